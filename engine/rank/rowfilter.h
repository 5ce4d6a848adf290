// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/rowfilterkernel.h"
#include "engine/rank/rowscorer.h"

#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace modalens {

/// Finds, in 16-bit fixed point and with SIMD, the rows whose exact score may reach a threshold; never misses
/// one. A score n/d reaches t exactly when n - t*d >= 0, and both are sums over the row's signals: the
/// threshold goes into the additive constants and one sum per row is compared with zero, or rather with minus
/// a bound of the rounding error (plus it, to find the rows that are surely above). Starts without a
/// threshold: every row that has a score passes, none is surely above. One object per thread.
class RowFilter
{
public:
    /// Both are borrowed. \param allowed rows that may appear; nullptr for all.
    RowFilter(const RowScorer &scorer, const Bitmap *allowed);
    /// Looks at the sampled codes alone; `words` then count in the sample. \param allowed one per word;
    /// nullptr for all.
    static RowFilter ofSample(const RowScorer &scorer, const std::uint64_t *allowed);

    void setThreshold(double threshold); ///< -infinity lets every row pass.
    double threshold() const { return m_threshold; }

    /// Sets `bits` to the allowed rows from 64 * firstWord that have a score and may reach the threshold.
    /// \return how many have a score.
    std::int64_t find(std::int64_t firstWord, std::span<std::uint64_t> bits) const
    {
        return findRowsAbove(std::span(m_columns).first(m_terms.size()), m_limit, m_allowed, firstWord, bits);
    }

    /// Sets `bits` to the allowed rows from 64 * firstWord whose exact score is above the threshold beyond
    /// doubt: a subset of what find() gives, without the few that are too near to tell.
    void findSurelyAbove(std::int64_t firstWord, std::span<std::uint64_t> bits) const
    {
        findRowsAbove(std::span(m_columns).first(m_terms.size()), m_sureLimit, m_allowed, firstWord, bits);
    }

private:
    RowFilter(const RowScorer &scorer, const std::uint64_t *allowed, bool isSample);

    std::span<const RowScorer::Term> m_terms;
    const std::uint64_t *m_allowed;
    std::array<FilterColumn, kMaxFusedColumns> m_columns;
    double m_threshold;
    std::int16_t m_limit, m_sureLimit;
};

template <class Visit>
void forEachRow(std::int64_t firstWord, std::span<const std::uint64_t> bits, Visit visit)
{
    for (std::size_t word = 0; word < bits.size(); ++word)
        for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
            visit((firstWord + static_cast<std::int64_t>(word)) * 64 + std::countr_zero(left));
}

} // namespace modalens
