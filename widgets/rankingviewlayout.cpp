// SPDX-License-Identifier: GPL-3.0-or-later
// Where rows lie and what scrolling does.
#include "widgets/emptystate.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace modalens {

ListGeometry RankingView::listGeometry() const
{
    int width = viewport()->width();
    if (m_style == ListStyle::Table) {
        int columns = 0;
        for (const ListColumn &column : m_columns)
            columns += column.widthPx;
        width = std::max(width, columns);
    }
    return {m_style, m_model->rowCount(), width};
}

int RankingView::horizontalOffset() const
{
    return m_style == ListStyle::Table ? horizontalScrollBar()->value() : 0;
}

int RankingView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

std::pair<int, int> RankingView::visibleRows() const
{
    return listGeometry().rowsBetween(verticalOffset(), verticalOffset() + viewport()->height());
}

QModelIndex RankingView::indexAt(const QPoint &point) const
{
    const int row = listGeometry().rowAt(point + QPoint(horizontalOffset(), verticalOffset()));
    return row < 0 ? QModelIndex() : m_model->index(row);
}

QRect RankingView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return listGeometry().rectOf(index.row()).translated(-horizontalOffset(), -verticalOffset());
}

QRegion RankingView::visualRegionForSelection(const QItemSelection &) const
{
    return viewport()->rect(); // what is selected is what shows
}

void RankingView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    updateGeometries();
    const QRect rect = listGeometry().rectOf(index.row());
    const int height = viewport()->height(), top = verticalOffset();
    int wanted = top;
    if (hint == PositionAtTop || (hint == EnsureVisible && rect.top() < top))
        wanted = rect.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && rect.bottom() >= top + height))
        wanted = rect.bottom() + 1 - height;
    else if (hint == PositionAtCenter)
        wanted = rect.center().y() - height / 2;
    verticalScrollBar()->setValue(wanted);
}

void RankingView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout(); // none: rows lie where they lie
}

void RankingView::updateGeometries()
{
    const ListGeometry geometry = listGeometry();
    const QSize size = viewport()->size();
    verticalScrollBar()->setSingleStep(geometry.lineHeightPx());
    verticalScrollBar()->setPageStep(size.height());
    verticalScrollBar()->setRange(0, std::max(0, geometry.heightPx() - size.height()));
    horizontalScrollBar()->setSingleStep(20);
    horizontalScrollBar()->setPageStep(size.width());
    horizontalScrollBar()->setRange(0, std::max(0, geometry.widthPx - size.width()));
    QAbstractItemView::updateGeometries();
}

void RankingView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event); // not the list's: it would lay out every row
    m_empty->setGeometry(viewport()->rect());
    updateGeometries();
    mirrorSelection();
}

void RankingView::scrollContentsBy(int, int)
{
    const QScopedValueRollback guard(m_isSettingCurrent, true);
    mirrorSelection();
    viewport()->update();
}

void RankingView::dataChanged(const QModelIndex &, const QModelIndex &, const QList<int> &)
{
    viewport()->update();
}

void RankingView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    updateGeometries();
}

} // namespace modalens
