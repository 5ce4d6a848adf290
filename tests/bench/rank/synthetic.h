// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <cstdint>
#include <vector>

namespace modalens::bench {

/// Columns of cosine-like values (sums of uniforms), `missingShare` of the cells NaN, independent of each
/// other.
std::vector<SharedColumn> syntheticColumns(std::int64_t rows, int columns, double missingShare,
                                           std::uint64_t seed);

/// rows x dimension float16 values, roughly of unit length.
std::vector<std::uint16_t> syntheticHalves(std::int64_t rows, int dimension, std::uint64_t seed);

/// Another set of fader positions for every `step`: each in [0.05, 1].
std::vector<double> syntheticWeights(int columns, std::uint64_t step);

} // namespace modalens::bench
