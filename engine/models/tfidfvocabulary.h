// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

/// The n-grams that a text encoder keeps, ascending by hash, and what each is worth.
struct TfidfVocabulary
{
    std::vector<std::uint32_t> hashes;
    std::vector<float> idf; ///< ln((1 + rows) / (1 + rows that have it)) + 1

    /// Position of an n-gram, or -1.
    std::int32_t find(std::uint32_t hash) const;
};

/// At most `maxTerms` n-grams, the most frequent first. An n-gram of one row alone joins nothing to anything
/// and is left out, except in a tiny sample, where it is all there is, and the words of rows that would be
/// left with nothing ("K"): each of those is found by its own word at least.
/// \param rows sparse count rows of n-gram hashes, sorted by hash.
TfidfVocabulary chooseVocabulary(std::span<const FeatureRow> rows, std::size_t maxTerms);

} // namespace modalens
