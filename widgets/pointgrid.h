// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pointcells.h"

#include <QPointF>
#include <QRectF>

#include <span>
#include <utility>
#include <vector>

namespace modalens {

/// Finds points near a place in the plane, in cells of which a query looks at those it touches. A heap of
/// points on one spot counts as one where only the place matters. Points that are not finite are never found.
/// What lies inside of a rectangle or a polygon: pointsInside().
class PointGrid
{
public:
    PointGrid() = default;
    explicit PointGrid(SharedMapPoints points)
        : m_cells(std::move(points))
    {
    }
    /// Index of the point nearest to `at` within `radius` (world units), the lowest index on a tie; -1 when
    /// there is none. Looks outward from `at` and ends where nothing nearer can come. Of `passedOver`, if
    /// any, one per point: those are as if they were not there.
    qint64 nearest(const QPointF &at, double radius, const std::vector<bool> &passedOver = {}) const;
    /// The next point when walking from `at` along an axis, `direction` being (±1, 0) or (0, ±1): among those
    /// at least `atLeast` away and at most 45 degrees off the way, the one with the least distance plus twice
    /// what it lies aside; -1 when there is none.
    qint64 next(const QPointF &at, const QPointF &direction, double atLeast,
                const std::vector<bool> &passedOver = {}) const;
    /// Points in the cells that `world` touches: at least those inside, at most a cell's width more. O(rows).
    qint64 countNear(const QRectF &world) const;
    /// Their indices, in no particular order.
    std::vector<quint32> indicesNear(const QRectF &world) const;
    /// Points with a place: the others are nowhere on the map.
    qint64 placedCount() const { return qint64(m_cells.byPlace().size()); }
    /// As PointCells::byPlace().
    std::span<const quint32> byPlace() const { return m_cells.byPlace(); }
    const PointCells &cells() const { return m_cells; }

private:
    /// Calls visit(index) for the points of each square ring of cells around `at`, nearest ring first, while
    /// wantsFarther(least distance of what is left).
    template <class WantsFarther, class Visit>
    void visitOutward(const QPointF &at, const std::vector<bool> &passedOver, WantsFarther wantsFarther,
                      Visit visit) const;
    /// Of a spot one point alone: the first that is not passed over.
    template <class Visit>
    void visitCells(int gridRow, int firstColumn, int lastColumn, const std::vector<bool> &passedOver,
                    Visit visit) const;
    /// Calls visit(indices) for each row of the cells that `world` touches.
    template <class Visit>
    void visitRows(const QRectF &world, Visit visit) const;

    PointCells m_cells;
};

} // namespace modalens
