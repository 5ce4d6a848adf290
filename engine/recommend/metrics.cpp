// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/metrics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <unordered_set>
#include <vector>

namespace modalens {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

std::span<const double> firstPlaces(std::span<const double> grades, std::int64_t k)
{
    return grades.first(std::min(grades.size(), static_cast<std::size_t>(std::max<std::int64_t>(k, 0))));
}

double relevantIn(std::span<const double> grades)
{
    return static_cast<double>(
        std::count_if(grades.begin(), grades.end(), [](double grade) { return grade > 0; }));
}

} // namespace

double precisionAt(std::span<const double> grades, std::int64_t k)
{
    return relevantIn(firstPlaces(grades, k)) / static_cast<double>(k);
}

double recallAt(std::span<const double> grades, std::int64_t k, std::int64_t relevant)
{
    return relevant > 0 ? relevantIn(firstPlaces(grades, k)) / static_cast<double>(relevant) : kUndefined;
}

double reciprocalRank(std::span<const double> grades)
{
    for (std::size_t place = 0; place < grades.size(); ++place)
        if (grades[place] > 0)
            return 1.0 / static_cast<double>(place + 1);
    return 0;
}

double averagePrecision(std::span<const double> grades, std::int64_t relevant)
{
    if (relevant <= 0)
        return kUndefined;
    double found = 0, sum = 0;
    for (std::size_t place = 0; place < grades.size(); ++place)
        if (grades[place] > 0) {
            found += 1;
            sum += found / static_cast<double>(place + 1);
        }
    return sum / static_cast<double>(relevant);
}

double dcgAt(std::span<const double> grades, std::int64_t k)
{
    double gain = 0;
    const auto first = firstPlaces(grades, k);
    for (std::size_t place = 0; place < first.size(); ++place)
        gain += first[place] / std::log2(static_cast<double>(place + 2));
    return gain;
}

double ndcgAt(std::span<const double> grades, std::span<const double> allGrades, std::int64_t k)
{
    std::vector<double> best(allGrades.begin(), allGrades.end());
    std::sort(best.begin(), best.end(), std::greater<>());
    const double ideal = dcgAt(best, k);
    return ideal > 0 ? dcgAt(grades, k) / ideal : kUndefined;
}

double rankBiasedOverlap(std::span<const std::int64_t> a, std::span<const std::int64_t> b, double persistence)
{
    const std::size_t depth = std::min(a.size(), b.size());
    if (depth == 0)
        return a.size() == b.size() ? 1.0 : 0.0;
    std::unordered_set<std::int64_t> onlyOnce; // seen in one list so far
    double overlap = 0, power = 1, sum = 0;
    for (std::size_t d = 0; d < depth; ++d) {
        for (const std::int64_t item : {a[d], b[d]})
            if (!onlyOnce.insert(item).second) {
                onlyOnce.erase(item);
                ++overlap;
            }
        power *= persistence;
        sum += overlap / static_cast<double>(d + 1) * power;
    }
    return overlap / static_cast<double>(depth) * power + (1 - persistence) / persistence * sum;
}

} // namespace modalens
