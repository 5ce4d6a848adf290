// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/ngrams.h"

#include "engine/base/hash.h"
#include "engine/base/utf8.h"

#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 5;

bool isLogographic(std::string_view word)
{
    UChar32 first = 0;
    std::int32_t at = 0;
    U8_NEXT_OR_FFFD(word.data(), at, static_cast<std::int32_t>(word.size()), first);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(first, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

void appendPieces(std::vector<Ngram> &ngrams, std::string_view text, std::size_t shortest,
                  std::size_t longest)
{
    const std::vector<std::size_t> starts = codePointStarts(text);
    for (std::size_t length = shortest; length <= longest; ++length)
        for (std::size_t first = 0; first + length < starts.size(); ++first)
            ngrams.push_back(
                {NgramKind::Characters,
                 std::string(text.substr(starts[first], starts[first + length] - starts[first]))});
}

} // namespace

std::vector<Ngram> ngramsOf(std::span<const std::string> words, const StopWords &stopWords)
{
    std::vector<Ngram> ngrams;
    const std::string *previous = nullptr;
    for (const std::string &word : words) {
        if (word.empty() || stopWords.contains(word)) {
            previous = nullptr;
            continue;
        }
        ngrams.push_back({NgramKind::Word, word});
        if (previous != nullptr)
            ngrams.push_back({NgramKind::WordPair, *previous + ' ' + word});
        appendPieces(ngrams, '_' + word + '_', kShortest, kLongest);
        if (isLogographic(word))
            appendPieces(ngrams, word, 1, 2);
        previous = &word;
    }
    return ngrams;
}

std::uint32_t ngramHash(const Ngram &ngram)
{
    const auto kind = static_cast<std::uint32_t>(ngram.kind);
    return (kind << 30) | static_cast<std::uint32_t>(hashText(ngram.text, kind) >> 34);
}

std::vector<NgramCount> countNgrams(std::span<const Ngram> ngrams)
{
    std::vector<std::uint32_t> hashes;
    hashes.reserve(ngrams.size());
    for (const Ngram &ngram : ngrams)
        hashes.push_back(ngramHash(ngram));
    std::sort(hashes.begin(), hashes.end());
    std::vector<NgramCount> counts;
    for (const std::uint32_t hash : hashes) {
        if (counts.empty() || counts.back().hash != hash)
            counts.push_back({hash, 0});
        counts.back().count += 1;
    }
    return counts;
}

} // namespace modalens
