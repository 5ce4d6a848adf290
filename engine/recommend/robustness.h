// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/base/threadteam.h"
#include "engine/catalog/catalog.h"
#include "engine/rank/signals/signalset.h"
#include "engine/recommend/bootstrap.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

struct RobustnessOptions
{
    std::int64_t sample = 100; ///< Items, a seeded choice of those with a picture.
    int k = 10;
    std::uint64_t seed = 1; ///< Of the choice, the augmentations and the bootstrap.
    int resamples = 2000;
};

/// How rankings change when a picture is altered in a way that keeps its meaning. Each item is a query as it
/// is and altered; both are compared with the stored vectors of all other items. Intervals: 95% bootstrap
/// over items.
struct AugmentationEffect
{
    std::string augmentation; ///< "flip", "crop", "colour", ...
    std::int64_t items = 0;
    Estimate similarity; ///< Cosine between the two query vectors.
    Estimate rankChange; ///< Mean |change of rank| over all ranked items, as a share of their number.
    Estimate overlap;    ///< Share of the first k that stays among the first k.
    Estimate kendall;    ///< Tau-b of the two similarity columns.
};

/// `signal` is an image space with an encoder that is available; `InvalidArgument` otherwise. Pictures that
/// cannot be read are left out. Cost: sample x (decode + 1 encode per augmentation + rows log rows).
Result<std::vector<AugmentationEffect>> measureRobustness(const Catalog &catalog, const SignalSet &signals,
                                                          int signal, const RobustnessOptions &options,
                                                          ThreadTeam &team, ProgressSink &progress,
                                                          std::stop_token stop);

} // namespace modalens
