// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace modalens {

/// A mean and its percentile interval.
struct Estimate
{
    double value = 0, low = 0, high = 0;
};

/// Mean over groups of the group means, so that a large group counts no more than a small one. `groups` gives
/// the group of each value (any numbers). 0 when there are no values. \pre groups.size() == values.size().
double macroMean(std::span<const double> values, std::span<const std::int32_t> groups);

/// The mean with a percentile bootstrap interval (Efron, Annals of Statistics 7, 1979): values are drawn with
/// replacement. The same seed gives the same interval on every machine. Cost O(values x resamples). \pre
/// values finite, 0 < confidence < 1.
Estimate bootstrapMean(std::span<const double> values, int resamples, std::uint64_t seed,
                       double confidence = 0.95);

/// The same for the macro mean: groups are fixed, values are drawn within their group.
Estimate bootstrapMacroMean(std::span<const double> values, std::span<const std::int32_t> groups,
                            int resamples, std::uint64_t seed, double confidence = 0.95);

/// The same for mean(a) - mean(b) where a[i] and b[i] belong to the same query: queries are drawn, not
/// values, so what makes a query hard for both does not widen the interval. An interval that leaves out 0 is
/// a difference that holds up.
Estimate bootstrapDifference(std::span<const double> a, std::span<const double> b,
                             std::span<const std::int32_t> groups, int resamples, std::uint64_t seed,
                             double confidence = 0.95);

} // namespace modalens
