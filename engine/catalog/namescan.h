// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

enum class NameForm {
    Folded, ///< For words: without case and accents.
    Written ///< For patterns.
};

/// Title and key as two lines, each with its newline; one line where they are the same or one is missing.
/// Control characters become spaces. At most `maxBytes` (the title's beginning and the key's), 0 gives
/// nothing.
std::string nameLines(std::string_view title, std::string_view key, NameForm form, std::size_t maxBytes);

/// Words that a person types, to be found anywhere in the folded lines of a name, all of them. The first 32
/// words and 1,024 bytes count.
class NameWords
{
public:
    explicit NameWords(std::string_view words);

    bool isEmpty() const { return m_words.empty(); }
    /// The word that tells most names apart: the one to look for first.
    const std::string &longest() const { return m_words[m_longest]; }
    /// How well they fit, 0 best: they are the title, it begins with them, one of its words does, they are
    /// in it, they are not all in it. Nothing: they are not all there.
    std::optional<int> fit(std::string_view lines) const;

private:
    bool areAllIn(std::string_view text) const;

    std::vector<std::string> m_words;
    std::string m_phrase; ///< The words with one space between them.
    std::size_t m_longest = 0;
};

/// The first few of many by a number that is small for a good one.
class FirstFew
{
public:
    explicit FirstFew(std::int64_t limit)
        : m_limit(static_cast<std::size_t>(limit))
    {
    }
    void add(std::uint64_t order);
    void add(const FirstFew &others);
    std::vector<std::uint64_t> sorted() const;

private:
    std::size_t m_limit;
    std::vector<std::uint64_t> m_heap; ///< The worst on top.
};

} // namespace modalens
