// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querybar.h"
#include "widgets/searchpopup.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

// Keys, drags and drops of the query bar.

namespace modalens {

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

/// A picture without a file is for the window, which can keep it.
bool isTaken(const QMimeData *data)
{
    return !localFiles(data).isEmpty() || (data->hasText() && !data->hasImage());
}

} // namespace

/// True where the key was for the bar and not for the edit.
bool QueryBar::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool isOpen = m_popup && m_popup->isVisible();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers & Qt::ControlModifier)
            showAll();
        else
            accept(!modifiers.testFlag(Qt::AltModifier));
        return true;
    case Qt::Key_Tab:
        if (!isOpen || m_popup->isOnWords())
            return false;
        accept(true);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (isOpen)
            m_popup->step(key == Qt::Key_Down ? 1 : -1);
        else
            search();
        return true;
    case Qt::Key_Escape:
        if (isOpen)
            m_popup->hide();
        else
            clearTyped();
        return true;
    case Qt::Key_Backspace:
        if (!m_edit->text().isEmpty() || m_chips.isEmpty())
            return false;
        removeChip(int(m_chips.size()) - 1);
        return true;
    default:
        return false;
    }
}

/// False for an undo or redo that the line of typed words has nothing for.
bool QueryBar::isEditing(const QKeyEvent *key) const
{
    return !(key->matches(QKeySequence::Undo) && !m_edit->isUndoAvailable()) &&
           !(key->matches(QKeySequence::Redo) && !m_edit->isRedoAvailable());
}

bool QueryBar::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_edit)
        return QWidget::eventFilter(object, event);
    if (event->type() == QEvent::FocusIn)
        Q_EMIT searchExpected();
    if (event->type() == QEvent::FocusOut && m_popup &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) // a menu comes and goes
        m_popup->hide();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::ShortcutOverride && !isEditing(static_cast<QKeyEvent *>(event))) {
        event->ignore(); // where nothing was typed, Ctrl+Z is for the query
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Paste)) {
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        if (data && (data->hasImage() || !localFiles(data).isEmpty())) {
            Q_EMIT mediaPasted();
            return true;
        }
    }
    return takeKey(key->key(), key->modifiers()) || QWidget::eventFilter(object, event);
}

void QueryBar::dragEnterEvent(QDragEnterEvent *event)
{
    m_isDropTarget = isTaken(event->mimeData());
    if (m_isDropTarget)
        event->acceptProposedAction();
    else
        event->ignore();
    update();
}

void QueryBar::dragLeaveEvent(QDragLeaveEvent *)
{
    m_isDropTarget = false;
    update();
}

void QueryBar::dropEvent(QDropEvent *event)
{
    m_isDropTarget = false;
    update();
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty()) {
        m_edit->setText(event->mimeData()->text());
        addTypedText(true);
        event->acceptProposedAction();
        return;
    }
    for (const QString &file : files)
        m_chips << QueryChip{QueryChip::Kind::File, file, QFileInfo(file).fileName(), true, file};
    event->acceptProposedAction();
    rebuild();
    Q_EMIT queryEdited(m_chips);
}

} // namespace modalens
