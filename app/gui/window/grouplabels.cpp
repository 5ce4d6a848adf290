// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/grouplabels.h"

#include "widgets/pointbox.h"

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kSide = 24; ///< Cells; a place is three by three of them.
constexpr qint64 kMinPoints = 3;
constexpr std::size_t kMaxLookedAt = 100'000;

/// Of a large map evenly spread points are enough.
std::size_t strideOf(const MapPoints &points)
{
    return std::max<std::size_t>(1, points.items.size() / kMaxLookedAt);
}

/// A place must hold one and a half times the group's share of all points; of a group that is most of the
/// map, half of the rest more.
double wantedShare(double share)
{
    return std::min(1.5 * share, 0.5 + share / 2);
}

float medianOf(std::vector<float> &values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// How many points of each group, and of all, lie in each cell.
class Cells
{
public:
    Cells(const MapPoints &points, const MapGroups &groups)
        : m_box(robustBox(points))
        , m_groups(static_cast<int>(groups.values.size()))
        , m_counts(static_cast<std::size_t>(kSide * kSide * (m_groups + 1)))
        , m_totals(static_cast<std::size_t>(m_groups + 1))
    {
        for (std::size_t i = 0; i < points.items.size(); i += strideOf(points)) {
            const int cell = cellOf(points.xy[2 * i], points.xy[2 * i + 1]);
            if (cell < 0)
                continue;
            for (const int column : {groupOf(groups, points.items[i]), m_groups})
                if (column >= 0) {
                    ++count(cell, column);
                    ++m_totals[static_cast<std::size_t>(column)];
                }
        }
    }

    static int groupOf(const MapGroups &groups, qint64 item)
    {
        return item >= 0 && item < std::ssize(groups.valueOf) ? groups.valueOf[static_cast<std::size_t>(item)]
                                                              : -1;
    }
    /// Strays beyond the box stand in its outermost cells.
    int cellOf(float x, float y) const
    {
        if (!std::isfinite(x) || !std::isfinite(y))
            return -1;
        const auto step = [](double value, double from, double length) {
            return std::clamp(static_cast<int>((value - from) / std::max(length, 1e-9) * kSide), 0,
                              kSide - 1);
        };
        return step(y, m_box.top(), m_box.height()) * kSide + step(x, m_box.left(), m_box.width());
    }
    qint64 total(int column) const { return m_totals[static_cast<std::size_t>(column)]; }
    int all() const { return m_groups; } ///< The column of every point.
    qint64 around(int cell, int column) const
    {
        qint64 sum = 0;
        for (int y = std::max(0, cell / kSide - 1); y <= std::min(kSide - 1, cell / kSide + 1); ++y)
            for (int x = std::max(0, cell % kSide - 1); x <= std::min(kSide - 1, cell % kSide + 1); ++x)
                sum += m_counts[static_cast<std::size_t>((y * kSide + x) * (m_groups + 1) + column)];
        return sum;
    }
    static bool isAround(int cell, int other)
    {
        return std::abs(cell / kSide - other / kSide) <= 1 && std::abs(cell % kSide - other % kSide) <= 1;
    }

private:
    qint64 &count(int cell, int column)
    {
        return m_counts[static_cast<std::size_t>(cell * (m_groups + 1) + column)];
    }

    QRectF m_box;
    int m_groups;
    std::vector<qint64> m_counts, m_totals;
};

/// The cell around which `group` stands out most, or -1.
int placeOf(const Cells &cells, int group)
{
    if (cells.total(group) == 0)
        return -1;
    const double share = double(cells.total(group)) / double(cells.total(cells.all()));
    int best = -1;
    double bestExcess = 0;
    for (int cell = 0; cell < kSide * kSide; ++cell) {
        const double excess =
            double(cells.around(cell, group)) - share * double(cells.around(cell, cells.all()));
        if (excess > bestExcess) {
            bestExcess = excess;
            best = cell;
        }
    }
    if (best < 0)
        return -1;
    const qint64 own = cells.around(best, group);
    const bool standsOut = double(own) >= wantedShare(share) * double(cells.around(best, cells.all()));
    return standsOut && own >= std::min(kMinPoints, cells.total(group)) ? best : -1;
}

} // namespace

QVector<MapLabel> groupLabels(const MapPoints &points, const MapGroups &groups)
{
    const Cells cells(points, groups);
    std::vector<int> places;
    for (int group = 0; group < cells.all(); ++group)
        places.push_back(placeOf(cells, group));
    std::vector<std::vector<float>> xs(places.size()), ys(places.size());
    for (std::size_t i = 0; i < points.items.size(); i += strideOf(points)) {
        const int group = Cells::groupOf(groups, points.items[i]);
        const int cell = cells.cellOf(points.xy[2 * i], points.xy[2 * i + 1]);
        if (group < 0 || cell < 0)
            continue;
        const auto at = static_cast<std::size_t>(group);
        if (places[at] < 0 || !Cells::isAround(cell, places[at]))
            continue;
        xs[at].push_back(points.xy[2 * i]);
        ys[at].push_back(points.xy[2 * i + 1]);
    }
    QVector<MapLabel> labels;
    for (std::size_t group = 0; group < places.size(); ++group)
        if (!xs[group].empty())
            labels.append({.text = QString::fromStdString(groups.values[group]),
                           .x = medianOf(xs[group]),
                           .y = medianOf(ys[group]),
                           .weight = cells.total(static_cast<int>(group))});
    return labels;
}

} // namespace modalens
