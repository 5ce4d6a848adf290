// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/languagetag.h"

#include "engine/catalog/import/importtext.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <set>

namespace modalens {

namespace {

bool isLetters(std::string_view text, std::size_t minimum, std::size_t maximum)
{
    return text.size() >= minimum && text.size() <= maximum &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool isIsoLanguage(const std::string &lower)
{
    static const std::set<std::string, std::less<>> known = [] {
        std::set<std::string, std::less<>> codes;
        for (const char *const *code = uloc_getISOLanguages(); *code; ++code)
            codes.emplace(*code);
        return codes;
    }();
    return known.contains(lower);
}

std::string upper(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// What stands behind '@' in a POSIX locale name, as a BCP 47 subtag with its dash.
std::string modifierSubtag(std::string_view modifier)
{
    const std::string lower = asciiLower(modifier);
    if (lower == "latin")
        return "-Latn";
    if (lower == "cyrillic")
        return "-Cyrl";
    return isLetters(lower, 5, 8) && lower != "euro" ? "-" + lower : std::string();
}

std::string subtag(std::string_view part)
{
    if (part.size() == 4)
        return upper(part.substr(0, 1)) + asciiLower(part.substr(1));
    return upper(part);
}

} // namespace

std::string languageTag(std::string_view spelling)
{
    std::string modifier;
    if (const std::size_t at = spelling.find('@'); at != std::string_view::npos) {
        modifier = modifierSubtag(spelling.substr(at + 1));
        spelling = spelling.substr(0, at);
    }
    const std::size_t first = std::min(spelling.find_first_of("_-"), spelling.size());
    const std::string language = asciiLower(spelling.substr(0, first));
    if (!isLetters(language, 2, 3) || !isIsoLanguage(language))
        return {};
    std::string script;
    std::string region;
    std::string_view rest = spelling.substr(first);
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find_first_of("_-"), rest.size());
        const std::string_view part = rest.substr(0, end);
        if (isLetters(part, 4, 4) && script.empty() && region.empty())
            script = "-" + subtag(part);
        else if (isLetters(part, 2, 2) && region.empty())
            region = "-" + subtag(part);
        else
            return {};
        rest = rest.substr(end);
    }
    if (script.empty() && modifier.size() == 5 && modifier[1] < 'a')
        return language + modifier + region;
    return language + script + region + modifier;
}

/// The longest of "_xx" and "_xx_YY" at the end of `stem` that names a language.
static std::size_t languageSuffixStart(std::string_view stem, std::size_t maxLanguageLetters)
{
    const std::size_t last = stem.rfind('_');
    if (last == std::string_view::npos || last == 0)
        return std::string_view::npos;
    const std::size_t before = stem.rfind('_', last - 1);
    const auto fits = [&](std::size_t at) {
        const std::string_view tag = stem.substr(at + 1);
        return std::min(tag.find('_'), tag.size()) <= maxLanguageLetters && !languageTag(tag).empty();
    };
    if (before != std::string_view::npos && before > 0 && fits(before))
        return before;
    return fits(last) ? last : std::string_view::npos;
}

SuffixedStem splitSuffix(std::string_view stem)
{
    constexpr std::string_view mark = "_desc";
    if (const std::size_t at = stem.rfind(mark); at != std::string_view::npos && at > 0) {
        const std::string_view rest = stem.substr(at + mark.size());
        if (rest.empty())
            return {stem.substr(0, at), {}, true};
        std::string language = rest.front() == '_' ? languageTag(rest.substr(1)) : std::string();
        if (!language.empty())
            return {stem.substr(0, at), std::move(language), true};
    }
    const std::size_t start = languageSuffixStart(stem, 2);
    if (start == std::string_view::npos)
        return {stem, {}, false};
    return {stem.substr(0, start), languageTag(stem.substr(start + 1)), false};
}

} // namespace modalens
