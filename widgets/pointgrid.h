// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QPointF>
#include <QRectF>

#include <vector>

namespace modalens {

/// Finds points near a place in the plane: a uniform grid with about two points a cell (counting sort, O(n)
/// to build, 4 bytes a point). A query costs the cells it touches.
class PointGrid
{
public:
    PointGrid() = default;
    explicit PointGrid(SharedMapPoints points);
    /// Index of the point nearest to `at` within `radius` (world units), the lowest index on a tie; -1 when
    /// there is none. Points that are not finite are never found.
    qint64 nearest(const QPointF &at, double radius) const;
    /// Points in the cells that `world` touches: at least those inside, at most a cell's width more. O(rows).
    qint64 countNear(const QRectF &world) const;
    /// Their indices, in no particular order.
    std::vector<quint32> indicesNear(const QRectF &world) const;

private:
    int column(double x) const;
    int row(double y) const;
    bool touches(const QRectF &world) const;

    SharedMapPoints m_points;
    std::vector<quint32> m_order;  ///< Point indices by cell.
    std::vector<quint32> m_starts; ///< columns * rows + 1
    double m_left = 0, m_bottom = 0, m_cell = 1;
    int m_columns = 0, m_rows = 0;
};

} // namespace modalens
