// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/effectiveshare.h"
#include "engine/rank/rowscorer.h"

#include <cstdint>

namespace modalens {

/// A score that, going by a sample of rows, somewhat more than `keep` rows reach: to start a scan with
/// instead of -infinity. Only likely: when fewer than `keep` reach it, scan again without. -infinity where
/// guessing does not pay (few rows, large `keep`, few rankable rows in the sample). A first guess is made
/// from `sample` and sharpened on more rows. Deterministic; some microseconds.
double likelyThreshold(const RowScorer &scorer, const Bitmap *filter, std::int64_t rows, std::int64_t keep,
                       const ShareEstimator &sample);

} // namespace modalens
