// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/layout.h"

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

struct Point
{
    double x = 0, y = 0;
};

Point centroidOf(std::span<const float> xy)
{
    Point sum;
    for (std::size_t i = 0; i + 1 < xy.size(); i += 2) {
        sum.x += xy[i];
        sum.y += xy[i + 1];
    }
    const double count = std::max(1.0, static_cast<double>(xy.size() / 2));
    return {sum.x / count, sum.y / count};
}

/// The size that becomes 1: 99th percentile of |coordinate|, or the largest where that is 0.
double scaleOf(std::span<const float> xy)
{
    std::vector<float> sizes(xy.size());
    std::transform(xy.begin(), xy.end(), sizes.begin(), [](float value) { return std::abs(value); });
    const auto place = static_cast<std::ptrdiff_t>(0.99 * static_cast<double>(sizes.size() - 1));
    std::nth_element(sizes.begin(), sizes.begin() + place, sizes.end());
    const float percentile = sizes[static_cast<std::size_t>(place)];
    return percentile > 0 ? percentile : *std::max_element(sizes.begin(), sizes.end());
}

/// Row vectors are multiplied from the right: p' = p * matrix.
struct Orthogonal
{
    double xx = 1, xy = 0, yx = 0, yy = 1;
};

/// The rotation or reflection q that maximises trace(q^T m) for m = sum of p r^T: the larger of the two
/// closed forms.
Orthogonal closestOrthogonal(const Orthogonal &m)
{
    const double a = m.xx + m.yy, b = m.xy - m.yx; // rotation
    const double c = m.xx - m.yy, d = m.xy + m.yx; // reflection
    const double rotation = std::hypot(a, b), reflection = std::hypot(c, d);
    if (rotation >= reflection)
        return rotation > 0 ? Orthogonal{a / rotation, b / rotation, -b / rotation, a / rotation}
                            : Orthogonal{};
    return {c / reflection, d / reflection, d / reflection, -c / reflection};
}

Orthogonal alignmentOf(std::span<const float> xy, std::span<const float> reference)
{
    const Point own = centroidOf(xy), other = centroidOf(reference);
    Orthogonal m{0, 0, 0, 0};
    for (std::size_t i = 0; i + 1 < xy.size(); i += 2) {
        const Point p{xy[i] - own.x, xy[i + 1] - own.y};
        const Point r{reference[i] - other.x, reference[i + 1] - other.y};
        m.xx += p.x * r.x;
        m.xy += p.x * r.y;
        m.yx += p.y * r.x;
        m.yy += p.y * r.y;
    }
    return closestOrthogonal(m);
}

void turn(std::span<float> xy, const Orthogonal &q)
{
    const Point centre = centroidOf(xy);
    for (std::size_t i = 0; i + 1 < xy.size(); i += 2) {
        const Point p{xy[i] - centre.x, xy[i + 1] - centre.y};
        xy[i] = static_cast<float>(centre.x + p.x * q.xx + p.y * q.yx);
        xy[i + 1] = static_cast<float>(centre.y + p.x * q.xy + p.y * q.yy);
    }
}

} // namespace

void normalisePositions(std::span<float> xy)
{
    if (xy.empty())
        return;
    const Point centre = centroidOf(xy);
    for (std::size_t i = 0; i + 1 < xy.size(); i += 2) {
        xy[i] = static_cast<float>(xy[i] - centre.x);
        xy[i + 1] = static_cast<float>(xy[i + 1] - centre.y);
    }
    if (const double scale = scaleOf(xy); scale > 0)
        for (float &value : xy)
            value = static_cast<float>(value / scale);
}

void alignPositions(std::span<float> xy, std::span<const float> reference)
{
    turn(xy, alignmentOf(xy, reference));
}

void alignLayout(Layout &layout, const Layout &reference)
{
    std::vector<float> own, other;
    std::size_t r = 0;
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        while (r < reference.items.size() && reference.items[r] < layout.items[i])
            ++r;
        if (r == reference.items.size() || reference.items[r] != layout.items[i])
            continue;
        own.insert(own.end(), {layout.xy[2 * i], layout.xy[2 * i + 1]});
        other.insert(other.end(), {reference.xy[2 * r], reference.xy[2 * r + 1]});
    }
    turn(layout.xy, alignmentOf(own, other));
}

} // namespace modalens
