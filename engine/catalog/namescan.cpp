// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/namescan.h"

#include "engine/base/utf8.h"
#include "engine/catalog/searchtext.h"

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kMaxQueryBytes = 1024;
constexpr std::size_t kMaxQueryWords = 32;

std::string line(std::string_view name, NameForm form)
{
    std::string text = form == NameForm::Folded ? foldedName(name) : std::string(name);
    for (char &c : text)
        c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return text;
}

bool isInsideWord(char before)
{
    const auto byte = static_cast<unsigned char>(before);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

bool beginsAWord(std::string_view text, std::string_view phrase)
{
    for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1))
        if (at == 0 || !isInsideWord(text[at - 1]))
            return true;
    return false;
}

} // namespace

std::string nameLines(std::string_view title, std::string_view key, NameForm form, std::size_t maxBytes)
{
    std::string first = line(truncatedUtf8(title.empty() ? key : title, maxBytes), form);
    std::string second =
        title.empty() || title == key ? std::string() : line(truncatedUtf8(key, maxBytes), form);
    const std::size_t newlines = second.empty() ? 1 : 2;
    if (maxBytes <= newlines)
        return {};
    const std::size_t room = maxBytes - newlines;
    first = truncatedUtf8(first, room - std::min(second.size(), room / 2));
    second = truncatedUtf8(second, room - std::min(first.size(), room));
    return first + '\n' + (second.empty() ? "" : second + '\n');
}

NameWords::NameWords(std::string_view words)
{
    const std::string clean = line(validUtf8(words, kMaxQueryBytes), NameForm::Folded);
    for (std::size_t at = 0; at < clean.size() && m_words.size() < kMaxQueryWords;) {
        const std::size_t end = std::min(clean.find(' ', at), clean.size());
        if (end > at)
            m_words.push_back(clean.substr(at, end - at));
        at = end + 1;
    }
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        m_phrase += (i > 0 ? " " : "") + m_words[i];
        m_longest = m_words[i].size() > m_words[m_longest].size() ? i : m_longest;
    }
}

bool NameWords::areAllIn(std::string_view text) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [text](const std::string &word) { return text.find(word) != std::string_view::npos; });
}

std::optional<int> NameWords::fit(std::string_view lines) const
{
    const std::string_view title = lines.substr(0, lines.find('\n'));
    if (title.starts_with(m_phrase))
        return title.size() == m_phrase.size() ? 0 : 1;
    if (beginsAWord(title, m_phrase))
        return 2;
    if (areAllIn(title))
        return 3;
    return areAllIn(lines) ? std::optional(4) : std::nullopt;
}

void FirstFew::add(std::uint64_t order)
{
    if (m_heap.size() < m_limit) {
        m_heap.push_back(order);
        std::push_heap(m_heap.begin(), m_heap.end());
    } else if (m_limit > 0 && order < m_heap.front()) {
        std::pop_heap(m_heap.begin(), m_heap.end());
        m_heap.back() = order;
        std::push_heap(m_heap.begin(), m_heap.end());
    }
}

void FirstFew::add(const FirstFew &others)
{
    for (const std::uint64_t order : others.m_heap)
        add(order);
}

std::vector<std::uint64_t> FirstFew::sorted() const
{
    std::vector<std::uint64_t> orders = m_heap;
    std::sort_heap(orders.begin(), orders.end());
    return orders;
}

} // namespace modalens
