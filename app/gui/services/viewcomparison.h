// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

/// Places count from 1; 0 where the item is not among the first `depth`.
struct ComparedItem
{
    std::string key;
    std::string title;
    int firstRank = 0;
    int secondRank = 0;
};

/// The beginnings of two rankings of one catalog beside each other.
struct ViewComparison
{
    std::vector<ComparedItem> items; ///< By their better place; of equal ones the first ranking's first.
    int depth = 0;                   ///< How many of each ranking were looked at.
    int shared = 0;                  ///< Items in both.
    double rankBiasedOverlap = 0;    ///< See rankBiasedOverlap(); 1 for equal lists.
};

/// Ranks twice on a catalog object of its own, so it may run on any thread. An error of either ranking is the
/// outcome; InvalidArgument when one has nothing to rank by.
Result<ViewComparison> compareViews(const std::filesystem::path &catalogFolder, const RankingRequest &first,
                                    const RankingRequest &second, std::stop_token stop);
/// The same of answers that are there.
ViewComparison comparisonOf(const RankingAnswer &first, const RankingAnswer &second);

} // namespace modalens
