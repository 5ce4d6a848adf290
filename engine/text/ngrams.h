// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/words.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

enum class NgramKind : std::uint8_t {
    Word,      ///< One word that is no stop word.
    WordPair,  ///< Two such words in a row, joined by a space; a stop word between them breaks the pair.
    Characters ///< 3 to 5 code points of one word between word-end marks ('_'); of Han and kana words also 1
               ///< and 2 bare ones, because there one character is often a morpheme (鸟 in 小鸟).
};

struct Ngram
{
    NgramKind kind = NgramKind::Word;
    std::string text;
};

/// Every n-gram of the words in order, with repetitions. A text of w words of mean length c gives about 2w +
/// 3wc.
std::vector<Ngram> ngramsOf(std::span<const std::string> words, const StopWords &stopWords);

/// 32 bits: the kind in the upper two, below them 30 bits of XXH3 of the text. Two of a million different
/// n-grams meet with probability 1e-3 each.
std::uint32_t ngramHash(const Ngram &ngram);
constexpr NgramKind ngramKind(std::uint32_t hash)
{
    return static_cast<NgramKind>(hash >> 30);
}

/// How often each n-gram occurs, sorted by hash.
struct NgramCount
{
    std::uint32_t hash = 0;
    float count = 0;
};
std::vector<NgramCount> countNgrams(std::span<const Ngram> ngrams);

} // namespace modalens
