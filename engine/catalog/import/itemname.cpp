// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/itemname.h"

#include "engine/base/utf8.h"
#include "engine/catalog/import/importtext.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace modalens {

namespace {

struct NameCounts
{
    int letters = 0;
    int digits = 0;
    int others = 0;
};

NameCounts countCharacters(std::string_view name)
{
    NameCounts counts;
    forEachCodePoint(name, [&](std::int32_t c, std::string_view) {
        if (c > 0 && u_isalpha(c))
            ++counts.letters;
        else if (c > 0 && u_isdigit(c))
            ++counts.digits;
        else
            ++counts.others;
    });
    return counts;
}

/// Prefixes that cameras, phones and editors put before a counter.
bool isDeviceName(std::string_view stem)
{
    constexpr std::array<std::string_view, 14> prefixes{"img",   "dsc",  "dscn",       "dscf",    "pxl",
                                                        "vid",   "mvi",  "gopr",       "image",   "file",
                                                        "frame", "clip", "screenshot", "untitled"};
    const std::string lower = asciiLower(stem);
    const std::size_t letters = std::min(lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), lower.size());
    const std::string_view head = std::string_view(lower).substr(0, letters);
    const bool restIsCounter = lower.find_first_not_of("0123456789 _-().", letters) == std::string::npos;
    return restIsCounter && letters < lower.size() &&
           std::find(prefixes.begin(), prefixes.end(), head) != prefixes.end();
}

bool isHash(std::string_view stem)
{
    const bool isHex = stem.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
    return stem.size() >= 8 && isHex && stem.find_first_of("0123456789") != std::string_view::npos;
}

std::string capitalised(const std::string &text)
{
    if (text.empty())
        return text;
    std::size_t at = 0;
    const std::int32_t c = nextCodePoint(text, at);
    if (c <= 0 || u_toupper(c) == c)
        return text;
    std::string upper;
    appendUtf8(upper, static_cast<std::uint32_t>(u_toupper(c)));
    return upper + text.substr(at);
}

} // namespace

std::string wordsFromStem(std::string_view stem)
{
    std::string words = escapedUtf8(stem);
    std::replace(words.begin(), words.end(), '_', ' ');
    return oneLine(words);
}

std::string titleFromStem(std::string_view stem)
{
    std::string words = wordsFromStem(stem);
    if (words.empty())
        return escapedUtf8(stem);
    return nameKind(stem) == NameKind::Words ? capitalised(words) : words;
}

NameKind nameKind(std::string_view stem)
{
    const NameCounts counts = countCharacters(stem);
    if (counts.letters == 0 && counts.others == 0 && counts.digits <= 3)
        return NameKind::ShortNumber;
    const bool areWords = counts.letters > counts.digits && !isDeviceName(stem) && !isHash(stem);
    return areWords ? NameKind::Words : NameKind::Code;
}

std::string titleFromText(std::string_view text)
{
    text = trimmed(text);
    const std::string_view line = trimmed(text.substr(0, text.find('\n')));
    std::string title = oneLine(line);
    const bool isOneSentence = title.find(". ") == std::string::npos && !title.ends_with("..");
    if (title.size() > 1 && title.back() == '.' && isOneSentence)
        title.pop_back();
    return title;
}

} // namespace modalens
