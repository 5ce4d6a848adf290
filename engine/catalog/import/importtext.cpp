// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/importtext.h"

#include "engine/base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace modalens {

namespace {

void appendHex(std::string &out, std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
}

} // namespace

std::string escapedUtf8(std::string_view bytes)
{
    if (isValidUtf8(bytes))
        return std::string(bytes);
    std::string out;
    forEachCodePoint(bytes, [&](std::int32_t c, std::string_view piece) {
        if (c > 0)
            out += piece;
        else
            appendHex(out, piece);
    });
    return out;
}

std::string utf8FromCharset(std::string_view bytes, std::string_view charset)
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter *)> converter(
        ucnv_open(std::string(charset).c_str(), &error), [](UConverter *c) {
            if (c)
                ucnv_close(c);
        });
    if (U_FAILURE(error) || bytes.size() > (std::size_t{1} << 28))
        return {};
    std::vector<char> out(bytes.size() * 4 + 16);
    const std::int32_t length =
        ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                           bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
    if (U_FAILURE(error) || length > static_cast<std::int32_t>(out.size()))
        return {};
    return validUtf8(std::string_view(out.data(), static_cast<std::size_t>(length)));
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n\f\v";
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::string asciiLower(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string oneLine(std::string_view utf8, int maxCharacters)
{
    std::string out;
    std::size_t wordEnd = 0;
    int count = 0;
    bool isPendingSpace = false;
    bool isCut = false;
    forEachCodePoint(utf8.substr(0, static_cast<std::size_t>(maxCharacters) * 16),
                     [&](std::int32_t c, std::string_view piece) {
                         if (isCut)
                             return;
                         if (c <= 0 || u_isUWhiteSpace(c) || u_iscntrl(c)) {
                             isPendingSpace = !out.empty();
                             return;
                         }
                         if (isPendingSpace) {
                             wordEnd = out.size();
                             out += ' ';
                             ++count;
                             isPendingSpace = false;
                         }
                         isCut = ++count > maxCharacters;
                         if (!isCut)
                             out += piece;
                     });
    if (isCut) {
        if (wordEnd > out.size() / 2)
            out.resize(wordEnd);
        out += "\xE2\x80\xA6";
    }
    return out;
}

} // namespace modalens
