// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace modalens {

/// Words too common to tell two items apart. A plain value; contains() is thread-safe.
class StopWords
{
public:
    /// English and Chinese, the lists of stopwordlists.cpp.
    static StopWords builtin();

    /// One or more words a line; '#' starts a comment. Words are cleaned as the texts are, so case and
    /// accents do not matter. The whole list: start from builtin().asText() to change a few.
    static StopWords fromText(std::string_view text);
    /// The same from a file of at most 1 MiB.
    static Result<StopWords> fromFile(const std::filesystem::path &file);

    bool contains(std::string_view cleanedWord) const;
    std::size_t size() const { return m_words.size(); }
    /// One word a line, sorted: what fromText() reads.
    std::string asText() const;

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    std::unordered_set<std::string, Hash, std::equal_to<>> m_words;
};

/// The words of a cleaned text in order, by the word boundaries of Unicode Standard Annex 29 and ICU's
/// dictionaries for Chinese, Japanese, Thai, Lao, Khmer and Burmese. Punctuation and symbols are dropped,
/// numbers stay, and so-called words of more than 40 code points (hashes, base64) are dropped. Thread-safe.
/// Linear in the length.
std::vector<std::string> wordsOf(std::string_view cleanedText);

} // namespace modalens
