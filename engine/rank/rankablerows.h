// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/rowscorer.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

namespace modalens {

/// Sets `bits` to the rows from 64 * firstWord that have a score and pass the filter.
inline void markRankable(const RowScorer &scorer, const Bitmap *filter, std::int64_t firstWord,
                         std::span<std::uint64_t> bits)
{
    const auto first = static_cast<std::size_t>(firstWord);
    std::fill(bits.begin(), bits.end(), 0);
    for (const RowScorer::Term &term : scorer.terms()) {
        const auto present = term.column->present().words().subspan(first);
        for (std::size_t word = 0; word < bits.size(); ++word)
            bits[word] |= present[word];
    }
    if (filter)
        for (std::size_t word = 0; word < bits.size(); ++word)
            bits[word] &= filter->words()[first + word];
}

template <class Visit>
void forEachRow(std::int64_t firstWord, std::span<const std::uint64_t> bits, Visit visit)
{
    for (std::size_t word = 0; word < bits.size(); ++word)
        for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
            visit((firstWord + static_cast<std::int64_t>(word)) * 64 + std::countr_zero(left));
}

} // namespace modalens
