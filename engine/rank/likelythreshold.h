// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/rowscorer.h"

#include <cstdint>

namespace modalens {

/// A score that, going by a small sample of rows, somewhat more than `keep` rows reach: to start a scan with
/// instead of -infinity. Only likely: when fewer than `keep` reach it, scan again without. -infinity where
/// guessing does not pay (few rows, large `keep`, few rankable rows in the sample). Deterministic; some
/// microseconds.
double likelyThreshold(const RowScorer &scorer, const Bitmap *filter, std::int64_t rows, std::int64_t keep);

} // namespace modalens
