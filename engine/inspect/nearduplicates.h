// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/inspect/neighbours.h"

#include <vector>

namespace modalens {

struct NearMember
{
    ItemId item{};
    double similarity = 1.0; ///< Cosine with the first of the group.
};

/// Items that a chain of near duplicates joins. The first is the one with the lowest row, the others follow
/// by similarity with it, of equals by row: one that is far from the first came in through others.
struct NearGroup
{
    std::vector<NearMember> members; ///< At least two.
    double highest = 0.0;            ///< The highest cosine of any two that are joined.
};

/// Items of a space whose vectors have a cosine of at least `threshold`, joined into groups: those with the
/// nearest pair first, then by their first item. Looks at the graph's neighbours only: of many equal vectors
/// each knows k, which joins them all the same. Cost: items x k.
std::vector<NearGroup> nearDuplicates(const SpaceVectors &space, const NeighbourGraph &graph,
                                      double threshold);

/// Where two items start to look like one, by what the vectors are made of.
double defaultNearThreshold(Modality modality);

} // namespace modalens
