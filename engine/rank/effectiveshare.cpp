// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/effectiveshare.h"

#include <algorithm>
#include <cmath>

namespace modalens {

void ShareEstimator::add(std::span<const double> contributions)
{
    if (m_rows++ == 0)
        std::copy(contributions.begin(), contributions.end(), m_first.begin());
    double score = 0;
    for (std::size_t t = 0; t < m_terms; ++t)
        score += contributions[t] - m_first[t];
    m_scoreSum += score;
    for (std::size_t t = 0; t < m_terms; ++t) {
        const double contribution = contributions[t] - m_first[t];
        m_sum[t] += contribution;
        m_productSum[t] += contribution * score;
    }
}

std::vector<double> ShareEstimator::shares() const
{
    std::vector<double> shares(m_terms, 0.0);
    double total = 0;
    for (std::size_t t = 0; t < m_terms && m_rows > 1; ++t) {
        const double product = m_sum[t] * m_scoreSum / static_cast<double>(m_rows);
        const double covariance = m_productSum[t] - product;
        if (covariance > 1e-12 * std::abs(product)) // below that it is rounding
            shares[t] = covariance;
        total += shares[t];
    }
    if (!(total > 0) || !std::isfinite(total))
        return std::vector<double>(m_terms, 0.0);
    for (double &share : shares)
        share /= total;
    return shares;
}

void addSample(const RowScorer &scorer, std::int64_t rows, const Bitmap *filter, ShareEstimator &estimator)
{
    constexpr std::int64_t kRun = 16; // one cache line of a column
    const std::int64_t runs = std::min((rows + kRun - 1) / kRun, kShareSampleRows / kRun);
    std::array<double, kMaxFusedColumns> buffer;
    const auto contributions = std::span(buffer).first(scorer.terms().size());
    for (std::int64_t run = 0; run < runs; ++run) {
        const std::int64_t first = run * ((rows + kRun - 1) / kRun) / runs * kRun;
        for (std::int64_t row = first; row < std::min(first + kRun, rows); ++row)
            if ((!filter || filter->test(row)) && !std::isnan(scorer.contributions(row, contributions)))
                estimator.add(contributions);
    }
}

} // namespace modalens
