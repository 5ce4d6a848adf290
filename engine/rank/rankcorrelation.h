// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <cstdint>
#include <limits>
#include <span>

namespace modalens {

struct RankCorrelation
{
    /// -1..1; NaN where fewer than two rows have both, or one of them does not vary there.
    double rho = std::numeric_limits<double>::quiet_NaN();
    std::int64_t rows = 0; ///< That have both and were looked at.
};

/// Spearman's rank correlation over the places where both have a value (NaN is none): Pearson's correlation
/// of the ranks, ties at their mean rank (Spearman, "The proof and measurement of association between two
/// things", American Journal of Psychology 15, 1904). O(n log n). \pre a.size() == b.size()
RankCorrelation rankCorrelation(std::span<const float> a, std::span<const float> b);

/// The same of two columns of one length, estimated over a fixed sample: rows at equal distances, at most
/// 2048 that have both. Cost does not grow with the columns: about a millisecond at most.
RankCorrelation sampledRankCorrelation(const Column &a, const Column &b);

} // namespace modalens
