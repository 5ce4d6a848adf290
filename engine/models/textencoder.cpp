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

using Words = std::vector<std::string>;

/// The words of title and texts, in order; at most kMaxTextBytes of the whole item.
struct WordsOfItem
{
    Words title;
    std::vector<Words> texts; ///< Without those that repeat the title.
};

WordsOfItem wordsOfItem(const TextContent &content)
{
    std::size_t bytesLeft = kMaxTextBytes;
    const auto read = [&bytesLeft](std::string_view text) {
        Words words = wordsOf(cleanText(text.substr(0, bytesLeft)));
        bytesLeft -= std::min(bytesLeft, text.size());
        return words;
    };
    WordsOfItem item{read(content.title), {}};
    for (const std::string &text :
         std::span(content.texts).first(std::min(content.texts.size(), kMaxTexts))) {
        Words words = read(text);
        if (content.title.empty() || words != item.title)
            item.texts.push_back(std::move(words));
    }
    return item;
}

std::vector<Ngram> ngramsOfAll(std::span<const Words> texts, const StopWords &stopWords)
{
    std::vector<Ngram> all;
    for (const Words &words : texts) {
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

std::string_view kindName(NgramKind kind)
{
    return kind == NgramKind::Characters ? "characters" : kind == NgramKind::Word ? "word" : "pair";
}

/// "weight  kind  n-gram" lines, heaviest first.
std::string weightLines(const TfidfModel &model, const FeatureRow &row, std::span<const Ngram> ngrams)
{
    constexpr std::size_t maxLines = 200;
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

/// The n-grams of an item.
struct TextEncoder::Bag
{
    std::vector<Ngram> title, texts;

    std::vector<Ngram> all() const
    {
        std::vector<Ngram> ngrams = title;
        ngrams.insert(ngrams.end(), texts.begin(), texts.end());
        return ngrams;
    }

    FeatureRow row() const
    {
        std::vector<NgramCount> counts = countNgrams(title);
        for (NgramCount &count : counts)
            count.count *= kTitleWeight; // 3 ranks better than 1 and 2 where titles stand beside long texts
        const std::vector<NgramCount> others = countNgrams(texts);
        const std::ptrdiff_t ofTitle = std::ssize(counts);
        counts.insert(counts.end(), others.begin(), others.end());
        std::inplace_merge(counts.begin(), counts.begin() + ofTitle, counts.end(),
                           [](const NgramCount &a, const NgramCount &b) { return a.hash < b.hash; });
        FeatureRow row;
        for (const NgramCount &count : counts) {
            if (row.index.empty() || row.index.back() != count.hash) {
                row.index.push_back(count.hash);
                row.value.push_back(0);
            }
            row.value.back() += count.count;
        }
        return row;
    }
};

TextEncoder::TextEncoder(StopWords stopWords)
    : m_stopWords(std::move(stopWords))
{
}

EncoderInfo TextEncoder::info() const
{
    return {"tfidf-svd", 3, Modality::Text, m_model.dimension()};
}

TextEncoder::Bag TextEncoder::bagOf(const TextContent &content) const
{
    const WordsOfItem words = wordsOfItem(content);
    const auto bag = [&words](const StopWords &stopWords) {
        return Bag{ngramsOf(words.title, stopWords), ngramsOfAll(words.texts, stopWords)};
    };
    Bag result = bag(m_stopWords);
    return result.title.empty() && result.texts.empty() ? bag(StopWords()) : result;
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
        MODALENS_TRY(row, guarded<Result<FeatureRow>>(
                              "tfidf-svd", [&] { return bagOf(std::get<TextContent>(content)).row(); }));
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
    const auto &item = std::get<TextContent>(content);
    std::string cleaned = item.title.empty() ? std::string() : cleanText(item.title) + '\n', words;
    for (const std::string &text : item.texts)
        cleaned += cleanText(text) + '\n';
    const Bag bag = bagOf(item);
    const std::vector<Ngram> ngrams = bag.all();
    for (const Ngram &ngram : ngrams)
        if (ngram.kind == NgramKind::Word)
            words += (words.empty() ? "" : " ") + ngram.text;
    std::vector<SeenPart> parts{{"text", {}, std::move(cleaned)}, {"words", {}, std::move(words)}};
    if (isFitted())
        parts.push_back({"weights", {}, weightLines(m_model, bag.row(), ngrams)});
    return parts;
}

} // namespace modalens
