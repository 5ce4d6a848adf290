// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace modalens {

/// One signal as the SIMD scan sees it, in fixed point: a cell with a value adds round(code * gain / 2^15) +
/// offset, a missing one nothing.
struct FilterColumn
{
    const std::int16_t *codes = nullptr; ///< See ColumnCodes; aligned and padded.
    std::int16_t gain = 0, offset = 0;
};

/// Sets bit r of `bits` where row 64 * firstWord + r has a value in some column, is in `allowed` (nullptr:
/// every row is) and its sum over the columns is above `limit`; clears the others. No sum may leave 16
/// bits. Words without an allowed row cost nothing. The same bits at any SIMD width.
/// \return how many rows there are whatever their sum.
std::int64_t findRowsAbove(std::span<const FilterColumn> columns, std::int16_t limit,
                           const std::uint64_t *allowed, std::int64_t firstWord,
                           std::span<std::uint64_t> bits);

} // namespace modalens
