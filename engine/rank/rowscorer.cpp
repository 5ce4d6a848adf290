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

Status checkRequest(const FusionRequest &request)
{
    if (request.columns.size() != request.weights.size())
        return fail(ErrorCode::InvalidArgument, "there must be one weight for each column");
    if (request.columns.size() > kMaxFusedColumns)
        return fail(ErrorCode::InvalidArgument, "too many columns to fuse");
    for (const double weight : request.weights)
        if (!std::isfinite(weight))
            return fail(ErrorCode::InvalidArgument, "a weight is not a finite number");
    for (const SharedColumn &column : request.columns)
        if (!column || column->values().size() != request.columns.front()->values().size())
            return fail(ErrorCode::InvalidArgument, "columns differ in length");
    if (request.filter && !request.columns.empty() &&
        request.filter->size() != static_cast<std::int64_t>(request.columns.front()->values().size()))
        return fail(ErrorCode::InvalidArgument, "the filter is not as long as the columns");
    return {};
}

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
    item.contributions.resize(m_columns.size());
    const bool hasScore = !std::isnan(item.score);
    for (std::size_t t = 0; t < m_terms.size() && hasScore; ++t)
        item.contributions[m_terms[t].index] = values[t];
    for (std::size_t index = 0; index < m_columns.size(); ++index) {
        const float value = m_columns[index]->values()[static_cast<std::size_t>(row)];
        item.presentMask |= std::uint32_t{value == value} << index;
    }
    return item;
}

RankedItem scoreRow(const FusionRequest &request, std::int64_t row)
{
    return RowScorer(request).explain(row);
}

} // namespace modalens
