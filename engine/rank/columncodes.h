// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/scanallocator.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace modalens {

/// The code of a cell without a value.
inline constexpr std::int16_t kMissingCode = std::numeric_limits<std::int16_t>::min();

/// A column in 16 bits a cell, in equal steps from its smallest to its largest value: what the scan of a
/// ranking reads instead of the float32 values, half the bytes and twice the cells in a SIMD register. Padded
/// with missing cells to a multiple of 64, so that a scan by 64 rows has no remainder.
struct ColumnCodes
{
    using Codes = std::vector<std::int16_t, ScanAllocator<std::int16_t>>;
    Codes codes;
    Codes sample;                ///< The words of columnsample.h, one after the other.
    double middle = 0, step = 0; ///< |value - (middle + step * code)| <= kCodeError * step.
};

/// Half a step, and room for the rounding of `middle` and `step` (below 2^-12 where values are float32).
inline constexpr double kCodeError = 0.501;

/// \param values finite or NaN; the finite ones lie in [min, max].
ColumnCodes encodeColumn(std::span<const float> values, double min, double max);

} // namespace modalens
