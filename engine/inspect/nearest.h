// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

/// The k best of what is offered: the highest similarity first, of equals the lowest row.
class Nearest
{
public:
    struct Entry
    {
        float similarity = 0;
        std::int64_t row = 0;
        std::int32_t position = -1;
    };

    explicit Nearest(std::size_t k)
        : m_k(k)
    {
        m_entries.reserve(k + 1);
    }
    void clear() { m_entries.clear(); }
    void offer(const Entry &entry)
    {
        if (m_entries.size() == m_k && !isBetter(entry, m_entries.back()))
            return;
        m_entries.insert(std::upper_bound(m_entries.begin(), m_entries.end(), entry, &Nearest::isBetter),
                         entry);
        if (m_entries.size() > m_k)
            m_entries.pop_back();
    }
    std::span<const Entry> entries() const { return m_entries; }

private:
    static bool isBetter(const Entry &a, const Entry &b)
    {
        return a.similarity > b.similarity || (a.similarity == b.similarity && a.row < b.row);
    }

    std::size_t m_k;
    std::vector<Entry> m_entries;
};

} // namespace modalens
