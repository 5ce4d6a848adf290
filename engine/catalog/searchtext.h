// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace modalens {

/// A text as the full-text index stores it: compatibility forms and case folded (NFKC), and a space around
/// every Han, kana and Hangul character, so that each becomes a token of its own and a run of them a phrase.
/// Accents are left to the index.
std::string searchText(std::string_view utf8);

/// A name as it is compared while someone types: compatibility forms and case folded, without accents.
std::string foldedName(std::string_view utf8);

/// How a query treats its words.
enum class WordMatch {
    Whole,           ///< A word stands for itself.
    Prefix,          ///< A word stands for everything that begins with it.
    PrefixExactFirst ///< The same, and whole words rank higher.
};

/// What a person typed as an FTS5 query in which nothing is syntax: each word a quoted phrase, all required.
/// Empty when there is no letter and no digit in it. Only the first 32 words and 1,024 bytes count.
std::string searchQuery(std::string_view words, WordMatch match);

/// The first `maxBytes` of a regular file, or nothing: a text that cannot be read is simply not found.
std::string readTextPrefix(const std::filesystem::path &path, std::size_t maxBytes);

} // namespace modalens
