// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/columnsample.h"
#include "engine/rank/rowscorer.h"
#include "engine/rank/sharekernel.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

/// Collects contributions of rows and splits the variance of their sum; see Ranking::effectiveShare.
class ShareEstimator
{
public:
    explicit ShareEstimator(std::size_t terms)
        : m_terms(terms)
    {
    }

    /// Takes the sample of columnsample.h, without rows that have no score or are outside the filter. Some
    /// microseconds. \pre nothing was added before.
    void addSample(const RowScorer &scorer, std::int64_t rows, const Bitmap *filter);
    /// About how high the place-th best of the sample scores; -infinity when it has fewer.
    double sampledScore(std::int64_t place) const;
    void add(std::span<const double> contributions);
    std::int64_t rows() const { return m_sums.rows; }
    /// One per term; all 0 when the score does not vary.
    std::vector<double> shares() const;

private:
    std::size_t m_terms;
    ShareSums m_sums;
    std::array<double, kMostSampleRows> m_sampleScores; ///< Relative to m_sums.first.
    std::size_t m_samplePlaces = 0;
};

} // namespace modalens
