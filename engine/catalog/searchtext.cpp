// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/searchtext.h"

#include "engine/base/filedescriptor.h"
#include "engine/base/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

namespace modalens {

namespace {

constexpr std::size_t kMaxQueryBytes = 1024;
constexpr std::size_t kMaxQueryWords = 32;

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Characters of scripts that write words without spaces and in which one character already means something.
bool isOwnToken(UChar32 character)
{
    if (character < 0x1100) // the first Hangul; everything below separates its words
        return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(character, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
        return true;
    default:
        return false;
    }
}

bool isWordCharacter(UChar32 character)
{
    return (U_MASK(u_charType(character)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_CO_MASK | U_GC_M_MASK)) != 0;
}

std::string folded(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string text;
    icu::StringByteSink<std::string> sink(&text);
    if (U_SUCCESS(status))
        fold->normalizeUTF8(0, {utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, nullptr, status);
    return U_SUCCESS(status) ? text : std::string(utf8);
}

/// The tokens of a text that searchText() has prepared: runs of letters and digits.
std::vector<std::string> tokensOf(std::string_view text)
{
    std::vector<std::string> tokens;
    bool isInside = false;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t start = at;
        UChar32 character = 0;
        U8_NEXT(text.data(), at, length, character);
        if (character < 0 || !isWordCharacter(character)) {
            isInside = false;
            continue;
        }
        if (!isInside)
            tokens.emplace_back();
        isInside = true;
        tokens.back().append(text, static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
    }
    return tokens;
}

/// A quoted phrase; tokens hold letters and digits only, so there is nothing in them to escape.
std::string phraseOf(const std::vector<std::string> &tokens)
{
    std::string phrase = "\"";
    for (const std::string &token : tokens)
        phrase += (phrase.size() > 1 ? " " : "") + token;
    return phrase + '"';
}

} // namespace

std::string searchText(std::string_view utf8)
{
    if (isAscii(utf8))
        return std::string(utf8);
    const std::string text = folded(utf8);
    std::string spaced;
    spaced.reserve(text.size() + text.size() / 2);
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t start = at;
        UChar32 character = 0;
        U8_NEXT(text.data(), at, length, character);
        const bool isOwn = character >= 0 && isOwnToken(character);
        if (isOwn)
            spaced += ' ';
        spaced.append(text, static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
        if (isOwn)
            spaced += ' ';
    }
    return spaced;
}

std::string foldedName(std::string_view utf8)
{
    if (isAscii(utf8)) {
        std::string lower(utf8);
        for (char &c : lower)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        return lower;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *compose = icu::Normalizer2::getNFCInstance(status);
    const icu::Normalizer2 *decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status))
        return folded(utf8);
    const icu::UnicodeString apart = decompose->normalize(icu::UnicodeString::fromUTF8(folded(utf8)), status);
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < apart.length(); ++i)
        if (apart[i] < 0x300 || apart[i] > 0x36F) // of other scripts, marks tell words apart
            bare.append(apart[i]);
    std::string name;
    compose->normalize(bare, status).toUTF8String(name);
    return U_SUCCESS(status) ? name : folded(utf8);
}

std::string searchQuery(std::string_view words, WordMatch match)
{
    const std::string clean = validUtf8(words, kMaxQueryBytes);
    std::string query;
    std::size_t count = 0;
    for (std::size_t at = 0; at < clean.size() && count < kMaxQueryWords;) {
        const std::size_t end = std::min(clean.find_first_of(" \t\r\n", at), clean.size());
        const std::vector<std::string> tokens =
            tokensOf(searchText(std::string_view(clean).substr(at, end - at)));
        at = end + 1;
        if (tokens.empty())
            continue;
        const std::string phrase = phraseOf(tokens);
        query += count++ > 0 ? " AND " : "";
        if (match == WordMatch::PrefixExactFirst)
            query += "(" + phrase + " OR " + phrase + " *)";
        else
            query += phrase + (match == WordMatch::Prefix ? " *" : "");
    }
    return query;
}

std::string readTextPrefix(const std::filesystem::path &path, std::size_t maxBytes)
{
    std::string text;
    const Result<OpenFile> file = openRegularFile(path);
    if (!file)
        return text;
    text.resize(std::min(maxBytes, static_cast<std::size_t>(file->sizeBytes)));
    std::size_t filled = 0;
    while (filled < text.size()) {
        const ssize_t count = ::read(file->fd.get(), text.data() + filled, text.size() - filled);
        if (count <= 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    text.resize(filled);
    return text;
}

} // namespace modalens
