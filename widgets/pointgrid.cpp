// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointgrid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

double squaredLength(const QPointF &vector)
{
    return QPointF::dotProduct(vector, vector);
}

} // namespace

template <class Visit>
void PointGrid::visitCells(int gridRow, int firstColumn, int lastColumn, const std::vector<bool> &passedOver,
                           Visit visit) const
{
    firstColumn = std::max(firstColumn, 0);
    lastColumn = std::min(lastColumn, m_cells.columns() - 1);
    if (gridRow < 0 || gridRow >= m_cells.rows() || firstColumn > lastColumn)
        return;
    const auto counts = [&](quint32 i) { return passedOver.empty() || !passedOver[i]; };
    const std::span<const quint32> all = m_cells.pointsOf(gridRow, firstColumn, lastColumn);
    if (!m_cells.hasSpots() || std::ssize(all) < PointCells::kMinSpotPoints) {
        for (const quint32 i : all)
            if (counts(i))
                visit(qint64(i));
        return;
    }
    for (int c = firstColumn; c <= lastColumn; ++c) {
        const bool isSpot = m_cells.isSpot(gridRow, c);
        for (const quint32 i : m_cells.pointsOf(gridRow, c)) {
            if (!counts(i))
                continue;
            visit(qint64(i));
            if (isSpot)
                break;
        }
    }
}

template <class WantsFarther, class Visit>
void PointGrid::visitOutward(const QPointF &at, const std::vector<bool> &passedOver,
                             WantsFarther wantsFarther, Visit visit) const
{
    if (m_cells.byPlace().empty() || !std::isfinite(at.x()) || !std::isfinite(at.y()))
        return;
    const int c = m_cells.column(at.x()), r = m_cells.row(at.y());
    const int rings = std::max({c, m_cells.columns() - 1 - c, r, m_cells.rows() - 1 - r});
    // Cells cut each axis into intervals, the outermost endless: what is n cells off is n - 1 widths away, on
    // whichever side of the grid `at` and the point lie.
    for (int ring = 0; ring <= rings && wantsFarther(std::max(0, ring - 1) * m_cells.side()); ++ring) {
        visitCells(r - ring, c - ring, c + ring, passedOver, visit);
        if (ring == 0)
            continue;
        for (int between = r - ring + 1; between < r + ring; ++between) {
            visitCells(between, c - ring, c - ring, passedOver, visit);
            visitCells(between, c + ring, c + ring, passedOver, visit);
        }
        visitCells(r + ring, c - ring, c + ring, passedOver, visit);
    }
}

qint64 PointGrid::nearest(const QPointF &at, double radius, const std::vector<bool> &passedOver) const
{
    const QRectF bounds = m_cells.bounds();
    const double beside = std::max({0.0, bounds.left() - at.x(), at.x() - bounds.right()});
    const double above = std::max({0.0, bounds.top() - at.y(), at.y() - bounds.bottom()});
    if (!(radius >= 0) || std::hypot(beside, above) > radius)
        return -1;
    qint64 best = -1;
    double bestSquared = radius * radius;
    visitOutward(
        at, passedOver, [&](double least) { return least * least <= bestSquared; },
        [&](qint64 i) {
            const double squared = squaredLength(m_cells.placeOf(i) - at);
            if (squared < bestSquared || (squared == bestSquared && (best < 0 || i < best))) {
                best = i;
                bestSquared = squared;
            }
        });
    return best;
}

qint64 PointGrid::next(const QPointF &at, const QPointF &direction, double atLeast,
                       const std::vector<bool> &passedOver) const
{
    qint64 best = -1;
    double bestCost = std::numeric_limits<double>::infinity();
    const auto look = [&](qint64 i) {
        const QPointF way = m_cells.placeOf(i) - at;
        const double along = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        const double distance = std::hypot(along, aside);
        const double cost = distance + 2 * aside;
        if (along > 0 && aside <= along && distance >= atLeast &&
            (cost < bestCost || (cost == bestCost && i < best))) {
            best = i;
            bestCost = cost;
        }
    };
    if (m_cells.byPlace().empty() || !std::isfinite(at.x()) || !std::isfinite(at.y()))
        return -1;
    const bool isAcross = direction.x() != 0; // else up or down
    const int c = m_cells.column(at.x()), r = m_cells.row(at.y());
    const int step = (isAcross ? direction.x() : direction.y()) > 0 ? 1 : -1;
    const int last = step < 0 ? 0 : (isAcross ? m_cells.columns() : m_cells.rows()) - 1;
    const QRectF cells(m_cells.left(), m_cells.bottom(), m_cells.columns() * m_cells.side(),
                       m_cells.rows() * m_cells.side());
    const bool isStray = !cells.contains(at);
    // Line after line of cells, away from `at`; what is 45 degrees off lies as many cells aside as ahead, but
    // the outermost cells have no end.
    for (int line = isAcross ? c : r, ahead = 0; (last - line) * step >= 0; line += step, ++ahead) {
        const double edge = isAcross ? m_cells.left() + (line + (step < 0)) * m_cells.side() - at.x()
                                     : m_cells.bottom() + (line + (step < 0)) * m_cells.side() - at.y();
        if (ahead > 0 && edge * step >= bestCost)
            break;
        const int reach = isStray || line == last ? PointCells::kMaxPerSide + 1 : ahead + 1;
        if (isAcross)
            for (int side = std::max(0, r - reach); side <= std::min(m_cells.rows() - 1, r + reach); ++side)
                visitCells(side, line, line, passedOver, look);
        else
            visitCells(line, c - reach, c + reach, passedOver, look);
    }
    return best;
}

qint64 PointGrid::countNear(const QRectF &world) const
{
    qint64 count = 0;
    visitRows(world, [&](std::span<const quint32> points) { count += std::ssize(points); });
    return count;
}

std::vector<quint32> PointGrid::indicesNear(const QRectF &world) const
{
    std::vector<quint32> indices;
    indices.reserve(countNear(world));
    visitRows(world, [&](std::span<const quint32> points) {
        indices.insert(indices.end(), points.begin(), points.end());
    });
    return indices;
}

template <class Visit>
void PointGrid::visitRows(const QRectF &world, Visit visit) const
{
    if (!m_cells.touches(world))
        return;
    const int firstColumn = m_cells.column(world.left()), lastColumn = m_cells.column(world.right());
    for (int r = m_cells.row(world.top()); r <= m_cells.row(world.bottom()); ++r)
        visit(m_cells.pointsOf(r, firstColumn, lastColumn));
}

} // namespace modalens
