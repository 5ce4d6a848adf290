// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace modalens {

/// For names that must stay distinct: bytes that are not UTF-8 become "%FF".
std::string escapedUtf8(std::string_view bytes);

/// Text in another character set ("latin1", "koi8-r", "utf-16le") as UTF-8; empty when the set is unknown.
std::string utf8FromCharset(std::string_view bytes, std::string_view charset);

/// Without white space at both ends (ASCII and U+FEFF).
std::string_view trimmed(std::string_view text);
std::string asciiLower(std::string_view text);

/// One line for a list: control characters become spaces, spaces collapse, at most `maxCharacters` code
/// points, cut at a word and closed with an ellipsis.
std::string oneLine(std::string_view utf8, int maxCharacters = 120);

} // namespace modalens
