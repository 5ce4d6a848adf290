// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report/html.h"

#include <algorithm>

namespace modalens::cli {

namespace {

constexpr const char *kReplacement = "\xef\xbf\xbd";

/// Length of the valid UTF-8 sequence at the start of `text`, 0 when there is none (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF).
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto isTail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xc0) == 0x80; };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return isTail(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef && isTail(1) && isTail(2)) {
        const bool isOverlong = first == 0xe0 && byte(1) < 0xa0;
        const bool isSurrogate = first == 0xed && byte(1) > 0x9f;
        return isOverlong || isSurrogate ? 0 : 3;
    }
    if (first >= 0xf0 && first <= 0xf4 && isTail(1) && isTail(2) && isTail(3)) {
        const bool isOverlong = first == 0xf0 && byte(1) < 0x90;
        const bool isTooHigh = first == 0xf4 && byte(1) > 0x8f;
        return isOverlong || isTooHigh ? 0 : 4;
    }
    return 0;
}

/// What stands for an ASCII character; nullptr for itself.
const char *replacementOf(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
    case '\n':
        return nullptr;
    default:
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? kReplacement : nullptr;
    }
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string html;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            html += kReplacement;
        else if (const char *replacement = length == 1 ? replacementOf(text[0]) : nullptr)
            html += replacement;
        else
            html += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return html;
}

std::string base64(std::span<const std::uint8_t> bytes)
{
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8 | (j < count ? bytes[i + j] : 0u);
        for (std::size_t j = 0; j < 4; ++j)
            text += j <= count ? digits[(group >> (18 - 6 * j)) & 63] : '=';
    }
    return text;
}

} // namespace modalens::cli
