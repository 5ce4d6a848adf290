// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/effectiveshare.h"

#include "engine/rank/bestrows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace modalens {

namespace {

using Marks = std::array<float, kMostSampleRows>;

/// NaN where the filter leaves the sampled row out.
void markAllowed(const Bitmap &filter, std::int64_t rows, Marks &marks)
{
    for (std::int64_t place = 0; place < samplePlaces(rows); ++place) {
        const std::int64_t row = sampleRow(place, rows);
        const bool isAllowed = row < rows && filter.test(row);
        marks[static_cast<std::size_t>(place)] = isAllowed ? 0 : std::numeric_limits<float>::quiet_NaN();
    }
}

/// Contributions of the first sampled row that takes part; false when none does.
bool findFirst(const RowScorer &scorer, const Bitmap *filter, std::int64_t rows, std::span<double> first)
{
    for (std::int64_t place = 0; place < samplePlaces(rows); ++place) {
        const std::int64_t row = sampleRow(place, rows);
        if (row < rows && (!filter || filter->test(row)) && !std::isnan(scorer.contributions(row, first)))
            return true;
    }
    return false;
}

} // namespace

void ShareEstimator::addSample(const RowScorer &scorer, std::int64_t rows, const Bitmap *filter)
{
    if (!findFirst(scorer, filter, rows, std::span(m_sums.first).first(m_terms)))
        return;
    std::array<SampleTerm, kMaxFusedColumns> buffer;
    const auto terms = std::span(buffer).first(m_terms);
    std::transform(scorer.terms().begin(), scorer.terms().end(), terms.begin(),
                   [](const RowScorer::Term &term) {
                       return SampleTerm{term.column->sample().data(),
                                         term.weight,
                                         term.magnitude,
                                         term.scale,
                                         term.offset,
                                         term.missing,
                                         term.missingShare};
                   });
    Marks marks;
    if (filter)
        markAllowed(*filter, rows, marks);
    m_samplePlaces = static_cast<std::size_t>(samplePlaces(rows));
    sumShares(terms, filter ? marks.data() : nullptr, std::span(m_sampleScores).first(m_samplePlaces),
              m_sums);
}

double ShareEstimator::sampledScore(std::int64_t place) const
{
    BestRows best(place, kMostSampleRows);
    for (std::size_t i = 0; i < m_samplePlaces; ++i)
        best.offer({m_sampleScores[i], static_cast<std::int64_t>(i)});
    best.dropWorse();
    const auto first = std::span(m_sums.first).first(m_terms);
    return std::accumulate(first.begin(), first.end(), best.threshold());
}

void ShareEstimator::add(std::span<const double> contributions)
{
    if (m_sums.rows++ == 0)
        std::copy(contributions.begin(), contributions.end(), m_sums.first.begin());
    double score = 0;
    for (std::size_t t = 0; t < m_terms; ++t)
        score += contributions[t] - m_sums.first[t];
    m_sums.score += score;
    for (std::size_t t = 0; t < m_terms; ++t) {
        const double contribution = contributions[t] - m_sums.first[t];
        m_sums.contribution[t] += contribution;
        m_sums.product[t] += contribution * score;
    }
}

std::vector<double> ShareEstimator::shares() const
{
    std::vector<double> shares(m_terms, 0.0);
    double total = 0;
    for (std::size_t t = 0; t < m_terms && m_sums.rows > 1; ++t) {
        const double product = m_sums.contribution[t] * m_sums.score / static_cast<double>(m_sums.rows);
        const double covariance = m_sums.product[t] - product;
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

} // namespace modalens
