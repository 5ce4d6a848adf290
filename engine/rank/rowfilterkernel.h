// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace modalens {

/// One signal as the SIMD scan sees it: scale * value + offset where there is a value, else `missing`.
struct FilterColumn
{
    const float *values = nullptr;
    float scale = 0, offset = 0, missing = 0;
};

/// Clears bit r of `bits` (row firstRow + r) where the float32 sum over the columns is below `limit`. Words
/// that are zero on entry cost nothing. \pre every row of every word exists. The last bits of the sums depend
/// on the SIMD width.
void clearRowsBelow(std::span<const FilterColumn> columns, std::int64_t firstRow, float limit,
                    std::span<std::uint64_t> bits);

} // namespace modalens
