// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/rowscorer.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

/// Collects contributions of rows and splits the variance of their sum; see Ranking::effectiveShare. Sums are
/// taken relative to the first row, so that a large common offset does not swallow the spread.
class ShareEstimator
{
public:
    explicit ShareEstimator(std::size_t terms)
        : m_terms(terms)
    {
    }

    void add(std::span<const double> contributions);
    std::int64_t rows() const { return m_rows; }
    /// One per term; all 0 when the score does not vary.
    std::vector<double> shares() const;

private:
    std::size_t m_terms;
    std::int64_t m_rows = 0;
    double m_scoreSum = 0;
    std::array<double, kMaxFusedColumns> m_first{}, m_sum{}, m_productSum{};
};

/// Adds at most kShareSampleRows rows: all of a small catalog, else short runs at equal distances (a run
/// shares cache lines). Rows without a score or outside the filter are left out.
inline constexpr std::int64_t kShareSampleRows = 1024;
void addSample(const RowScorer &scorer, std::int64_t rows, const Bitmap *filter, ShareEstimator &estimator);

} // namespace modalens
