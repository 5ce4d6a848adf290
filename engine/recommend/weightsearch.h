// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace modalens {

/// Weights in [0, 1] that make `quality` large, by coordinate search: from the best of equal weights and each
/// signal alone, one weight at a time over a grid of eleven values, round after round until none helps (at
/// most six rounds). Only the ratios matter, so the largest weight is 1. Of equally good weightings the one
/// found first stays: equal weights before single signals. Deterministic. Costs about 11 x signals
/// evaluations a round.
std::vector<double> searchWeights(int signals, const std::function<double(std::span<const double>)> &quality,
                                  std::stop_token stop = {});

} // namespace modalens
