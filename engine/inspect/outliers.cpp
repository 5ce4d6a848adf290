// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/outliers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace modalens {

namespace {

constexpr std::size_t kFewestItems = 5;

double medianOf(std::vector<double> values)
{
    const std::size_t middle = values.size() / 2;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle), values.end());
    const double upper = values[middle];
    if (values.size() % 2 == 1)
        return upper;
    return (upper + *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle))) /
           2;
}

/// What one unit of the modified z-score is; 0 when all values are equal.
double scaleOf(const std::vector<double> &values, double median)
{
    std::vector<double> deviations;
    for (const double value : values)
        deviations.push_back(std::abs(value - median));
    if (const double mad = medianOf(deviations); mad > 0)
        return mad / 0.6745;
    return 1.253314 * std::accumulate(deviations.begin(), deviations.end(), 0.0) /
           static_cast<double>(deviations.size());
}

double meanDistance(const NeighbourGraph &graph, std::int64_t position)
{
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(graph.k); ++i)
        if (graph.neighboursOf(position)[i] >= 0) {
            sum += 1.0 - static_cast<double>(graph.similaritiesOf(position)[i]);
            ++count;
        }
    return count > 0 ? sum / count : 1.0;
}

} // namespace

std::vector<Outlier> outliers(const NeighbourGraph &graph, double threshold)
{
    std::vector<Outlier> found;
    if (graph.items.size() < kFewestItems)
        return found;
    std::vector<double> distances;
    for (std::int64_t v = 0; v < std::ssize(graph.items); ++v)
        distances.push_back(meanDistance(graph, v));
    const double median = medianOf(distances);
    const double scale = scaleOf(distances, median);
    if (!(scale > 0))
        return found;
    for (std::size_t v = 0; v < distances.size(); ++v)
        if (const double score = (distances[v] - median) / scale; score >= threshold)
            found.push_back({graph.items[v], distances[v], score});
    std::sort(found.begin(), found.end(), [](const Outlier &a, const Outlier &b) {
        return a.score > b.score || (a.score == b.score && a.item < b.item);
    });
    return found;
}

} // namespace modalens
