// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/base/threadteam.h"
#include "engine/catalog/space.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace modalens {

struct NeighbourOptions
{
    int k = 10;
    /// Up to so many vectors every pair is compared; above, a small-world index finds nearly all neighbours.
    std::int64_t exactUpTo = 20'000;
    std::uint64_t seed = 1; ///< Of the index.
};

/// The k vectors nearest to each vector of a space by cosine, nearest first, of equals the lower catalog row.
/// Positions count as those of SpaceVectors. A plain value.
struct NeighbourGraph
{
    int k = 0; ///< At most count - 1.
    bool isExact = true;
    std::vector<ItemId> items;            ///< By position.
    std::vector<std::int32_t> neighbours; ///< items.size() x k; -1 where the index found fewer.
    std::vector<float> similarities;      ///< Beside them.

    std::span<const std::int32_t> neighboursOf(std::int64_t position) const
    {
        return std::span(neighbours)
            .subspan(static_cast<std::size_t>(position) * static_cast<std::size_t>(k),
                     static_cast<std::size_t>(k));
    }
    std::span<const float> similaritiesOf(std::int64_t position) const
    {
        return std::span(similarities)
            .subspan(static_cast<std::size_t>(position) * static_cast<std::size_t>(k),
                     static_cast<std::size_t>(k));
    }
};

/// The same result at any thread count and on any machine. Costs n² x dimension operations up to
/// `exactUpTo`, above it about log n of that for each vector and n x (2 x dimension + 34) x 4 bytes; the
/// index is built by one thread, so that it is the same every time. Reports "inspect.neighbours"; `Cancelled`
/// within 256 vectors.
Result<NeighbourGraph> neighbourGraph(const SpaceVectors &space, const NeighbourOptions &options,
                                      ThreadTeam &team, ProgressSink &progress, std::stop_token stop);

} // namespace modalens
