// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// Appends one code point; false (and nothing appended) for surrogates, zero and what lies beyond U+10FFFF.
bool appendUtf8(std::string &text, std::uint32_t codePoint);

/// The text with every ill-formed byte sequence replaced by U+FFFD, as the Unicode Standard recommends (one
/// for each maximal subpart). Well-formed text comes back unchanged.
std::string validUtf8(std::string_view bytes);

/// At most `maxBytes`, cut between two code points. \pre `text` is well-formed.
std::string_view truncatedUtf8(std::string_view text, std::size_t maxBytes);

/// Where each code point starts, and the end: size is the number of code points + 1. \pre `text` is
/// well-formed.
std::vector<std::size_t> codePointStarts(std::string_view text);

} // namespace modalens
