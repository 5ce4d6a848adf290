// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/namepattern.h"

#include "engine/base/utf8.h"

#include <re2/re2.h>

#include <string>

namespace modalens {

namespace {

constexpr std::int64_t kMaxProgramBytes = 16 << 20;

std::size_t findIn(const re2::RE2 &pattern, std::string_view text, std::size_t from, std::size_t to)
{
    re2::StringPiece match;
    const bool isFound =
        pattern.Match(re2::StringPiece(text.data(), text.size()), from, to, re2::RE2::UNANCHORED, &match, 1);
    return isFound ? static_cast<std::size_t>(match.data() - text.data()) : std::string_view::npos;
}

/// The longest row of plain letters before the first thing that could make them mean something else. Reads
/// less than RE2 does and gives up early: none is always right.
std::string requiredLetters(std::string_view pattern)
{
    std::string longest, row;
    const auto endRow = [&] {
        if (row.size() > longest.size())
            longest = row;
        row.clear();
    };
    if (pattern.find('|') != std::string_view::npos)
        return {};
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            row += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
            continue;
        }
        const bool mayBeNone = c == '?' || c == '*' || c == '{'; // the letter before it
        if (mayBeNone && !row.empty())
            row.pop_back();
        endRow();
        if (c == '\\' || c == '[' || c == '(' || c == '{')
            break;
    }
    endRow();
    return longest;
}

} // namespace

NamePattern::NamePattern(std::unique_ptr<re2::RE2> pattern, std::string letters, bool isLineByLine)
    : m_pattern(std::move(pattern))
    , m_letters(std::move(letters))
    , m_isLineByLine(isLineByLine)
{
}

NamePattern::NamePattern(NamePattern &&) noexcept = default;
NamePattern &NamePattern::operator=(NamePattern &&) noexcept = default;
NamePattern::~NamePattern() = default;

Result<NamePattern> NamePattern::make(std::string_view pattern)
{
    if (pattern.size() > kMaxPatternBytes)
        return fail(ErrorCode::InvalidArgument, "the pattern is longer than 1,024 bytes");
    const std::string clean = validUtf8(pattern);
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_never_nl(true);
    options.set_log_errors(false);
    options.set_max_mem(kMaxProgramBytes);
    auto made = std::make_unique<re2::RE2>("(?m:" + clean + ")", options);
    const re2::RE2 alone(clean, options); // "a)(b" is right only inside the brackets; and its error is nearer
    if (!alone.ok() || !made->ok())
        return fail(ErrorCode::InvalidArgument, alone.ok() ? made->error() : alone.error(), clean);
    const bool isLineByLine = clean.find("\\A") != std::string::npos ||
                              clean.find("\\z") != std::string::npos ||
                              clean.find("(?") != std::string::npos; // may switch lines off
    return NamePattern(std::move(made), requiredLetters(clean), isLineByLine);
}

std::size_t NamePattern::find(std::string_view lines, std::size_t from) const
{
    if (!m_isLineByLine) {
        const std::size_t found = findIn(*m_pattern, lines, from, lines.size());
        return found < lines.size() ? found : std::string_view::npos; // behind the last newline is no line
    }
    while (from < lines.size()) {
        const std::size_t end = std::min(lines.find('\n', from), lines.size());
        const std::size_t found = findIn(*m_pattern, lines.substr(from, end - from), 0, end - from);
        if (found != std::string_view::npos)
            return from + found;
        from = end + 1;
    }
    return std::string_view::npos;
}

} // namespace modalens
