// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rowscorer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace modalens {

namespace {

int exponentOfLargest(std::span<const double> weights)
{
    double largest = 0;
    for (const double weight : weights)
        largest = std::max(largest, std::abs(weight));
    return largest > 0 ? std::ilogb(largest) : 0;
}

/// What stands in for a missing cell, before normalisation.
double standIn(const ColumnStats &stats, MissingPolicy policy, double weight)
{
    if (policy == MissingPolicy::Neutral)
        return stats.mean;
    return weight > 0 ? stats.min : stats.max;
}

} // namespace

RowScorer::RowScorer(const FusionRequest &request)
    : m_columns(request.columns)
{
    const int exponent = exponentOfLargest(request.weights);
    for (std::size_t index = 0; index < request.columns.size(); ++index) {
        const double weight = std::ldexp(request.weights[index], -exponent);
        if (weight == 0)
            continue;
        const Column &column = *request.columns[index];
        const auto [scale, offset] = normalisationOf(column.stats(), request.normalisation);
        Term term{column.values().data(), &column, index, weight, std::abs(weight), scale, offset, 0, 0};
        if (request.missing != MissingPolicy::Renormalise) {
            term.missing = weight * (scale * standIn(column.stats(), request.missing, weight) + offset);
            term.missingShare = term.magnitude;
        }
        m_terms.push_back(term);
    }
}

RankedItem RowScorer::explain(std::int64_t row) const
{
    std::array<double, kMaxFusedColumns> buffer;
    const auto values = std::span(buffer).first(m_terms.size());
    RankedItem item{.item = ItemId{row}, .score = contributions(row, values)};
    item.contributions.assign(m_columns.size(), 0.0);
    for (std::size_t index = 0; index < m_columns.size(); ++index)
        if (!std::isnan(m_columns[index]->values()[static_cast<std::size_t>(row)]))
            item.presentMask |= std::uint32_t{1} << index;
    for (std::size_t t = 0; t < m_terms.size() && !std::isnan(item.score); ++t)
        item.contributions[m_terms[t].index] = values[t];
    return item;
}

RankedItem scoreRow(const FusionRequest &request, std::int64_t row)
{
    return RowScorer(request).explain(row);
}

} // namespace modalens
