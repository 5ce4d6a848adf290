// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"

#include <cstring>

namespace modalens {

namespace {

constexpr bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

/// How many bytes follow a first byte; 0 for ASCII and for bytes that begin nothing.
constexpr int followersOf(unsigned first)
{
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if (first >= 0xE0 && first <= 0xEF)
        return 2;
    return first >= 0xF0 && first <= 0xF4 ? 3 : 0;
}

struct ByteRange
{
    unsigned low = 0x80;
    unsigned high = 0xBF;
};

/// What the second byte may be: shuts out overlong forms, surrogates and what lies beyond U+10FFFF (table 3-7
/// of the Unicode Standard).
constexpr ByteRange secondByteAfter(unsigned first)
{
    switch (first) {
    case 0xE0:
        return {0xA0, 0xBF};
    case 0xED:
        return {0x80, 0x9F};
    case 0xF0:
        return {0x90, 0xBF};
    case 0xF4:
        return {0x80, 0x8F};
    default:
        return {};
    }
}

/// Length of the plain ASCII run (without NUL) at the start, in whole words of eight bytes.
std::size_t asciiPrefix(std::string_view bytes)
{
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        const std::uint64_t zeroBytes = (word - 0x0101010101010101u) & ~word & 0x8080808080808080u;
        if ((word & 0x8080808080808080u) != 0 || zeroBytes != 0)
            break;
    }
    return at;
}

} // namespace

std::int32_t nextCodePoint(std::string_view text, std::size_t &at)
{
    const unsigned first = static_cast<unsigned char>(text[at++]);
    if (first < 0x80)
        return static_cast<std::int32_t>(first);
    const int followers = followersOf(first);
    if (followers == 0)
        return -1;
    unsigned codePoint = first & (0x3Fu >> followers);
    ByteRange allowed = secondByteAfter(first);
    for (int i = 0; i < followers; ++i, ++at) {
        const unsigned byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
        if (byte < allowed.low || byte > allowed.high)
            return -1;
        codePoint = codePoint << 6 | (byte & 0x3Fu);
        allowed = {};
    }
    return static_cast<std::int32_t>(codePoint);
}

bool isValidUtf8(std::string_view bytes)
{
    for (std::size_t at = asciiPrefix(bytes); at < bytes.size();)
        if (nextCodePoint(bytes, at) <= 0)
            return false;
    return true;
}

std::string validUtf8(std::string_view bytes, std::size_t maxBytes)
{
    if (isValidUtf8(bytes))
        return std::string(truncatedUtf8(bytes, maxBytes));
    std::string text;
    text.reserve(bytes.size() < maxBytes ? bytes.size() : maxBytes);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t start = at;
        const bool isGood = nextCodePoint(bytes, at) > 0;
        const std::string_view piece = isGood ? bytes.substr(start, at - start) : kReplacementCharacter;
        if (piece.size() > maxBytes - text.size())
            break;
        text += piece;
    }
    return text;
}

bool appendUtf8(std::string &text, std::uint32_t codePoint)
{
    if (codePoint == 0 || codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        return false;
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
        return true;
    }
    const int followers = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
    constexpr unsigned firstBytes[] = {0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(firstBytes[followers] | codePoint >> (6 * followers));
    for (int i = followers - 1; i >= 0; --i)
        text += static_cast<char>(0x80u | (codePoint >> (6 * i) & 0x3Fu));
    return true;
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
