// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapregion.h"

#include "widgets/theme.h"

#include <QLineF>
#include <QPainter>

namespace modalens {

namespace {

constexpr double kStepPx = 2; ///< Between corners of a lasso.

} // namespace

MapRegion::MapRegion(MapTool tool, SelectionChange how, const QPointF &start)
    : m_isRectangle(tool != MapTool::Lasso)
    , m_how(how)
    , m_path({start, start})
{
}

void MapRegion::extend(const QPointF &to)
{
    if (m_isRectangle)
        m_path.last() = to;
    else if (QLineF(m_path.last(), to).length() >= kStepPx)
        m_path << to;
}

QPolygonF MapRegion::outline() const
{
    return m_isRectangle ? QPolygonF(QRectF(m_path.first(), m_path.last()).normalized()) : m_path;
}

void MapRegion::paint(QPainter *painter, const Theme &theme) const
{
    const bool isSubtracting = m_how == SelectionChange::Subtract;
    QColor fill = isSubtracting ? theme.secondary : theme.selection;
    painter->setPen(QPen(fill, 1.5, isSubtracting ? Qt::DashLine : Qt::SolidLine));
    fill.setAlphaF(0.12f);
    painter->setBrush(fill);
    painter->drawPolygon(outline(), Qt::OddEvenFill);
}

} // namespace modalens
