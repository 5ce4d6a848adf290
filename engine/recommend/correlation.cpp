// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/metrics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

namespace modalens {

namespace {

double pairsOf(std::size_t count)
{
    return 0.5 * static_cast<double>(count) * (static_cast<double>(count) - 1);
}

/// Pairs inside runs of equal neighbours.
template <class Equal>
double tiedPairs(std::size_t count, Equal equalsPrevious)
{
    double pairs = 0;
    std::size_t run = 1;
    for (std::size_t i = 1; i <= count; ++i) {
        if (i < count && equalsPrevious(i)) {
            ++run;
        } else {
            pairs += pairsOf(run);
            run = 1;
        }
    }
    return pairs;
}

/// Sorts and returns how many pairs stood in strictly descending order.
double sortCountingInversions(std::span<double> values, std::vector<double> &scratch)
{
    const std::size_t half = values.size() / 2;
    if (half == 0)
        return 0;
    double inversions = sortCountingInversions(values.first(half), scratch);
    inversions += sortCountingInversions(values.subspan(half), scratch);
    scratch.clear();
    std::size_t left = 0, right = half;
    while (left < half || right < values.size()) {
        if (right == values.size() || (left < half && values[left] <= values[right])) {
            scratch.push_back(values[left++]);
        } else {
            inversions += static_cast<double>(half - left);
            scratch.push_back(values[right++]);
        }
    }
    std::copy(scratch.begin(), scratch.end(), values.begin());
    return inversions;
}

} // namespace

double kendallTau(std::span<const double> a, std::span<const double> b)
{
    const std::size_t count = a.size();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](std::size_t x, std::size_t y) { return a[x] < a[y] || (a[x] == a[y] && b[x] < b[y]); });
    std::vector<double> values(count), scratch;
    for (std::size_t i = 0; i < count; ++i)
        values[i] = b[order[i]];

    const double tiedInA = tiedPairs(count, [&](std::size_t i) { return a[order[i]] == a[order[i - 1]]; });
    const double tiedInBoth = tiedPairs(
        count, [&](std::size_t i) { return a[order[i]] == a[order[i - 1]] && values[i] == values[i - 1]; });
    const double discordant = sortCountingInversions(values, scratch);
    const double tiedInB = tiedPairs(count, [&](std::size_t i) { return values[i] == values[i - 1]; });

    const double all = count < 2 ? 0 : pairsOf(count);
    const double size = std::sqrt(all - tiedInA) * std::sqrt(all - tiedInB);
    const double concordantMinusDiscordant = all - tiedInA - tiedInB + tiedInBoth - 2 * discordant;
    return size > 0 ? concordantMinusDiscordant / size : std::numeric_limits<double>::quiet_NaN();
}

} // namespace modalens
