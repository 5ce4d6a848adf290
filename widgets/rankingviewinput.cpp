// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of the list.
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace modalens {

QItemSelectionModel::SelectionFlags RankingView::selectionCommand(const QModelIndex &, const QEvent *) const
{
    return QItemSelectionModel::NoUpdate; // see mark()
}

/// What a click on a row, or a step to it, does to the marks. \param before the current item before that.
void RankingView::mark(int row, Qt::KeyboardModifiers modifiers, qint64 before)
{
    const qint64 item = m_model->itemAt(row);
    if (item < 0)
        return;
    QVector<qint64> marked;
    if (modifiers & Qt::ShiftModifier) {
        const int current = m_model->rowOfItem(before);
        const int anchor = m_anchor >= 0 ? m_anchor : std::max(current, 0);
        for (int between = std::min(anchor, row); between <= std::max(anchor, row); ++between)
            if (const qint64 other = m_model->itemAt(between); other >= 0)
                marked << other;
        for (const qint64 other : std::as_const(m_marked)) // what is marked elsewhere stays
            if ((modifiers & Qt::ControlModifier) || m_model->rowOfItem(other) < 0)
                marked << other;
        m_anchor = anchor;
    } else if (modifiers & Qt::ControlModifier) {
        marked = m_marked;
        if (marked.isEmpty() && before >= 0 && before != item)
            marked << before;
        if (!marked.removeOne(item))
            marked << item;
        m_anchor = row;
    } else {
        m_anchor = row;
    }
    std::sort(marked.begin(), marked.end());
    marked.erase(std::unique(marked.begin(), marked.end()), marked.end());
    if (marked != m_marked)
        Q_EMIT itemsMarked(marked);
}

void RankingView::markAll()
{
    QVector<qint64> all;
    if (const SharedListOrder &order = m_model->order()) {
        all = QVector<qint64>(order->items.begin(), order->items.end());
    } else {
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (m_model->itemAt(row) < 0) {
                m_marksAll = true; // as soon as it is known which these are
                return;
            } else {
                all << m_model->itemAt(row);
            }
    }
    std::sort(all.begin(), all.end());
    Q_EMIT itemsMarked(all);
}

void RankingView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const qint64 before = m_currentItem;
    QAbstractItemView::mousePressEvent(event);
    if (index.isValid() && event->button() == Qt::LeftButton)
        mark(index.row(), event->modifiers(), before);
}

void RankingView::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (m_hovered != index.row()) {
        m_hovered = index.row();
        viewport()->update();
    }
    if ((event->buttons() & Qt::LeftButton) && index.isValid() && index != currentIndex()) {
        const qint64 before = m_currentItem;
        setCurrentIndex(index);
        mark(index.row(), event->modifiers() | Qt::ShiftModifier, before); // from the row of the press on
    }
}

void RankingView::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    viewport()->update();
    QAbstractItemView::leaveEvent(event);
}

void RankingView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = isByMouse ? indexAt(event->pos()) : currentIndex();
    const QPoint at = isByMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center());
    Q_EMIT menuRequested(index.isValid() ? m_model->itemAt(index.row()) : -1, at);
    event->accept();
}

/// -1 for a key that does not move.
int RankingView::rowAfterKey(int key) const
{
    const ListGeometry geometry = listGeometry();
    const int perLine = geometry.perLine(), last = geometry.rowCount - 1;
    const int page = std::max(1, viewport()->height() / geometry.lineHeightPx() - 1) * perLine;
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const auto moved = [&](int by) { return row < 0 ? 0 : std::clamp(row + by, 0, last); };
    switch (key) {
    case Qt::Key_Up:
        return row >= perLine ? row - perLine : std::max(row, 0);
    case Qt::Key_Down:
        return row + perLine <= last || perLine == 1 ? moved(perLine) : std::max(row, 0);
    case Qt::Key_PageUp:
        return moved(-page);
    case Qt::Key_PageDown:
        return moved(page);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    case Qt::Key_Left:
        return perLine > 1 ? moved(-1) : -1;
    case Qt::Key_Right:
        return perLine > 1 ? moved(1) : -1;
    default:
        return -1;
    }
}

void RankingView::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    const qint64 before = m_currentItem;
    const QModelIndex index = m_model->index(row);
    setCurrentIndex(index);
    scrollTo(index);
    if (modifiers & Qt::ShiftModifier || !(modifiers & Qt::ControlModifier)) // Ctrl goes past what is marked
        mark(row, modifiers, before);
}

QModelIndex RankingView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    static const QHash<int, int> keys{{MoveUp, Qt::Key_Up},         {MoveDown, Qt::Key_Down},
                                      {MoveLeft, Qt::Key_Left},     {MoveRight, Qt::Key_Right},
                                      {MoveHome, Qt::Key_Home},     {MoveEnd, Qt::Key_End},
                                      {MovePageUp, Qt::Key_PageUp}, {MovePageDown, Qt::Key_PageDown}};
    const int row = rowAfterKey(keys.value(action));
    return row < 0 ? currentIndex() : m_model->index(row);
}

void RankingView::keyPressEvent(QKeyEvent *event)
{
    const qint64 item = currentIndex().isValid() ? m_model->itemAt(currentIndex().row()) : -1;
    const int row = m_model->rowCount() > 0 ? rowAfterKey(event->key()) : -1;
    if (m_style == ListStyle::Table && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Left
                                                 ? QAbstractSlider::SliderSingleStepSub
                                                 : QAbstractSlider::SliderSingleStepAdd);
    } else if (row >= 0) {
        moveTo(row, event->modifiers());
    } else if (event->matches(QKeySequence::SelectAll)) {
        markAll();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (item >= 0)
            Q_EMIT itemActivated(item);
    } else if (event->key() == Qt::Key_Space) {
        if (event->modifiers() & Qt::ControlModifier)
            mark(currentIndex().row(), Qt::ControlModifier, -1);
        else
            Q_EMIT playRequested();
    } else {
        event->ignore(); // the base class would search or copy
        return;
    }
    event->accept();
}

} // namespace modalens
