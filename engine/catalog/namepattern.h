// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace modalens {

/// A regular expression (RE2 syntax) that is looked for in lines; case is ignored. Searching takes time
/// linear in the text whatever the pattern, and a bounded amount of memory. Reentrant.
class NamePattern
{
public:
    /// `InvalidArgument` with the reason and the pattern when it is none, or too large.
    static Result<NamePattern> make(std::string_view pattern);
    NamePattern(NamePattern &&) noexcept;
    NamePattern &operator=(NamePattern &&) noexcept;
    ~NamePattern();

    /// Where the first match at or after `from` begins, or npos. Lines end with a newline and are matched one
    /// by one. \pre `from` is the start of a line.
    std::size_t find(std::string_view lines, std::size_t from = 0) const;

    /// Letters a-z and digits that stand side by side in whatever matches, once it is folded (foldedName):
    /// the most that were easily seen. Often empty.
    const std::string &letters() const { return m_letters; }

    static constexpr std::size_t kMaxPatternBytes = 1024;

private:
    NamePattern(std::unique_ptr<re2::RE2> pattern, std::string letters, bool isLineByLine);

    std::unique_ptr<re2::RE2> m_pattern;
    std::string m_letters;
    bool m_isLineByLine; ///< It speaks of the beginning or end of the whole text, by which one line is meant.
};

} // namespace modalens
