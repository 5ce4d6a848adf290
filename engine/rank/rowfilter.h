// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/rowfilterkernel.h"
#include "engine/rank/rowscorer.h"

#include <array>
#include <cstdint>
#include <span>

namespace modalens {

/// Finds, in float32 and with SIMD, the rows whose exact score may reach a threshold; never misses one.
/// A score n/d reaches t exactly when n - t*d >= 0, and both are sums over the row's signals: the threshold
/// goes into the additive constants and one sum per row is compared with zero, or rather with minus a bound
/// of the rounding error. One object per thread.
class RowFilter
{
public:
    explicit RowFilter(const RowScorer &scorer);

    void setThreshold(double threshold); ///< -infinity lets every row pass.
    double threshold() const { return m_threshold; }

    /// Clears bits of rows that cannot reach the threshold. \pre firstRow is a multiple of 64 and all rows
    /// exist.
    void apply(std::int64_t firstRow, std::span<std::uint64_t> bits) const
    {
        if (!m_isOpen)
            clearRowsBelow(std::span(m_columns).first(m_terms.size()), firstRow, m_limit, bits);
    }

private:
    std::span<const RowScorer::Term> m_terms;
    std::array<FilterColumn, kMaxFusedColumns> m_columns;
    double m_threshold;
    float m_limit = 0;
    bool m_isOpen = true;
};

} // namespace modalens
