// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/comparabletext.h"

#include "engine/text/cleaning.h"

#include <algorithm>

namespace modalens {

std::string comparableText(std::string_view text)
{
    const bool isAscii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    const std::string folded =
        isAscii ? std::string() : caseFolded(text.substr(0, std::min(text.size(), kMaxTextBytes)));
    std::string result;
    result.reserve(text.size());
    for (char c : isAscii ? text : std::string_view(folded)) {
        const bool isSpace = c == ' ' || (c >= '\t' && c <= '\r');
        if (!isSpace)
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

} // namespace modalens
