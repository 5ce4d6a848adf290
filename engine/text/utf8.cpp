// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/utf8.h"

#include <unicode/unistr.h>

namespace modalens {

namespace {

constexpr bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

} // namespace

bool appendUtf8(std::string &text, std::uint32_t codePoint)
{
    if (codePoint == 0 || codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        return false;
    icu::UnicodeString(static_cast<UChar32>(codePoint)).toUTF8String(text);
    return true;
}

std::string validUtf8(std::string_view bytes)
{
    std::string result;
    // ICU's lengths are 32-bit: longer texts go through in pieces that end between code points.
    constexpr std::size_t maxPiece = std::size_t{1} << 28;
    while (!bytes.empty()) {
        std::size_t length = std::min(bytes.size(), maxPiece);
        for (int back = 0; back < 3 && length < bytes.size() && isContinuation(bytes[length]); ++back)
            --length;
        icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<std::int32_t>(length)))
            .toUTF8String(result);
        bytes.remove_prefix(length);
    }
    return result;
}

std::string_view truncatedUtf8(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes)
        return text;
    while (maxBytes > 0 && isContinuation(text[maxBytes]))
        --maxBytes;
    return text.substr(0, maxBytes);
}

std::vector<std::size_t> codePointStarts(std::string_view text)
{
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (!isContinuation(text[at]))
            starts.push_back(at);
    starts.push_back(text.size());
    return starts;
}

} // namespace modalens
