// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/markup.h"

#include "engine/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace modalens {

namespace {

constexpr std::size_t kMaxTagBytes = 8'192; ///< A longer one is not a tag but a text with a '<' in it.

constexpr bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool startsWithNoCase(std::string_view text, std::string_view prefix)
{
    return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                      [](char a, char b) { return a == lower(b); });
}

/// Position after the first `needle` at or behind `from`; the end when there is none.
std::size_t after(std::string_view text, std::string_view needle, std::size_t from)
{
    const std::size_t found = text.find(needle, from);
    return found == std::string_view::npos ? text.size() : found + needle.size();
}

std::size_t afterClosingTag(std::string_view text, std::string_view name, std::size_t from)
{
    for (std::size_t at = text.find("</", from); at != std::string_view::npos; at = text.find("</", at + 2))
        if (startsWithNoCase(text.substr(at + 2), name))
            return after(text, ">", at);
    return text.size();
}

std::string_view tagName(std::string_view tag)
{
    tag.remove_prefix(tag.size() > 1 && tag[1] == '/' ? 2 : 1);
    std::size_t length = 0;
    while (length < tag.size() && (isAsciiLetter(tag[length]) || isAsciiDigit(tag[length])))
        ++length;
    return tag.substr(0, length);
}

bool isInsideWords(std::string_view name)
{
    constexpr std::array<std::string_view, 16> inlineTags{"a",    "b",  "big",   "em",   "font",   "i",
                                                          "mark", "s",  "small", "span", "strong", "sub",
                                                          "sup",  "tt", "u",     "wbr"};
    return std::any_of(inlineTags.begin(), inlineTags.end(), [name](std::string_view tag) {
        return tag.size() == name.size() && startsWithNoCase(name, tag);
    });
}

/// One piece of markup: where the text goes on, and what stands in for it.
struct Markup
{
    std::size_t end;
    std::string_view replacement;
};

std::optional<Markup> markupAt(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, 4) == "<!--")
        return Markup{after(text, "-->", at + 4), " "};
    if (rest.substr(0, 9) == "<![CDATA[") {
        const std::size_t close = std::min(text.find("]]>", at), text.size());
        return Markup{std::min(close + 3, text.size()), text.substr(at + 9, close - std::min(close, at + 9))};
    }
    if (rest.size() < 2 || !(isAsciiLetter(rest[1]) || rest[1] == '/' || rest[1] == '!' || rest[1] == '?'))
        return std::nullopt;
    const std::size_t close = rest.substr(0, kMaxTagBytes).find('>');
    if (close == std::string_view::npos)
        return std::nullopt;
    const std::string_view name = tagName(rest.substr(0, close));
    const std::size_t end = at + close + 1;
    if (rest[1] != '/' && (startsWithNoCase(name, "script") || startsWithNoCase(name, "style")))
        return Markup{afterClosingTag(text, startsWithNoCase(name, "script") ? "script" : "style", end), " "};
    return Markup{end, isInsideWords(name) ? "" : " "};
}

/// HTML 4 names of U+00A0 to U+00FF, in order.
constexpr std::array<std::string_view, 96> kLatin1Names{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
    "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
    "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
    "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

struct NamedReference
{
    std::string_view name;
    std::uint32_t codePoint;
};
constexpr std::array<NamedReference, 16> kOtherNames{{{"amp", '&'},
                                                      {"lt", '<'},
                                                      {"gt", '>'},
                                                      {"quot", '"'},
                                                      {"apos", '\''},
                                                      {"ndash", 0x2013},
                                                      {"mdash", 0x2014},
                                                      {"lsquo", 0x2018},
                                                      {"rsquo", 0x2019},
                                                      {"ldquo", 0x201C},
                                                      {"rdquo", 0x201D},
                                                      {"bull", 0x2022},
                                                      {"hellip", 0x2026},
                                                      {"euro", 0x20AC},
                                                      {"trade", 0x2122},
                                                      {"oelig", 0x0153}}};

std::optional<std::uint32_t> numericReference(std::string_view digits)
{
    const bool isHexadecimal = !digits.empty() && lower(digits.front()) == 'x';
    if (isHexadecimal)
        digits.remove_prefix(1);
    if (digits.empty() || digits.size() > 7)
        return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : digits) {
        if (isAsciiDigit(c))
            value = value * (isHexadecimal ? 16 : 10) + static_cast<std::uint32_t>(c - '0');
        else if (isHexadecimal && lower(c) >= 'a' && lower(c) <= 'f')
            value = value * 16 + static_cast<std::uint32_t>(lower(c) - 'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

std::optional<std::uint32_t> referencedCodePoint(std::string_view name)
{
    if (!name.empty() && name.front() == '#')
        return numericReference(name.substr(1));
    for (const auto &[known, codePoint] : kOtherNames)
        if (known == name)
            return codePoint;
    const auto latin = std::find(kLatin1Names.begin(), kLatin1Names.end(), name);
    if (latin != kLatin1Names.end())
        return static_cast<std::uint32_t>(0xA0 + (latin - kLatin1Names.begin()));
    return std::nullopt;
}

/// Whether the word text[begin, end) is an address. Words are what stands between spaces and quotes.
bool isAddress(std::string_view word)
{
    if (startsWithNoCase(word, "www."))
        return word.size() > 4;
    const std::size_t scheme = word.find("://");
    if (scheme != std::string_view::npos && scheme > 0)
        return std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(scheme), [](char c) {
            return isAsciiLetter(c) || isAsciiDigit(c) || c == '+' || c == '-' || c == '.';
        });
    const std::size_t at = word.find('@');
    return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos &&
           isAsciiLetter(word.back());
}

constexpr bool endsAddressWord(char c)
{
    return isSpace(c) || c == '"' || c == '\'' || c == '<' || c == '>' || c == '(' || c == ')' || c == '[' ||
           c == ']' || c == '{' || c == '}' || c == ',' || c == ';';
}

} // namespace

std::string withoutMarkup(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto markup = text[at] == '<' ? markupAt(text, at) : std::nullopt;
        if (markup) {
            result += markup->replacement;
            at = markup->end;
        } else {
            result += text[at++];
        }
    }
    return result;
}

std::string withoutEntities(std::string_view text)
{
    constexpr std::size_t longestName = 10;
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length =
            text[at] == '&' ? text.substr(at + 1, longestName).find(';') : std::string_view::npos;
        const auto codePoint = length == std::string_view::npos
                                   ? std::nullopt
                                   : referencedCodePoint(text.substr(at + 1, length));
        if (codePoint && appendUtf8(result, *codePoint))
            at += length + 2;
        else
            result += text[at++];
    }
    return result;
}

std::string withoutAddresses(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !endsAddressWord(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        result += isAddress(word) ? " " : word;
        if (end < text.size())
            result += text[end++];
        at = end;
    }
    return result;
}

} // namespace modalens
