// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointgrid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr int kMaxCellsPerSide = 2048;

bool isPlaced(const float *xy)
{
    return std::isfinite(xy[0]) && std::isfinite(xy[1]);
}

} // namespace

PointGrid::PointGrid(SharedMapPoints points)
    : m_points(std::move(points))
{
    const qint64 count = m_points ? qint64(m_points->xy.size() / 2) : 0;
    double right = -std::numeric_limits<double>::infinity(), top = right;
    m_left = m_bottom = std::numeric_limits<double>::infinity();
    qint64 placed = 0;
    for (qint64 i = 0; i < count; ++i) {
        const float *xy = &m_points->xy[2 * i];
        if (!isPlaced(xy))
            continue;
        ++placed;
        m_left = std::min<double>(m_left, xy[0]);
        right = std::max<double>(right, xy[0]);
        m_bottom = std::min<double>(m_bottom, xy[1]);
        top = std::max<double>(top, xy[1]);
    }
    if (placed == 0)
        return;
    const double extent = std::max({right - m_left, top - m_bottom, 1e-30});
    const int perSide = std::clamp(int(std::sqrt(double(placed) / 2)), 1, kMaxCellsPerSide);
    m_cell = extent / perSide;
    m_columns = std::min(perSide, int((right - m_left) / m_cell)) + 1;
    m_rows = std::min(perSide, int((top - m_bottom) / m_cell)) + 1;

    // Counting sort by cell; walking the points in order keeps indices ascending within a cell.
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

int PointGrid::column(double x) const
{
    return int(std::clamp((x - m_left) / m_cell, 0.0, double(m_columns - 1)));
}

int PointGrid::row(double y) const
{
    return int(std::clamp((y - m_bottom) / m_cell, 0.0, double(m_rows - 1)));
}

qint64 PointGrid::nearest(const QPointF &at, double radius) const
{
    if (m_order.empty() || !(radius >= 0) || !std::isfinite(at.x()) || !std::isfinite(at.y()))
        return -1;
    qint64 best = -1;
    double bestSquared = radius * radius;
    const int firstColumn = column(at.x() - radius), lastColumn = column(at.x() + radius);
    const int firstRow = row(at.y() - radius), lastRow = row(at.y() + radius);
    for (int r = firstRow; r <= lastRow; ++r) {
        const std::size_t base = std::size_t(r) * m_columns;
        for (quint32 k = m_starts[base + firstColumn]; k < m_starts[base + lastColumn + 1]; ++k) {
            const qint64 i = m_order[k];
            const double dx = m_points->xy[2 * i] - at.x();
            const double dy = m_points->xy[2 * i + 1] - at.y();
            const double squared = dx * dx + dy * dy;
            if (squared < bestSquared || (squared == bestSquared && (best < 0 || i < best))) {
                best = i;
                bestSquared = squared;
            }
        }
    }
    return best;
}

bool PointGrid::touches(const QRectF &world) const
{
    return !m_order.empty() && world.right() >= m_left && world.left() <= m_left + m_columns * m_cell &&
           world.bottom() >= m_bottom && world.top() <= m_bottom + m_rows * m_cell;
}

qint64 PointGrid::countNear(const QRectF &world) const
{
    if (!touches(world))
        return 0;
    const int firstColumn = column(world.left()), lastColumn = column(world.right());
    qint64 count = 0;
    for (int r = row(world.top()); r <= row(world.bottom()); ++r) {
        const std::size_t base = std::size_t(r) * m_columns;
        count += m_starts[base + lastColumn + 1] - m_starts[base + firstColumn];
    }
    return count;
}

std::vector<quint32> PointGrid::indicesNear(const QRectF &world) const
{
    std::vector<quint32> indices;
    if (!touches(world))
        return indices;
    indices.reserve(countNear(world));
    const int firstColumn = column(world.left()), lastColumn = column(world.right());
    for (int r = row(world.top()); r <= row(world.bottom()); ++r) {
        const std::size_t base = std::size_t(r) * m_columns;
        indices.insert(indices.end(), m_order.begin() + m_starts[base + firstColumn],
                       m_order.begin() + m_starts[base + lastColumn + 1]);
    }
    return indices;
}

} // namespace modalens
