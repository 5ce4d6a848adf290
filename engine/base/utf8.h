// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// UTF-8 without a library: checking, repairing and cutting. What characters mean is ICU's (engine/text).
// U+0000 is well-formed UTF-8, but no text: it ends strings in SQLite and in C, so everything here counts it
// as malformed.

namespace modalens {

/// U+FFFD, which stands for what was malformed.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// The code point at `at`, or a number <= 0 for U+0000 and malformed bytes. Moves `at` behind what was read:
/// of a malformed sequence its longest beginning that could have been a character, at least one byte (the
/// Unicode Standard's "maximal subpart", section 3.9). \pre at < text.size()
std::int32_t nextCodePoint(std::string_view text, std::size_t &at);

/// Calls visit(code point, its bytes) for all of `text`, code points as nextCodePoint() gives them.
template <class Visit>
void forEachCodePoint(std::string_view text, Visit &&visit)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const std::int32_t codePoint = nextCodePoint(text, at);
        visit(codePoint, text.substr(start, at - start));
    }
}

bool isValidUtf8(std::string_view bytes);

/// `bytes` with every malformed sequence and U+0000 replaced by U+FFFD, cut between two code points to at
/// most `maxBytes`. Valid text comes back as it is.
std::string validUtf8(std::string_view bytes, std::size_t maxBytes = std::string_view::npos);

/// Appends one code point; false (and nothing appended) for surrogates, zero and what lies beyond U+10FFFF.
bool appendUtf8(std::string &text, std::uint32_t codePoint);

/// At most `maxBytes`, cut between two code points. \pre `text` is valid.
std::string_view truncatedUtf8(std::string_view text, std::size_t maxBytes);

/// Where each code point starts, and the end: size is the number of code points + 1. \pre `text` is valid.
std::vector<std::size_t> codePointStarts(std::string_view text);

} // namespace modalens
