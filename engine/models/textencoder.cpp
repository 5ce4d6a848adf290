// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/textencoder.h"

#include "engine/base/hash.h"
#include "engine/models/rows.h"
#include "engine/text/cleaning.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace modalens {

namespace {

constexpr std::size_t kMaxTexts = 256; ///< Of one item: more languages than anyone translates into.

/// The words of each text, in order; at most kMaxTextBytes of the whole item.
std::vector<std::vector<std::string>> wordsOfTexts(const TextContent &content)
{
    std::vector<std::vector<std::string>> words;
    std::size_t bytesLeft = kMaxTextBytes;
    for (const std::string &text :
         std::span(content.texts).first(std::min(content.texts.size(), kMaxTexts))) {
        words.push_back(wordsOf(cleanText(std::string_view(text).substr(0, bytesLeft))));
        bytesLeft -= std::min(bytesLeft, text.size());
    }
    return words;
}

std::vector<Ngram> ngramsOfAll(std::span<const std::vector<std::string>> texts, const StopWords &stopWords)
{
    std::vector<Ngram> all;
    for (const std::vector<std::string> &words : texts) {
        std::vector<Ngram> ngrams = ngramsOf(words, stopWords);
        all.insert(all.end(), std::make_move_iterator(ngrams.begin()), std::make_move_iterator(ngrams.end()));
    }
    return all;
}

std::string storedStopWords(const EncoderState &state)
{
    std::string words;
    if (const StateTensor *stored = findTensor(state, "stop-words", 1))
        for (const float byte : stored->values)
            words += static_cast<char>(byte >= 0 && byte <= 255 ? static_cast<unsigned char>(byte) : '\n');
    return words;
}

FeatureRow asRow(std::span<const Ngram> ngrams)
{
    FeatureRow row;
    for (const NgramCount &count : countNgrams(ngrams)) {
        row.index.push_back(count.hash);
        row.value.push_back(count.count);
    }
    return row;
}

std::string_view kindName(NgramKind kind)
{
    return kind == NgramKind::Characters ? "characters" : kind == NgramKind::Word ? "word" : "pair";
}

/// "weight  kind  n-gram" lines, heaviest first.
std::string weightLines(const TfidfModel &model, std::span<const Ngram> ngrams)
{
    constexpr std::size_t maxLines = 200;
    const FeatureRow row = asRow(ngrams);
    const CsrMatrix weights = model.weigh({&row, 1});
    std::vector<float> weightOfColumn(static_cast<std::size_t>(weights.columns), 0.0f);
    for (std::size_t i = 0; i < weights.column.size(); ++i)
        weightOfColumn[static_cast<std::size_t>(weights.column[i])] = weights.value[i];
    std::vector<std::pair<float, const Ngram *>> weighted;
    for (const Ngram &ngram : ngrams) {
        const std::int32_t column = model.columnOf(ngramHash(ngram));
        if (column >= 0 && weightOfColumn[static_cast<std::size_t>(column)] > 0) {
            weighted.emplace_back(weightOfColumn[static_cast<std::size_t>(column)], &ngram);
            weightOfColumn[static_cast<std::size_t>(column)] = 0; // listed once
        }
    }
    std::stable_sort(weighted.begin(), weighted.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    weighted.resize(std::min(weighted.size(), maxLines));
    std::string lines;
    for (const auto &[weight, ngram] : weighted)
        lines += fmt::format("{:.3f}  {}  {}\n", weight, kindName(ngram->kind), ngram->text);
    return lines;
}

} // namespace

TextEncoder::TextEncoder(StopWords stopWords)
    : m_stopWords(std::move(stopWords))
{
}

EncoderInfo TextEncoder::info() const
{
    return {"tfidf-svd", 2, Modality::Text, m_model.dimension()};
}

std::vector<Ngram> TextEncoder::ngramsOfTexts(const TextContent &content) const
{
    const std::vector<std::vector<std::string>> texts = wordsOfTexts(content);
    std::vector<Ngram> ngrams = ngramsOfAll(texts, m_stopWords);
    return ngrams.empty() ? ngramsOfAll(texts, StopWords()) : ngrams;
}

std::uint64_t TextEncoder::settingsHash() const
{
    return hashText(m_stopWords.asText());
}

bool TextEncoder::agreesWith(const EncoderState &state) const
{
    return StopWords::fromText(storedStopWords(state)).asText() == m_stopWords.asText();
}

Result<std::vector<FeatureRow>> TextEncoder::features(std::span<const Content> contents,
                                                      std::stop_token stop) const
{
    std::vector<FeatureRow> rows;
    rows.reserve(contents.size());
    for (const Content &content : contents) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while reading texts");
        MODALENS_TRY(row, guarded<Result<FeatureRow>>("tfidf-svd", [&] {
                         return asRow(ngramsOfTexts(std::get<TextContent>(content)));
                     }));
        rows.push_back(std::move(row));
    }
    return rows;
}

Status TextEncoder::fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop)
{
    return m_model.fit(sample, progress, stop);
}

EncoderState TextEncoder::state() const
{
    EncoderState state = m_model.state();
    StateTensor words;
    for (const char byte : m_stopWords.asText())
        words.values.push_back(static_cast<float>(static_cast<unsigned char>(byte)));
    words.shape = {static_cast<std::int64_t>(words.values.size())};
    if (!words.values.empty())
        state.emplace("stop-words", std::move(words));
    return state;
}

Status TextEncoder::restore(const EncoderState &state)
{
    MODALENS_CHECK(m_model.restore(state));
    m_stopWords = StopWords::fromText(storedStopWords(state));
    return {};
}

Result<std::vector<float>> TextEncoder::project(std::span<const FeatureRow> rows) const
{
    if (!isFitted())
        return fail(ErrorCode::Internal, "the text encoder has learned nothing yet", "tfidf-svd");
    return m_model.project(rows);
}

Result<std::vector<SeenPart>> TextEncoder::inspect(const Content &content) const
{
    const auto &texts = std::get<TextContent>(content);
    std::string cleaned, words;
    for (const std::string &text : texts.texts)
        cleaned += cleanText(text) + '\n';
    const std::vector<Ngram> ngrams = ngramsOfTexts(texts);
    for (const Ngram &ngram : ngrams)
        if (ngram.kind == NgramKind::Word)
            words += (words.empty() ? "" : " ") + ngram.text;
    std::vector<SeenPart> parts{{"text", {}, std::move(cleaned)}, {"words", {}, std::move(words)}};
    if (isFitted())
        parts.push_back({"weights", {}, weightLines(m_model, ngrams)});
    return parts;
}

} // namespace modalens
