// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/inspect/neighbours.h"

#include <vector>

namespace modalens {

struct DisagreementOptions
{
    double threshold = 0.5;        ///< The lowest score listed; 0.5 is what chance gives.
    std::size_t references = 2048; ///< Items each is compared with where the spaces share more.
    std::uint64_t seed = 1;        ///< Of their choice.
};

struct Disagreement
{
    ItemId item{};
    double score = 0.0;       ///< The smaller of the two below: 0 agrees, 0.5 is chance, 1 is the opposite.
    double firstInSecond = 0; ///< Where its neighbours in the first space stand in the second.
    double secondInFirst = 0; ///< The reverse.
    ItemId nearFirst{};       ///< Of its neighbours in the first space, the farthest in the second.
    ItemId nearSecond{};
};

/// Items of which two signals say different things. Where a neighbour j of item i by one space stands in the
/// other is its percentile rank there: the share of the items in both spaces that are more similar to i than
/// j is, equals counting half (the percentile rank of Hu, Koren & Volinsky 2008; its mean over neighbours is
/// the rank-based preservation of neighbourhoods of Venna & Kaski 2001). The means over the k neighbours in
/// both directions are independent of how either space distributes its cosines. An item's score is the
/// smaller of them, so that a signal without structure near it does not make an item suspicious by itself.
/// Highest first, of equals the lower row. Items with fewer than three neighbours in both spaces are left
/// out. Cost: items x references x both dimensions. Reports "inspect.disagreement"; `Cancelled` within 64
/// items.
Result<std::vector<Disagreement>> disagreements(const SpaceVectors &first, const NeighbourGraph &firstGraph,
                                                const SpaceVectors &second, const NeighbourGraph &secondGraph,
                                                const DisagreementOptions &options, ThreadTeam &team,
                                                ProgressSink &progress, std::stop_token stop);

} // namespace modalens
