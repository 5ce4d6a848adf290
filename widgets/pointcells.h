// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QPointF>
#include <QRectF>

#include <span>
#include <vector>

namespace modalens {

/// Points of the plane sorted into the square cells of a uniform grid, about two points a cell: a counting
/// sort, O(n) to build, 4 bytes a point. The grid lies over the box of all points but a few strays, which
/// stand in the outermost cells: one point far away must not throw all others into one cell. Hence the
/// outermost cells have no end. Points that are not finite are in no cell. Immutable.
class PointCells
{
public:
    static constexpr int kMaxPerSide = 2048;
    static constexpr std::ptrdiff_t kMinSpotPoints = 64;

    PointCells() = default;
    explicit PointCells(SharedMapPoints points);

    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    double side() const { return m_side; }     ///< Of a cell, world units.
    double left() const { return m_left; }     ///< Where column 0 begins...
    double bottom() const { return m_bottom; } ///< ...and row 0.
    /// The cell that a place falls into; \pre there are cells.
    int column(double x) const;
    int row(double y) const;
    /// Indices of the points in a cell, ascending.
    std::span<const quint32> pointsOf(int row, int column) const { return pointsOf(row, column, column); }
    /// The same of neighbouring cells of one row, cell after cell.
    std::span<const quint32> pointsOf(int row, int firstColumn, int lastColumn) const;
    /// At least kMinSpotPoints points, all at one place.
    bool isSpot(int row, int column) const;
    bool hasSpots() const { return !m_spots.empty(); }
    /// False where there is no point; else whether `world` meets the box of all points.
    bool touches(const QRectF &world) const;
    QRectF bounds() const { return m_bounds; } ///< Of all points with a place.
    /// All points with a place, each once, neighbours near each other: row by row of cells.
    std::span<const quint32> byPlace() const { return m_order; }
    qint64 pointCount() const { return m_points ? qint64(m_points->items.size()) : 0; } ///< Also without one.
    QPointF placeOf(qint64 index) const { return {m_points->xy[2 * index], m_points->xy[2 * index + 1]}; }

private:
    void sort(qint64 count, qint64 placed);
    void findSpots();

    SharedMapPoints m_points;
    std::vector<quint32> m_order;  ///< Point indices by cell.
    std::vector<quint32> m_starts; ///< columns * rows + 1
    std::vector<quint32> m_spots;  ///< Cells, ascending.
    QRectF m_bounds;
    double m_left = 0, m_bottom = 0, m_side = 1;
    int m_columns = 0, m_rows = 0;
};

} // namespace modalens
