// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointgrid.h"

#include "widgets/pointbox.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

enum class Kept { None, Some, All };

constexpr int kMaxCellsPerSide = 2048;
constexpr std::ptrdiff_t kMinSpotPoints = 64;
constexpr double kStrayMargin = 0.05; ///< Of the box without strays, on each side.

bool isPlaced(const float *xy)
{
    return std::isfinite(xy[0]) && std::isfinite(xy[1]);
}

QPointF placeOf(const MapPoints &points, qint64 index)
{
    return {points.xy[2 * index], points.xy[2 * index + 1]};
}

double squaredLength(const QPointF &vector)
{
    return QPointF::dotProduct(vector, vector);
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

PointGrid::PointGrid(SharedMapPoints points)
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
    const int perSide = std::clamp(int(std::sqrt(double(bounds.placed) / 2)), 1, kMaxCellsPerSide);
    m_cell = extent / perSide;
    m_columns = std::min(perSide, int(box.width() / m_cell)) + 1;
    m_rows = std::min(perSide, int(box.height() / m_cell)) + 1;

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
    m_order.resize(bounds.placed);
    for (qint64 i = 0; i < count; ++i)
        if (const float *xy = &m_points->xy[2 * i]; isPlaced(xy))
            m_order[next[cellOf(xy)]++] = quint32(i);
    findSpots();
}

void PointGrid::findSpots()
{
    for (std::size_t cell = 0; cell + 1 < m_starts.size(); ++cell) {
        const auto begin = m_order.begin() + m_starts[cell], end = m_order.begin() + m_starts[cell + 1];
        if (end - begin < kMinSpotPoints)
            continue;
        const QPointF place = placeOf(*m_points, *begin);
        if (std::all_of(begin + 1, end, [&](quint32 i) {
                const QPointF other = placeOf(*m_points, i);
                return other.x() == place.x() && other.y() == place.y(); // QPointF compares loosely
            }))
            m_spots.push_back(quint32(cell));
    }
}

bool PointGrid::isSpot(int gridRow, int gridColumn) const
{
    return !m_spots.empty() && std::binary_search(m_spots.begin(), m_spots.end(),
                                                  quint32(std::size_t(gridRow) * m_columns + gridColumn));
}

std::span<const quint32> PointGrid::pointsOf(int gridRow, int gridColumn) const
{
    const std::size_t cell = std::size_t(gridRow) * m_columns + gridColumn;
    return {m_order.data() + m_starts[cell], m_order.data() + m_starts[cell + 1]};
}

int PointGrid::column(double x) const
{
    return int(std::clamp((x - m_left) / m_cell, 0.0, double(m_columns - 1)));
}

int PointGrid::row(double y) const
{
    return int(std::clamp((y - m_bottom) / m_cell, 0.0, double(m_rows - 1)));
}

template <class Visit>
void PointGrid::visitCells(int gridRow, int firstColumn, int lastColumn, Visit visit) const
{
    firstColumn = std::max(firstColumn, 0);
    lastColumn = std::min(lastColumn, m_columns - 1);
    if (gridRow < 0 || gridRow >= m_rows || firstColumn > lastColumn)
        return;
    const quint32 *begin = pointsOf(gridRow, firstColumn).data();
    const quint32 *end = pointsOf(gridRow, lastColumn).data() + pointsOf(gridRow, lastColumn).size();
    if (m_spots.empty() || end - begin < kMinSpotPoints) {
        std::for_each(begin, end, [&](quint32 i) { visit(qint64(i)); });
        return;
    }
    for (int c = firstColumn; c <= lastColumn; ++c) {
        const std::span<const quint32> points = pointsOf(gridRow, c);
        for (const quint32 i : isSpot(gridRow, c) ? points.first(1) : points)
            visit(qint64(i));
    }
}

