// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"
#include "engine/models/tensor/sparse.h"
#include "engine/models/tfidfvocabulary.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace modalens {

/// How counts become weights. The defaults were chosen by precision at 10 on a catalog of long English texts
/// and one of short texts in many languages; it varies by about 0.01 around them.
struct TfidfOptions
{
    int dimension = 256; ///< At most.
    /// N-grams kept, the most frequent first: bounds the stored directions to 32 MiB.
    std::size_t maxTerms = 1u << 15;
    float wordShare = 0.6f;     ///< Length of the word part of a row; characters get sqrt(1 - wordShare^2).
    float singularPower = 0.8f; ///< Coordinates are scaled by singular^(power - 1): 1 keeps A V, 0 whitens.
    std::uint64_t seed = 1;
};

/// The learned half of the text encoder: vocabulary, inverse document frequencies and singular directions.
/// Immutable after fit() or restore(); then all const functions are thread-safe.
class TfidfModel
{
public:
    explicit TfidfModel(const TfidfOptions &options = {})
        : m_options(options)
    {
    }

    /// \param rows sparse count rows of n-gram hashes, sorted by hash.
    Status fit(std::span<const FeatureRow> rows, ProgressSink &progress, std::stop_token stop);
    bool isFitted() const { return m_dimension > 0; }
    int dimension() const { return isFitted() ? m_dimension : m_options.dimension; }

    /// One tf-idf row for each count row: columns are positions in the vocabulary, rows of unit length (or
    /// empty).
    CsrMatrix weigh(std::span<const FeatureRow> rows) const;
    std::vector<float> project(std::span<const FeatureRow> rows) const;

    /// "vocabulary" (terms x 2: low and high 16 bits of each hash, ascending), "idf" (terms), "directions"
    /// (terms x dimension), "shares" (1: that of words).
    EncoderState state() const;
    Status restore(const EncoderState &state);

    /// Column of an n-gram, or -1.
    std::int32_t columnOf(std::uint32_t hash) const { return m_vocabulary.find(hash); }

private:
    TfidfOptions m_options;
    int m_dimension = 0;
    TfidfVocabulary m_vocabulary;
    std::vector<float> m_directions; ///< terms x dimension
};

} // namespace modalens
