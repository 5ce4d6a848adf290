// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/troublereporter.h"

#include "app/gui/desk/settings.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/folderstate.h"
#include "app/gui/text/opentext.h"
#include "app/gui/text/paths.h"

#include <QMessageBox>
#include <QPushButton>

namespace modalens {

TroubleReporter::TroubleReporter(CatalogSession &session, Settings &settings, QWidget *window,
                                 QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
    , m_window(window)
{
}

void TroubleReporter::show(const Error &error)
{
    if (m_session.isOpen())
        showOpenFailure(error, textFromPath(m_session.folder()));
    else
        showPlainly(error);
}

void TroubleReporter::showOpenFailure(const Error &error, const QString &folder)
{
    if (folder.isEmpty())
        return showPlainly(error);
    lookAtFolder(folder, this, [this, error, folder](FolderState state) {
        if (state == FolderState::Catalog)
            showPlainly(error);
        else
            showNoCatalog(state, folder, error);
    });
}

void TroubleReporter::showNoCatalog(FolderState state, const QString &folder, const Error &error)
{
    if (m_goneBox)
        return;
    const bool isShown = m_session.isOpen() && m_session.folder() == pathFromText(folder);
    const bool isKnown = m_settings.recentCatalogs().contains(folder);
    QMessageBox *message =
        box(noCatalogText(state, folder, isShown || isKnown), QString::fromStdString(describe(error)));
    m_goneBox = message;
    const auto offer = [message](const QString &text, auto take) {
        QPushButton *button = message->addButton(text, QMessageBox::ActionRole);
        connect(button, &QPushButton::clicked, message, take);
        return button;
    };
    if (isShown)
        offer(tr("Close catalog"), [this] { m_session.close(); });
    else if (!isKnown && state != FolderState::Missing)
        message->setDefaultButton(offer(tr("Import…"), [this, folder] { Q_EMIT importRequested(folder); }));
    if (isKnown)
        offer(tr("Remove from the list"), [this, folder, isShown] {
            m_settings.removeRecentCatalog(folder);
            if (isShown)
                m_session.close();
        });
    if (!isShown)
        offer(tr("Open catalog…"), [this] { Q_EMIT chooseRequested(); });
    message->open();
}

void TroubleReporter::showPlainly(const Error &error)
{
    show(errorText(error), QString::fromStdString(describe(error)));
}

void TroubleReporter::show(const ErrorText &text, const QString &details)
{
    box(text, details)->open();
}

QMessageBox *TroubleReporter::box(const ErrorText &text, const QString &details)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Modalens"), {}, QMessageBox::Close, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(text.what);
    box->setInformativeText(text.wayOut);
    box->setDetailedText(details);
    box->setDefaultButton(QMessageBox::Close);
    return box;
}

} // namespace modalens