template <class WantsFarther, class Visit>
void PointGrid::visitOutward(const QPointF &at, WantsFarther wantsFarther, Visit visit) const
{
    if (m_order.empty() || !std::isfinite(at.x()) || !std::isfinite(at.y()))
        return;
    const int c = column(at.x()), r = row(at.y());
    const int rings = std::max({c, m_columns - 1 - c, r, m_rows - 1 - r});
    // Cells cut each axis into intervals, the outermost endless: what is n cells off is n - 1 widths away, on
    // whichever side of the grid `at` and the point lie.
    for (int ring = 0; ring <= rings && wantsFarther(std::max(0, ring - 1) * m_cell); ++ring) {
        visitCells(r - ring, c - ring, c + ring, visit);
        if (ring == 0)
            continue;
        for (int between = r - ring + 1; between < r + ring; ++between) {
            visitCells(between, c - ring, c - ring, visit);
            visitCells(between, c + ring, c + ring, visit);
        }
        visitCells(r + ring, c - ring, c + ring, visit);
    }
}

qint64 PointGrid::nearest(const QPointF &at, double radius) const
{
    const double beside = std::max({0.0, m_bounds.left() - at.x(), at.x() - m_bounds.right()});
    const double above = std::max({0.0, m_bounds.top() - at.y(), at.y() - m_bounds.bottom()});
    if (!(radius >= 0) || std::hypot(beside, above) > radius)
        return -1;
    qint64 best = -1;
    double bestSquared = radius * radius;
    visitOutward(
        at, [&](double least) { return least * least <= bestSquared; },
        [&](qint64 i) {
            const double squared = squaredLength(placeOf(*m_points, i) - at);
            if (squared < bestSquared || (squared == bestSquared && (best < 0 || i < best))) {
                best = i;
                bestSquared = squared;
            }
        });
    return best;
}

