// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/importing/newcatalogdialog.h"

#include "app/gui/text/paths.h"
#include "engine/catalog/catalog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace modalens {

namespace {

QLayout *withBrowse(QLineEdit *edit, QPushButton *browse)
{
    auto *row = new QHBoxLayout;
    row->addWidget(edit, 1);
    row->addWidget(browse);
    return row;
}

} // namespace

NewCatalogDialog::NewCatalogDialog(const QString &sourceFolder, QWidget *parent)
    : QDialog(parent)
    , m_source(new QLineEdit(sourceFolder, this))
    , m_catalog(new QLineEdit(this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("New catalog from a folder"));
    setMinimumWidth(560);
    auto *browseSource = new QPushButton(tr("Browse…"), this);
    auto *browseCatalog = new QPushButton(tr("Browse…"), this);
    auto *note = new QLabel(tr("The media stay where they are; Modalens only reads them."), this);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("Create and import"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    m_source->setAccessibleName(tr("Folder of media or table file"));
    m_catalog->setAccessibleName(tr("Catalog"));
    auto *form = new QFormLayout;
    form->addRow(tr("Folder of media or table file"), withBrowse(m_source, browseSource));
    form->addRow(tr("Catalog"), withBrowse(m_catalog, browseCatalog));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(browseSource, &QPushButton::clicked, this, &NewCatalogDialog::browseSource);
    connect(browseCatalog, &QPushButton::clicked, this, &NewCatalogDialog::browseCatalog);
    connect(m_source, &QLineEdit::textChanged, this, &NewCatalogDialog::proposeCatalog);
    connect(m_catalog, &QLineEdit::textChanged, this, &NewCatalogDialog::validate);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    proposeCatalog();
    validate();
}

QString NewCatalogDialog::sourceFolder() const
{
    return QDir::cleanPath(m_source->text().trimmed());
}

QString NewCatalogDialog::catalogFolder() const
{
    return QDir::cleanPath(m_catalog->text().trimmed());
}

void NewCatalogDialog::browseSource()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of media"), m_source->text());
    if (!folder.isEmpty())
        m_source->setText(folder);
}

void NewCatalogDialog::browseCatalog()
{
    const QString folder = QFileDialog::getSaveFileName(this, tr("New catalog"), m_catalog->text());
    if (!folder.isEmpty())
        m_catalog->setText(folder);
}

void NewCatalogDialog::proposeCatalog()
{
    const QString name = QFileInfo(sourceFolder()).completeBaseName();
    const bool isUntouched = m_catalog->text().isEmpty() || m_catalog->text() == m_proposed;
    if (!name.isEmpty() && isUntouched) {
        const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        m_proposed = QDir(documents).filePath(QStringLiteral("Modalens/%1.modalens").arg(name));
        m_catalog->setText(m_proposed);
    }
    validate();
}

void NewCatalogDialog::validate()
{
    QString problem;
    const QFileInfo catalog(catalogFolder());
    if (!m_source->text().trimmed().isEmpty() && !QFileInfo::exists(sourceFolder()))
        problem = tr("That folder does not exist");
    else if (Catalog::exists(pathFromText(catalogFolder())))
        problem = tr("This catalog exists: the import will add to it");
    else if (catalog.isFile())
        problem = tr("The catalog must be a folder, and this is a file");
    m_problem->setText(problem);
    m_create->setEnabled(QFileInfo::exists(sourceFolder()) && !m_source->text().trimmed().isEmpty() &&
                         !m_catalog->text().trimmed().isEmpty() && !catalog.isFile());
}

} // namespace modalens
