// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointcells.h"

#include "widgets/pointbox.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr double kStrayMargin = 0.05; ///< Of the box without strays, on each side.

bool isPlaced(const float *xy)
{
    return std::isfinite(xy[0]) && std::isfinite(xy[1]);
}

/// All places; null rectangles have no width but a place, so QRectF::united() is of no use.
struct Bounds
{
    double left = std::numeric_limits<double>::infinity(), bottom = left, right = -left, top = -left;
    qint64 placed = 0;
    void add(const float *xy)
    {
        ++placed;
        left = std::min<double>(left, xy[0]);
        right = std::max<double>(right, xy[0]);
        bottom = std::min<double>(bottom, xy[1]);
        top = std::max<double>(top, xy[1]);
    }
};

Bounds boundsOf(const MapPoints &points, qint64 count)
{
    Bounds bounds;
    for (qint64 i = 0; i < count; ++i)
        if (const float *xy = &points.xy[2 * i]; isPlaced(xy))
            bounds.add(xy);
    return bounds;
}

/// Where the cells lie: the bounds, or less where strays make them much larger than what most points need.
QRectF gridBox(const MapPoints &points, const QRectF &bounds)
{
    const QRectF most = robustBox(points);
    const double extent = std::max(most.width(), most.height());
    if (!(extent > 0))
        return bounds;
    const double margin = kStrayMargin * extent;
    const QRectF box = most.adjusted(-margin, -margin, margin, margin);
    const double left = std::max(box.left(), bounds.left()), right = std::min(box.right(), bounds.right());
    const double bottom = std::max(box.top(), bounds.top()), top = std::min(box.bottom(), bounds.bottom());
    return {left, bottom, right - left, top - bottom};
}

} // namespace

PointCells::PointCells(SharedMapPoints points)
    : m_points(std::move(points))
{
    const qint64 count = m_points ? qint64(m_points->xy.size() / 2) : 0;
    const Bounds bounds = count > 0 ? boundsOf(*m_points, count) : Bounds();
    if (bounds.placed == 0)
        return;
    m_bounds = QRectF(bounds.left, bounds.bottom, bounds.right - bounds.left, bounds.top - bounds.bottom);
    const QRectF box = gridBox(*m_points, m_bounds);
    m_left = box.left();
    m_bottom = box.top();
    const double extent = std::max({box.width(), box.height(), 1e-30});
    const int perSide = std::clamp(int(std::sqrt(double(bounds.placed) / 2)), 1, kMaxPerSide);
    m_side = extent / perSide;
    m_columns = std::min(perSide, int(box.width() / m_side)) + 1;
    m_rows = std::min(perSide, int(box.height() / m_side)) + 1;
    sort(count, bounds.placed);
    findSpots();
}

/// A counting sort; walking the points in order keeps indices ascending within a cell.
void PointCells::sort(qint64 count, qint64 placed)
{
    m_starts.assign(std::size_t(m_columns) * m_rows + 1, 0);
    const auto cellOf = [this](const float *xy) {
        return std::size_t(row(xy[1])) * m_columns + column(xy[0]);
    };
    for (qint64 i = 0; i < count; ++i)
        if (const float *xy = &m_points->xy[2 * i]; isPlaced(xy))
            ++m_starts[cellOf(xy) + 1];
    for (std::size_t c = 1; c < m_starts.size(); ++c)
        m_starts[c] += m_starts[c - 1];
    std::vector<quint32> next(m_starts.begin(), m_starts.end() - 1);
    m_order.resize(placed);
    for (qint64 i = 0; i < count; ++i)
        if (const float *xy = &m_points->xy[2 * i]; isPlaced(xy))
            m_order[next[cellOf(xy)]++] = quint32(i);
}

void PointCells::findSpots()
{
    for (std::size_t cell = 0; cell + 1 < m_starts.size(); ++cell) {
        const auto begin = m_order.begin() + m_starts[cell], end = m_order.begin() + m_starts[cell + 1];
        if (end - begin < kMinSpotPoints)
            continue;
        const QPointF place = placeOf(*begin);
        if (std::all_of(begin + 1, end, [&](quint32 i) {
                const QPointF other = placeOf(i);
                return other.x() == place.x() && other.y() == place.y(); // QPointF compares loosely
            }))
            m_spots.push_back(quint32(cell));
    }
}

bool PointCells::isSpot(int row, int column) const
{
    return !m_spots.empty() &&
           std::binary_search(m_spots.begin(), m_spots.end(), quint32(std::size_t(row) * m_columns + column));
}

std::span<const quint32> PointCells::pointsOf(int row, int firstColumn, int lastColumn) const
{
    const std::size_t base = std::size_t(row) * m_columns;
    return {m_order.data() + m_starts[base + firstColumn], m_order.data() + m_starts[base + lastColumn + 1]};
}

int PointCells::column(double x) const
{
    return int(std::clamp((x - m_left) / m_side, 0.0, double(m_columns - 1)));
}

int PointCells::row(double y) const
{
    return int(std::clamp((y - m_bottom) / m_side, 0.0, double(m_rows - 1)));
}

bool PointCells::touches(const QRectF &world) const
{
    return !m_order.empty() && world.right() >= m_bounds.left() && world.left() <= m_bounds.right() &&
           world.bottom() >= m_bounds.top() && world.top() <= m_bounds.bottom();
}

} // namespace modalens
