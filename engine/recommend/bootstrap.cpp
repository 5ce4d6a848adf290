// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/bootstrap.h"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

namespace modalens {

namespace {

/// Uniform in [0, limit) without bias; the standard distributions differ between libraries, this does not.
std::size_t drawBelow(std::mt19937_64 &random, std::size_t limit)
{
    const std::uint64_t unbiased = std::mt19937_64::max() - std::mt19937_64::max() % limit;
    std::uint64_t value = random();
    while (value >= unbiased)
        value = random();
    return static_cast<std::size_t>(value % limit);
}

double meanOf(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

double resampledMean(std::span<const double> values, std::mt19937_64 &random)
{
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        sum += values[drawBelow(random, values.size())];
    return sum / static_cast<double>(values.size());
}

/// Linear between order statistics, as NumPy does it by default.
double quantileOf(std::span<const double> sorted, double level)
{
    const double place = level * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

using Groups = std::vector<std::vector<double>>;

Groups byGroup(std::span<const double> values, std::span<const std::int32_t> groups)
{
    std::map<std::int32_t, std::vector<double>> members;
    for (std::size_t i = 0; i < values.size(); ++i)
        members[groups[i]].push_back(values[i]);
    Groups result;
    for (auto &[group, part] : members)
        result.push_back(std::move(part));
    return result;
}

double meanOfMeans(const Groups &groups)
{
    double sum = 0;
    for (const std::vector<double> &group : groups)
        sum += meanOf(group);
    return groups.empty() ? 0 : sum / static_cast<double>(groups.size());
}

Estimate bootstrapGroups(const Groups &groups, int resamples, std::uint64_t seed, double confidence)
{
    const double mean = meanOfMeans(groups);
    if (groups.empty() || resamples < 1)
        return {mean, mean, mean};
    std::mt19937_64 random(seed);
    std::vector<double> means(static_cast<std::size_t>(resamples), 0.0);
    for (double &resampled : means)
        for (const std::vector<double> &group : groups)
            resampled += resampledMean(group, random) / static_cast<double>(groups.size());
    std::sort(means.begin(), means.end());
    const double tail = (1 - confidence) / 2;
    return {mean, quantileOf(means, tail), quantileOf(means, 1 - tail)};
}

} // namespace

double macroMean(std::span<const double> values, std::span<const std::int32_t> groups)
{
    return meanOfMeans(byGroup(values, groups));
}

Estimate bootstrapMean(std::span<const double> values, int resamples, std::uint64_t seed, double confidence)
{
    if (values.empty())
        return {};
    return bootstrapGroups({std::vector<double>(values.begin(), values.end())}, resamples, seed, confidence);
}

Estimate bootstrapMacroMean(std::span<const double> values, std::span<const std::int32_t> groups,
                            int resamples, std::uint64_t seed, double confidence)
{
    return bootstrapGroups(byGroup(values, groups), resamples, seed, confidence);
}

Estimate bootstrapDifference(std::span<const double> a, std::span<const double> b,
                             std::span<const std::int32_t> groups, int resamples, std::uint64_t seed,
                             double confidence)
{
    std::vector<double> differences(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        differences[i] = a[i] - b[i];
    return bootstrapMacroMean(differences, groups, resamples, seed, confidence);
}

} // namespace modalens
