// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/commandpalette.h"

#include "app/gui/window/actions.h"

#include "widgets/textscale.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kTogether = 4; // against letters that stand apart
constexpr int kWordStart = 6;
constexpr int kAsTyped = 20;
constexpr int kShown = 40;
constexpr int kActionRole = Qt::UserRole;

/// Lower case letters without their accents.
QString folded(const QString &text)
{
    QString plain;
    for (const QChar letter : text.normalized(QString::NormalizationForm_D).toCaseFolded())
        if (letter.category() != QChar::Mark_NonSpacing)
            plain += letter;
    return plain;
}

} // namespace

int matchScore(const QString &typed, const QString &text)
{
    const QString wanted = folded(typed).remove(QLatin1Char(' ')), there = folded(text);
    int score = there.contains(folded(typed).trimmed()) ? kAsTyped : 1;
    qsizetype at = 0, previous = -2;
    for (const QChar letter : wanted) {
        // A word that begins with it is meant sooner than the next letter that happens to be the same.
        qsizetype found = there.indexOf(letter, at);
        if (found > previous + 1)
            for (qsizetype i = found; i >= 0; i = there.indexOf(letter, i + 1))
                if (i == 0 || !there.at(i - 1).isLetterOrNumber()) {
                    found = i;
                    break;
                }
        if (found < 0)
            return 0;
        score += found == previous + 1 ? kTogether : 1;
        if (found == 0 || !there.at(found - 1).isLetterOrNumber())
            score += kWordStart;
        previous = found;
        at = found + 1;
    }
    return score;
}

CommandPalette::CommandPalette(const Actions &actions, QWidget *parent)
    : QDialog(parent, Qt::Popup)
    , m_text(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Commands"));
    for (QAction *action : actions.all())
        if (action->isEnabled())
            m_actions << action;
    m_text->setPlaceholderText(tr("What do you want to do?"));
    m_text->setAccessibleName(tr("Command"));
    m_text->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Matching commands"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    const QSize room = parent ? parent->size() * 3 / 4 : QSize(1000, 700); // all of it is seen
    resize(std::min(scaled(460), room.width()), std::min(scaled(380), room.height()));
    if (parent)
        move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, parent->height() / 8)));
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::showMatches);
    connect(m_text, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    showMatches({});
    m_text->setFocus();
}

void CommandPalette::showMatches(const QString &typed)
{
    std::vector<std::pair<int, QAction *>> found;
    for (QAction *action : std::as_const(m_actions))
        if (const int score = matchScore(typed, Actions::plainText(action)); score > 0)
            found.emplace_back(score, action);
    if (!typed.trimmed().isEmpty())
        std::stable_sort(found.begin(), found.end(),
                         [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (const auto &[score, action] : found) {
        if (m_list->count() == kShown)
            break;
        const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
        const QString text = Actions::plainText(action);
        auto *line = new QListWidgetItem(
            shortcut.isEmpty() ? text : tr("%1   (%2)", "command, its shortcut").arg(text, shortcut), m_list);
        line->setData(kActionRole, QVariant::fromValue<QObject *>(action));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem *line = m_list->currentItem();
    if (!line)
        return;
    const QPointer<QAction> action = qobject_cast<QAction *>(line->data(kActionRole).value<QObject *>());
    close(); // first: the action may open a dialog of its own
    if (action)
        action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isMove = key->key() == Qt::Key_Down || key->key() == Qt::Key_Up;
    if (!isMove)
        return QDialog::eventFilter(watched, event);
    const int step = key->key() == Qt::Key_Down ? 1 : -1;
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
    return true;
}

} // namespace modalens
