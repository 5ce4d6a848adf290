// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/maps.h"
#include "engine/project/spacerows.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace modalens {

namespace {

/// place[v] is where vector v stands when items ascend.
std::vector<std::size_t> placesByItem(std::span<const ItemId> items)
{
    std::vector<std::size_t> order(items.size()), place(items.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return items[a] < items[b]; });
    for (std::size_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    return place;
}

} // namespace

Result<Layout> projectSpace(const SpaceVectors &space, ProgressSink &progress, std::stop_token stop)
{
    Layout layout;
    if (space.count() == 0 || space.dimension() < 1)
        return layout;
    const std::vector<std::size_t> place = placesByItem(space.items());
    layout.items.assign(space.items().begin(), space.items().end());
    std::sort(layout.items.begin(), layout.items.end());
    layout.xy.assign(2 * layout.items.size(), 0.0F);
    const auto components = static_cast<std::size_t>(std::min(2, space.dimension()));
    const auto take = [&](std::int64_t first, std::span<const float> coordinates) {
        for (std::size_t i = 0; i < coordinates.size(); ++i)
            layout.xy[2 * place[static_cast<std::size_t>(first) + i / components] + i % components] =
                coordinates[i];
    };
    MODALENS_CHECK(reduceRows(SpaceRows(space), static_cast<int>(components), "cpu", take, progress, stop));
    normalisePositions(layout.xy);
    return layout;
}

} // namespace modalens
