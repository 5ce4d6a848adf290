// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>

namespace modalens {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Length of the plain ASCII run (without NUL) at the start, in whole words of eight bytes.
std::size_t asciiPrefix(std::string_view bytes)
{
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + at, 8);
        const std::uint64_t zeroBytes = (word - 0x0101010101010101u) & ~word & 0x8080808080808080u;
        if ((word & 0x8080808080808080u) != 0 || zeroBytes != 0)
            break;
    }
    return at;
}

/// Walks the characters; visitGood(character bytes), visitBad(malformed bytes or NUL), either may return
/// false to stop.
template <class Good, class Bad>
void walk(std::string_view bytes, Good &&visitGood, Bad &&visitBad)
{
    const auto length = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t at = 0; at < length;) {
        const std::int64_t start = at;
        UChar32 character = 0;
        U8_NEXT(bytes.data(), at, length, character);
        const std::string_view piece =
            bytes.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
        if (!(character > 0 ? visitGood(piece) : visitBad(piece)))
            return;
    }
}

} // namespace

bool isValidUtf8(std::string_view bytes)
{
    bool isValid = true;
    walk(
        bytes.substr(asciiPrefix(bytes)), [](std::string_view) { return true; },
        [&](std::string_view) { return isValid = false; });
    return isValid;
}

std::string cleanText(std::string_view bytes, std::size_t maxBytes)
{
    if (bytes.size() <= maxBytes && isValidUtf8(bytes))
        return std::string(bytes);
    std::string text;
    const auto append = [&](std::string_view piece) {
        if (text.size() + piece.size() > maxBytes)
            return false;
        text += piece;
        return true;
    };
    walk(bytes, append, [&](std::string_view) { return append(kReplacement); });
    return text;
}

std::string cleanKey(std::string_view bytes)
{
    if (isValidUtf8(bytes))
        return std::string(bytes);
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string key;
    walk(
        bytes, [&](std::string_view piece) { return key += piece, true; },
        [&](std::string_view piece) {
            for (const char c : piece) {
                const auto byte = static_cast<unsigned char>(c);
                key += kReplacement;
                key += digits[byte >> 4];
                key += digits[byte & 15];
            }
            return true;
        });
    return key;
}

} // namespace modalens
