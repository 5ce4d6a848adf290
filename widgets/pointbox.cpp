// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointbox.h"

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr std::size_t kMaxLookedAt = 50'000;
constexpr double kTrimmed = 0.002;

std::pair<float, float> trimmedRange(std::vector<float> &values)
{
    const auto skipped = static_cast<std::ptrdiff_t>(kTrimmed * double(values.size()));
    const auto low = values.begin() + skipped, high = values.end() - 1 - skipped;
    std::nth_element(values.begin(), low, values.end());
    const float least = *low;
    std::nth_element(values.begin(), high, values.end());
    return {least, *high};
}

} // namespace

QRectF robustBox(const MapPoints &points)
{
    const std::size_t count = std::min(points.items.size(), points.xy.size() / 2);
    const std::size_t stride = std::max<std::size_t>(1, count / kMaxLookedAt);
    std::vector<float> xs, ys;
    for (std::size_t i = 0; i < count; i += stride) {
        const float x = points.xy[2 * i], y = points.xy[2 * i + 1];
        if (!std::isfinite(x) || !std::isfinite(y))
            continue;
        xs.push_back(x);
        ys.push_back(y);
    }
    if (xs.empty())
        return {};
    const auto [left, right] = trimmedRange(xs);
    const auto [bottom, top] = trimmedRange(ys);
    return QRectF(QPointF(left, bottom), QPointF(right, top));
}

} // namespace modalens