qint64 PointGrid::next(const QPointF &at, const QPointF &direction, double atLeast) const
{
    qint64 best = -1;
    double bestCost = std::numeric_limits<double>::infinity();
    const auto look = [&](qint64 i) {
        const QPointF way = placeOf(*m_points, i) - at;
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
    if (m_order.empty() || !std::isfinite(at.x()) || !std::isfinite(at.y()))
        return -1;
    const bool isAcross = direction.x() != 0; // else up or down
    const int c = column(at.x()), r = row(at.y());
    const int step = (isAcross ? direction.x() : direction.y()) > 0 ? 1 : -1;
    const int last = step < 0 ? 0 : (isAcross ? m_columns : m_rows) - 1;
    const QRectF cells(m_left, m_bottom, m_columns * m_cell, m_rows * m_cell);
    const bool isStray = !cells.contains(at);
    // Line after line of cells, away from `at`; what is 45 degrees off lies as many cells aside as ahead, but
    // the outermost cells have no end.
    for (int line = isAcross ? c : r, ahead = 0; (last - line) * step >= 0; line += step, ++ahead) {
        const double edge = isAcross ? m_left + (line + (step < 0)) * m_cell - at.x()
                                     : m_bottom + (line + (step < 0)) * m_cell - at.y();
        if (ahead > 0 && edge * step >= bestCost)
            break;
        const int reach = isStray || line == last ? kMaxCellsPerSide + 1 : ahead + 1;
        if (isAcross)
            for (int side = std::max(0, r - reach); side <= std::min(m_rows - 1, r + reach); ++side)
                visitCells(side, line, line, look);
        else
            visitCells(line, c - reach, c + reach, look);
    }
    return best;
}

bool PointGrid::touches(const QRectF &world) const
{
    return !m_order.empty() && world.right() >= m_bounds.left() && world.left() <= m_bounds.right() &&
           world.bottom() >= m_bounds.top() && world.top() <= m_bounds.bottom();
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

/// What the row of cells between two heights meets of the polygon: columns that an edge touches, and whether
/// the middles of the others are inside.
class PointGrid::PolygonRow
{
public:
    PolygonRow(const PointGrid &grid, const QPolygonF &polygon, int gridRow)
        : m_grid(grid)
        , m_isEdge(std::size_t(grid.m_columns), false)
    {
        const double slack = kEdgeSlack * grid.m_cell;
        const double low = grid.m_bottom + gridRow * grid.m_cell - slack,
                     high = low + grid.m_cell + 2 * slack;
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
        return m_isEdge[gridColumn] || gridColumn == 0 || gridColumn == m_grid.m_columns - 1;
    }
    bool isInside(int gridColumn) const
    {
        const double x = m_grid.m_left + (gridColumn + 0.5) * m_grid.m_cell;
        const auto before = std::lower_bound(m_crossings.begin(), m_crossings.end(), x);
        return (before - m_crossings.begin()) % 2 == 1;
    }

private:
    static constexpr double kEdgeSlack = 1e-3; ///< Cells: where rounding may put a point.
    void mark(double x1, double x2)
    {
        const double slack = kEdgeSlack * m_grid.m_cell;
        const int last = m_grid.column(std::max(x1, x2) + slack);
        for (int c = m_grid.column(std::min(x1, x2) - slack); c <= last; ++c)
            m_isEdge[c] = true;
    }

    const PointGrid &m_grid;
    std::vector<bool> m_isEdge;
    std::vector<double> m_crossings;
};

/// The points in the cells that `world` touches: of a cell all, none or each that is inside, as
/// keepsOf(row)(column) says.
template <class Keeps, class IsInside>
std::vector<quint32> PointGrid::collected(const QRectF &world, Keeps keepsOf, IsInside isInside) const
{
    std::vector<quint32> indices;
    if (!touches(world))
        return indices;
    std::vector<bool> isKept(m_points->items.size()); // sorting a million costs more
    qint64 count = 0;
    const int firstColumn = column(world.left()), lastColumn = column(world.right());
    for (int r = row(world.top()), lastRow = row(world.bottom()); r <= lastRow; ++r) {
        const auto keeps = keepsOf(r);
        for (int c = firstColumn; c <= lastColumn; ++c) {
            const std::span<const quint32> points = pointsOf(r, c);
            const Kept kept = points.empty() ? Kept::None : keeps(c);
            if (kept == Kept::None)
                continue;
            const bool isDecided = kept == Kept::All || isSpot(r, c);
            if (isDecided && kept != Kept::All && !isInside(placeOf(*m_points, points.front())))
                continue;
            for (const quint32 i : points)
                if (isDecided || isInside(placeOf(*m_points, i))) {
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

std::vector<quint32> PointGrid::indicesIn(const QRectF &world) const
{
    const int left = column(world.left()), right = column(world.right());
    const int low = row(world.top()), high = row(world.bottom());
    const auto keepsOf = [&](int r) {
        return [=, this](int c) {
            const bool isEdge = r == low || r == high || c == left || c == right || r == 0 || c == 0 ||
                                r == m_rows - 1 || c == m_columns - 1;
            return isEdge ? Kept::Some : Kept::All;
        };
    };
    return collected(world, keepsOf, [&world](const QPointF &at) {
        return at.x() >= world.left() && at.x() <= world.right() && at.y() >= world.top() &&
               at.y() <= world.bottom();
    });
}

std::vector<quint32> PointGrid::indicesIn(const QPolygonF &world) const
{
    if (world.size() < 3)
        return {};
    const auto keepsOf = [&](int r) {
        return [this, r, cells = PolygonRow(*this, world, r)](int c) {
            const bool isEdge = cells.isEdge(c) || r == 0 || r == m_rows - 1;
            return isEdge ? Kept::Some : cells.isInside(c) ? Kept::All : Kept::None;
        };
    };
    return collected(world.boundingRect(), keepsOf,
                     [&world](const QPointF &at) { return world.containsPoint(at, Qt::OddEvenFill); });
}

} // namespace modalens
