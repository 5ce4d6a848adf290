// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

/// One bit per catalog row, packed 64 to a word, low bit first. Bits past size() are always zero.
class Bitmap
{
public:
    Bitmap() = default;
    explicit Bitmap(std::int64_t size, bool value = false)
        : m_size(size)
        , m_words(static_cast<std::size_t>((size + 63) / 64), value ? ~std::uint64_t{0} : 0)
    {
        clearTail();
    }

    std::int64_t size() const { return m_size; }
    bool test(std::int64_t row) const { return (m_words[row >> 6] >> (row & 63)) & 1; }
    void set(std::int64_t row) { m_words[row >> 6] |= std::uint64_t{1} << (row & 63); }
    void reset(std::int64_t row) { m_words[row >> 6] &= ~(std::uint64_t{1} << (row & 63)); }
    std::span<const std::uint64_t> words() const { return m_words; }

    std::int64_t count() const
    {
        std::int64_t total = 0;
        for (std::uint64_t word : m_words)
            total += std::popcount(word);
        return total;
    }

    /// Both bitmaps must have the same size.
    Bitmap &operator&=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }

    Bitmap &operator|=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }

    void invert()
    {
        for (std::uint64_t &word : m_words)
            word = ~word;
        clearTail();
    }

    bool operator==(const Bitmap &) const = default;

private:
    void clearTail()
    {
        if (m_size % 64 != 0 && !m_words.empty())
            m_words.back() &= (std::uint64_t{1} << (m_size % 64)) - 1;
    }

    std::int64_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace modalens
