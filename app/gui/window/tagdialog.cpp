// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/tagdialog.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace modalens {

TagDialog::TagDialog(const QString &title, int items, const QStringList &known, QWidget *parent)
    : QDialog(parent)
    , m_text(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(340);
    m_text->setAccessibleName(title);
    if (!known.isEmpty()) {
        auto *completer = new QCompleter(known, m_text);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        m_text->setCompleter(completer);
        m_text->setPlaceholderText(tr("mood: calm", "example of a tag: group and value"));
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *ok = buttons->button(QDialogButtonBox::Ok);
    ok->setEnabled(false);
    connect(m_text, &QLineEdit::textChanged, this,
            [ok](const QString &text) { ok->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT textChosen(m_text->text().trimmed()); });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("For %Ln item(s):", nullptr, items), this));
    layout->addWidget(m_text);
    layout->addWidget(buttons);
}

} // namespace modalens
