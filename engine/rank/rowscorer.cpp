// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rowscorer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace modalens {

const double RowScorer::kNoScore = std::numeric_limits<double>::quiet_NaN();

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

double RowScorer::contributions(std::int64_t row, std::span<double> out) const
{
    double share = 0;
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        const Term &term = m_terms[t];
        const float value = term.values[row];
        const bool isPresent = value == value;
        const double present = term.weight * (term.scale * static_cast<double>(value) + term.offset);
        out[t] = isPresent ? present : term.missing;
        share += isPresent ? term.magnitude : term.missingShare;
    }
    for (double &contribution : out)
        contribution /= share;
    return score(row);
}

RankedItem RowScorer::explain(std::int64_t row) const
{
    RankedItem item{.item = ItemId{row}, .score = score(row)};
    item.contributions.assign(m_columns.size(), 0.0);
    for (std::size_t index = 0; index < m_columns.size(); ++index)
        if (m_columns[index]->present().test(row))
            item.presentMask |= std::uint32_t{1} << index;
    if (!std::isnan(item.score)) {
        std::array<double, kMaxFusedColumns> values;
        contributions(row, std::span(values).first(m_terms.size()));
        for (std::size_t t = 0; t < m_terms.size(); ++t)
            item.contributions[m_terms[t].index] = values[t];
    }
    return item;
}

RankedItem scoreRow(const FusionRequest &request, std::int64_t row)
{
    return RowScorer(request).explain(row);
}

} // namespace modalens
