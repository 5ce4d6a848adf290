// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/space.h"

#include <cstddef>
#include <span>
#include <vector>

namespace modalens {

/// The vectors of a space as float32 rows, padded with zeros so that the SIMD sum needs no tail. What is not
/// finite (only a file changed by someone else holds such) reads as 0.
class VectorTable
{
public:
    explicit VectorTable(const SpaceVectors &space);

    std::size_t count() const { return m_count; }
    std::size_t width() const { return m_width; }
    std::span<const float> row(std::size_t position) const { return rows(position, 1); }
    std::span<const float> rows(std::size_t first, std::size_t count) const
    {
        return std::span(m_values).subspan(first * m_width, count * m_width);
    }
    /// out[i] = cosine of `query` with row first + i. \pre query is a row of this table.
    void similarities(std::span<const float> query, std::size_t first, std::span<float> out) const;
    float similarity(std::size_t a, std::size_t b) const;

private:
    std::size_t m_count;
    std::size_t m_width;
    std::vector<float> m_values;
};

} // namespace modalens
