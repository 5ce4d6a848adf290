// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <array>
#include <cstdint>
#include <span>

namespace modalens {

/// One signal of non-zero weight over the sampled rows; see RowScorer::Term.
struct SampleTerm
{
    const float *values; ///< NaN where missing.
    double weight, magnitude, scale, offset, missing, missingShare;
};

/// Sums over rows of what signals contribute, relative to `first`, so that a large common offset does not
/// swallow the spread.
struct ShareSums
{
    std::int64_t rows = 0;
    double score = 0;
    std::array<double, kMaxFusedColumns> first{}, contribution{},
        product{}; ///< product: contribution * score.
};

/// Places that are summed side by side; their number must be a multiple of it.
inline constexpr std::size_t kShareLanes = 8;

/// Adds the rows that have a score and where `allowed` (nullptr: everywhere) is not NaN to empty `sums`,
/// whose `first` is given. `scores` gets the score of each place relative to that of `first`, -infinity where
/// there is none. With SIMD (Highway, run-time dispatch) in a fixed order: the same bits at any width. \pre
/// at most kMaxFusedColumns terms; as many values of each and in `allowed` as places in `scores`.
void sumShares(std::span<const SampleTerm> terms, const float *allowed, std::span<double> scores,
               ShareSums &sums);

} // namespace modalens
