// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/inspect/neighbours.h"

#include <vector>

namespace modalens {

struct Outlier
{
    ItemId item{};
    double distance = 0.0; ///< 1 - cosine, mean over the k neighbours.
    double score = 0.0;    ///< Its modified z-score.
};

/// From here on items are worth a look. For throwing values away Iglewicz & Hoaglin (How to Detect and Handle
/// Outliers, 1993) advise 3.5; distances are bounded by 2 and seldom get there.
inline constexpr double kOutlierScore = 2.0;

/// Items far from their nearest neighbours (mean distance to k of them: Angiulli & Pizzuti 2002), compared
/// with how far others are: 0.6745 (d - median) / median absolute deviation, or (d - median) / (1.2533 x mean
/// absolute deviation) where more than half are equally far. Those with at least `threshold`, the highest
/// first, of equals the lower row. None among fewer than 5 items, or when all are equally far.
std::vector<Outlier> outliers(const NeighbourGraph &graph, double threshold = kOutlierScore);

} // namespace modalens
