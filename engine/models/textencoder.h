// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"
#include "engine/models/tfidf.h"
#include "engine/text/ngrams.h"
#include "engine/text/words.h"

namespace modalens {

/// "tfidf-svd": latent semantic analysis (S. Deerwester et al., JASIS 41, 1990) over words, word pairs and
/// characters. Title and texts of an item, in all its languages, make one bag of n-grams, in which one of the
/// title counts kTitleWeight times, before counts are damped, as fields are weighted in BM25F (S. Robertson,
/// H. Zaragoza, M. Taylor, CIKM 2004). A text that has the words of the title is the title. Stop words are
/// left out, except where an item has no other words: "Your" is then what the item is about.
///   features()  sparse: index = ngramHash(), value = weighted count
///   fit()       document frequencies choose at most 2^15 n-grams; smooth IDF, sublinear counts, words and
///   characters each brought to
///               unit length and mixed; truncated SVD to min(256, rows, n-grams) dimensions
///   project()   weighted n-grams times the singular vectors, unit length; zero without a known n-gram
/// State: see TfidfModel::state(), and "stop-words", the list as one byte in each float.
class TextEncoder final : public Encoder
{
public:
    explicit TextEncoder(StopWords stopWords = StopWords::builtin());

    EncoderInfo info() const override;
    Result<std::vector<FeatureRow>> features(std::span<const Content> contents,
                                             std::stop_token stop) const override;
    std::string whyEmpty() const override { return "its texts hold no word"; }
    std::int64_t sampleSize() const override { return 20'000; }
    Status fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop) override;
    bool isFitted() const override { return m_model.isFitted(); }
    EncoderState state() const override;
    Status restore(const EncoderState &state) override;
    std::uint64_t settingsHash() const override;
    bool agreesWith(const EncoderState &state) const override;
    Result<std::vector<float>> project(std::span<const FeatureRow> rows) const override;
    /// "text" (as cleaned), "words" (after stop words) and, once fitted, "weights": the n-grams by weight.
    Result<std::vector<SeenPart>> inspect(const Content &content) const override;

    /// What one n-gram of the title counts, where one of a text counts 1.
    static constexpr float kTitleWeight = 3;

private:
    struct Bag;
    Bag bagOf(const TextContent &content) const;

    StopWords m_stopWords;
    TfidfModel m_model;
};

} // namespace modalens
