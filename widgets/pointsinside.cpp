// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointsinside.h"

#include "widgets/pointcells.h"

#include <algorithm>
#include <span>

namespace modalens {

namespace {

enum class Kept { None, Some, All };

/// What the row of cells between two heights meets of the polygon: columns that an edge touches, and whether
/// the middles of the others are inside.
class PolygonRow
{
public:
    PolygonRow(const PointCells &cells, const QPolygonF &polygon, int gridRow)
        : m_cells(cells)
        , m_isEdge(std::size_t(cells.columns()), false)
    {
        const double slack = kEdgeSlack * cells.side();
        const double low = cells.bottom() + gridRow * cells.side() - slack,
                     high = low + cells.side() + 2 * slack;
        const double middle = (low + high) / 2;
        for (int i = 0; i < polygon.size(); ++i) {
            QPointF from = polygon.at(i), to = polygon.at((i + 1) % polygon.size());
            if (from.y() > to.y())
                std::swap(from, to);
            if (from.y() > high || to.y() < low)
                continue;
            const auto xAt = [&](double y) {
                const double share = to.y() > from.y() ? (y - from.y()) / (to.y() - from.y()) : 0;
                return from.x() + std::clamp(share, 0.0, 1.0) * (to.x() - from.x());
            };
            const bool isLevel = to.y() <= from.y();
            mark(xAt(low), isLevel ? to.x() : xAt(high));
            if (from.y() <= middle && to.y() > middle)
                m_crossings.push_back(xAt(middle));
        }
        std::sort(m_crossings.begin(), m_crossings.end());
    }
    /// Points of this column must be looked at one by one. The outermost cells have no end.
    bool isEdge(int gridColumn) const
    {
        return m_isEdge[gridColumn] || gridColumn == 0 || gridColumn == m_cells.columns() - 1;
    }
    bool isInside(int gridColumn) const
    {
        const double x = m_cells.left() + (gridColumn + 0.5) * m_cells.side();
        const auto before = std::lower_bound(m_crossings.begin(), m_crossings.end(), x);
        return (before - m_crossings.begin()) % 2 == 1;
    }

private:
    static constexpr double kEdgeSlack = 1e-3; ///< Cells: where rounding may put a point.
    void mark(double x1, double x2)
    {
        const double slack = kEdgeSlack * m_cells.side();
        const int last = m_cells.column(std::max(x1, x2) + slack);
        for (int c = m_cells.column(std::min(x1, x2) - slack); c <= last; ++c)
            m_isEdge[c] = true;
    }

    const PointCells &m_cells;
    std::vector<bool> m_isEdge;
    std::vector<double> m_crossings;
};

/// The points in the cells that `world` touches: of a cell all, none or each that is inside, as
/// keepsOf(row)(column) says.
template <class Keeps, class IsInside>
std::vector<quint32> collected(const PointCells &cells, const QRectF &world, Keeps keepsOf, IsInside isInside)
{
    std::vector<quint32> indices;
    if (!cells.touches(world))
        return indices;
    std::vector<bool> isKept(cells.pointCount()); // sorting a million costs more
    qint64 count = 0;
    const int firstColumn = cells.column(world.left()), lastColumn = cells.column(world.right());
    for (int r = cells.row(world.top()), lastRow = cells.row(world.bottom()); r <= lastRow; ++r) {
        const auto keeps = keepsOf(r);
        for (int c = firstColumn; c <= lastColumn; ++c) {
            const std::span<const quint32> points = cells.pointsOf(r, c);
            const Kept kept = points.empty() ? Kept::None : keeps(c);
            if (kept == Kept::None)
                continue;
            const bool isDecided = kept == Kept::All || cells.isSpot(r, c);
            if (isDecided && kept != Kept::All && !isInside(cells.placeOf(points.front())))
                continue;
            for (const quint32 i : points)
                if (isDecided || isInside(cells.placeOf(i))) {
                    isKept[i] = true;
                    ++count;
                }
        }
    }
    indices.reserve(count);
    for (std::size_t i = 0; i < isKept.size(); ++i)
        if (isKept[i])
            indices.push_back(quint32(i));
    return indices;
}

} // namespace

std::vector<quint32> pointsInside(const PointCells &cells, const QRectF &world)
{
    if (!cells.touches(world))
        return {};
    const int left = cells.column(world.left()), right = cells.column(world.right());
    const int low = cells.row(world.top()), high = cells.row(world.bottom());
    const auto keepsOf = [&](int r) {
        return [=, &cells](int c) {
            const bool isEdge = r == low || r == high || c == left || c == right || r == 0 || c == 0 ||
                                r == cells.rows() - 1 || c == cells.columns() - 1;
            return isEdge ? Kept::Some : Kept::All;
        };
    };
    return collected(cells, world, keepsOf, [&world](const QPointF &at) {
        return at.x() >= world.left() && at.x() <= world.right() && at.y() >= world.top() &&
               at.y() <= world.bottom();
    });
}

std::vector<quint32> pointsInside(const PointCells &cells, const QPolygonF &world)
{
    if (world.size() < 3)
        return {};
    const auto keepsOf = [&](int r) {
        return [&cells, r, inRow = PolygonRow(cells, world, r)](int c) {
            const bool isEdge = inRow.isEdge(c) || r == 0 || r == cells.rows() - 1;
            return isEdge ? Kept::Some : inRow.isInside(c) ? Kept::All : Kept::None;
        };
    };
    return collected(cells, world.boundingRect(), keepsOf,
                     [&world](const QPointF &at) { return world.containsPoint(at, Qt::OddEvenFill); });
}

} // namespace modalens
