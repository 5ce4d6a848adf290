// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rankcorrelation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace modalens {

namespace {

constexpr std::size_t kMostProbes = 1 << 16, kMostRows = 2048;

/// 1 for the smallest; equal values share the mean of their places.
std::vector<double> ranksOf(std::span<const float> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t x, std::size_t y) { return values[x] < values[y]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first + 1;
        while (last < order.size() && values[order[last]] == values[order[first]])
            ++last;
        for (std::size_t place = first; place < last; ++place)
            ranks[order[place]] = static_cast<double>(first + last + 1) / 2;
        first = last;
    }
    return ranks;
}

double pearson(std::span<const double> a, std::span<const double> b)
{
    const double middle = (static_cast<double>(a.size()) + 1) / 2; // mean of any ranks
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - middle) * (b[i] - middle);
        aa += (a[i] - middle) * (a[i] - middle);
        bb += (b[i] - middle) * (b[i] - middle);
    }
    return aa > 0 && bb > 0 ? std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0)
                            : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

RankCorrelation rankCorrelation(std::span<const float> a, std::span<const float> b)
{
    std::vector<float> bothA, bothB;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!std::isnan(a[i]) && !std::isnan(b[i])) {
            bothA.push_back(a[i]);
            bothB.push_back(b[i]);
        }
    return {pearson(ranksOf(bothA), ranksOf(bothB)), static_cast<std::int64_t>(bothA.size())};
}

RankCorrelation sampledRankCorrelation(const Column &a, const Column &b)
{
    const std::span<const float> valuesA = a.values(), valuesB = b.values();
    const std::size_t rows = std::min(valuesA.size(), valuesB.size());
    const std::size_t probes = std::min(rows, kMostProbes);
    std::vector<std::size_t> both;
    for (std::size_t probe = 0; probe < probes; ++probe) {
        const std::size_t row = probe * rows / probes;
        if (!std::isnan(valuesA[row]) && !std::isnan(valuesB[row]))
            both.push_back(row);
    }
    const std::size_t count = std::min(both.size(), kMostRows);
    std::vector<float> sampleA(count), sampleB(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = both[i * both.size() / count];
        sampleA[i] = valuesA[row];
        sampleB[i] = valuesB[row];
    }
    return rankCorrelation(sampleA, sampleB);
}

} // namespace modalens
