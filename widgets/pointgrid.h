// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <span>
#include <vector>

namespace modalens {

/// Finds points near a place in the plane: a uniform grid with about two points a cell (counting sort, O(n)
/// to build, 4 bytes a point) over the box of all points but a few strays, which stand in the outermost
/// cells: one point far away must not throw all others into one cell. A heap of points on one spot counts as
/// one where only the place matters. A query costs the cells it touches. Points that are not finite are never
/// found.
class PointGrid
{
public:
    PointGrid() = default;
    explicit PointGrid(SharedMapPoints points);
    /// Index of the point nearest to `at` within `radius` (world units), the lowest index on a tie; -1 when
    /// there is none. Looks outward from `at` and ends where nothing nearer can come.
    qint64 nearest(const QPointF &at, double radius) const;
    /// The next point when walking from `at` along an axis, `direction` being (±1, 0) or (0, ±1): among those
    /// at least `atLeast` away and at most 45 degrees off the way, the one with the least distance plus twice
    /// what it lies aside; -1 when there is none.
    qint64 next(const QPointF &at, const QPointF &direction, double atLeast) const;
    /// Points in the cells that `world` touches: at least those inside, at most a cell's width more. O(rows).
    qint64 countNear(const QRectF &world) const;
    /// Their indices, in no particular order.
    std::vector<quint32> indicesNear(const QRectF &world) const;
    /// Exactly those inside, ascending.
    std::vector<quint32> indicesIn(const QRectF &world) const;
    /// Exactly those inside of a closed polygon by the even-odd rule, ascending. Cells that no edge touches
    /// are taken or left whole.
    std::vector<quint32> indicesIn(const QPolygonF &world) const;
    /// Points with a place: the others are nowhere on the map.
    qint64 placedCount() const { return qint64(m_order.size()); }
    /// All points with a place, each once, neighbours near each other: row by row of cells.
    std::span<const quint32> byPlace() const { return m_order; }

private:
    class PolygonRow;
    int column(double x) const;
    int row(double y) const;
    bool touches(const QRectF &world) const;
    /// Calls visit(index) for the points of each square ring of cells around `at`, nearest ring first, while
    /// wantsFarther(least distance of what is left).
    template <class WantsFarther, class Visit>
    void visitOutward(const QPointF &at, WantsFarther wantsFarther, Visit visit) const;
    /// Of a spot its first point alone.
    template <class Visit>
    void visitCells(int gridRow, int firstColumn, int lastColumn, Visit visit) const;
    std::span<const quint32> pointsOf(int gridRow, int gridColumn) const;
    bool isSpot(int gridRow, int gridColumn) const;
    void findSpots();
    template <class Keeps, class IsInside>
    std::vector<quint32> collected(const QRectF &world, Keeps keepsOf, IsInside isInside) const;

    SharedMapPoints m_points;
    std::vector<quint32> m_order;  ///< Point indices by cell.
    std::vector<quint32> m_starts; ///< columns * rows + 1
    std::vector<quint32> m_spots;  ///< Cells with many points that all lie at one place; ascending.
    QRectF m_bounds;               ///< Of all placed points.
    double m_left = 0, m_bottom = 0, m_cell = 1;
    int m_columns = 0, m_rows = 0;
};

} // namespace modalens
