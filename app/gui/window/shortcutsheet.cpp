// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/shortcutsheet.h"

#include "app/gui/window/actions.h"

#include "widgets/textscale.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

enum Column { Command, Shortcut, ColumnCount };
constexpr int kNameRole = Qt::UserRole;

} // namespace

ShortcutSheet::ShortcutSheet(Actions &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_note(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Shortcuts"));
    resize(std::min(scaled(560), 1000), std::min(scaled(600), 700));
    m_search->setPlaceholderText(tr("Search commands"));
    m_search->setAccessibleName(tr("Search commands"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Commands and their shortcuts"));
    m_list->setHeaderLabels({tr("Command"), tr("Shortcut")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Command, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Shortcut, QHeaderView::ResizeToContents);
    m_keys->setAccessibleName(tr("New shortcut"));
    m_note->setWordWrap(true);
    auto *clear = new QPushButton(tr("No shortcut"), this);
    auto *standard = new QPushButton(tr("Standard"), this);
    auto *edit = new QHBoxLayout;
    edit->addWidget(new QLabel(tr("New shortcut:"), this));
    edit->addWidget(m_keys, 1);
    edit->addWidget(clear);
    edit->addWidget(standard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *reset = buttons->addButton(tr("All standard"), QDialogButtonBox::ResetRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(edit);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutSheet::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutSheet::showCurrent);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, [this] { take(m_keys->keySequence()); });
    connect(clear, &QPushButton::clicked, this, [this] { take({}); });
    connect(standard, &QPushButton::clicked, this, [this] {
        if (const QAction *action = current())
            take(m_actions.standardShortcut(action->objectName()));
    });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_actions.resetShortcuts();
        m_note->clear();
        fill();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    fill();
    m_search->setFocus();
    m_keys->installEventFilter(this);
}

/// Escape leaves the shortcut as it was: it is how one gets out of everything, and so no shortcut itself.
bool ShortcutSheet::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_keys || !isKey || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
        return QDialog::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        showCurrent();
        m_list->setFocus();
    }
    event->accept();
    return true;
}

void ShortcutSheet::fill()
{
    const QTreeWidgetItem *before = m_list->currentItem();
    const QString name = before ? before->data(Command, kNameRole).toString() : QString();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const QAction *action : m_actions.all()) {
        auto *line = new QTreeWidgetItem(
            m_list, {Actions::plainText(action), action->shortcut().toString(QKeySequence::NativeText)});
        line->setData(Command, kNameRole, action->objectName());
        if (action->objectName() == name)
            m_list->setCurrentItem(line);
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    filter(m_search->text());
    showCurrent();
}

void ShortcutSheet::filter(const QString &typed)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *line = m_list->topLevelItem(i);
        line->setHidden(!line->text(Command).contains(typed, Qt::CaseInsensitive) &&
                        !line->text(Shortcut).contains(typed, Qt::CaseInsensitive));
    }
}

QAction *ShortcutSheet::current() const
{
    const QTreeWidgetItem *line = m_list->currentItem();
    return line ? m_actions.find(line->data(Command, kNameRole).toString()) : nullptr;
}

void ShortcutSheet::showCurrent()
{
    const QSignalBlocker blocker(m_keys);
    const QAction *action = current();
    m_keys->setEnabled(action != nullptr);
    m_keys->setKeySequence(action ? action->shortcut() : QKeySequence());
}

void ShortcutSheet::take(const QKeySequence &shortcut)
{
    const QAction *action = current();
    if (!action || shortcut == action->shortcut())
        return;
    m_note->clear();
    if (const QAction *other = m_actions.withShortcut(shortcut)) {
        m_actions.setShortcut(other->objectName(), {});
        m_note->setText(tr("“%1” had this shortcut and has none now.").arg(Actions::plainText(other)));
    }
    m_actions.setShortcut(action->objectName(), shortcut);
    fill();
}

} // namespace modalens
