// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/checks.h"

#include "compute/fusionoracle.h"
#include "compute/tensorchecks.h"
#include "engine/base/float16.h"
#include "engine/models/tensor/pca.h"
#include "engine/project/blockmix.h"
#include "engine/project/layout.h"
#include "engine/rank/similarity.h"
#include "engine/recommend/bootstrap.h"
#include "engine/recommend/metrics.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace modalens::testing {

namespace {

std::vector<float> normalValues(std::uint64_t seed, std::size_t count)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(count);
    for (float &value : values)
        value = normal(random);
    return values;
}

CheckResult compare(std::string name, double difference, double tolerance)
{
    return {std::move(name), difference <= tolerance,
            "largest difference " + std::to_string(difference) + ", allowed " + std::to_string(tolerance)};
}

double maxDifference(const std::vector<float> &a, const std::vector<float> &b)
{
    double largest = a.size() == b.size() ? 0 : 1e300;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return largest;
}

} // namespace

CheckResult checkFusionAgainstOracle()
{
    CheckResult result{"fusion agrees with a brute-force ranking in double", true, {}};
    std::mt19937_64 random(1);
    ThreadTeam team(2);
    std::int64_t compared = 0, nearTies = 0;
    for (int trial = 0; trial < 300 && result.isPassed; ++trial) {
        const auto rows = static_cast<std::int64_t>(1 + random() % (trial % 30 == 0 ? 40'000 : 900));
        FusionProblem problem = randomProblem(random, rows, 1 + random() % 8);
        problem.normalisation = static_cast<Normalisation>(trial % 3);
        problem.missing = static_cast<MissingPolicy>(trial / 3 % 3);
        const auto ranking = fuse(problem.request(), team);
        const Agreement agreement =
            ranking ? compareWithOracle(problem, *ranking) : Agreement{"refused", 0, 0};
        result.isPassed = agreement.difference.empty();
        result.detail = "trial " + std::to_string(trial) + ": " + agreement.difference;
        compared += agreement.comparedIds;
        nearTies += agreement.nearTies;
    }
    if (result.isPassed)
        result.detail = std::to_string(compared) + " ids, " + std::to_string(nearTies) + " near ties";
    return result;
}

CheckResult checkDotColumnAgainstDouble()
{
    constexpr std::size_t kRows = 1000, kDimension = 509;
    const std::vector<float> matrix = normalValues(2, kRows * kDimension),
                             query = normalValues(3, kDimension);
    std::vector<std::uint16_t> halves(matrix.size());
    std::transform(matrix.begin(), matrix.end(), halves.begin(), halfFromFloat);
    std::vector<ItemId> items(kRows);
    for (std::size_t v = 0; v < kRows; ++v)
        items[v] = ItemId{static_cast<std::int64_t>(kRows - 1 - v)};
    ThreadTeam team(2);
    const auto column = dotColumn(std::span<const std::uint16_t>(halves), items, query, kRows, team);
    double largest = 0;
    for (std::size_t v = 0; v < kRows; ++v) {
        double dot = 0, size = 0;
        for (std::size_t i = 0; i < kDimension; ++i) {
            const double term = static_cast<double>(floatFromHalf(halves[v * kDimension + i])) *
                                static_cast<double>(query[i]);
            dot += term;
            size += std::abs(term);
        }
        largest = std::max(largest, std::abs(static_cast<double>(column[kRows - 1 - v]) - dot) / size);
    }
    return compare("dot products agree with double", largest, 1e-6);
}

CheckResult checkMetricsAgainstClosedForms()
{
    const std::vector<double> grades{3, 2, 3, 0, 1, 2}, all{3, 2, 3, 0, 1, 2, 3, 2}, halves{0, 1};
    const double ndcg = std::abs(ndcgAt(grades, all, 6) - 0.785);
    const double interval = std::abs(bootstrapMean(halves, 4000, 1, 0.4).high - 0.5);
    return compare("nDCG and bootstrap agree with published and closed forms", std::max(ndcg, interval),
                   5e-4);
}

// Along orthonormal directions u, v the rows a*u + b*v with uncorrelated a and b have exactly those
// components.
CheckResult checkPrincipalComponents(std::string_view device)
{
    constexpr std::int64_t kRows = 4000;
    constexpr std::size_t kDimension = 6;
    const double u[kDimension] = {0.8, 0.6, 0, 0, 0, 0}, v[kDimension] = {0, 0, -0.6, 0, 0.8, 0};
    std::vector<float> rows;
    for (std::int64_t row = 0; row < kRows; ++row) {
        const double a = row % 2 == 0 ? 3 : -3, b = row / 2 % 2 == 0 ? 1 : -1;
        for (std::size_t i = 0; i < kDimension; ++i)
            rows.push_back(static_cast<float>(0.5 + a * u[i] + b * v[i]));
    }
    const auto pca = principalComponents(rows, kRows, kDimension, 2, device);
    if (!pca)
        return {"principal components agree with a closed form", false, pca.error().message};
    double largest = std::abs(pca->variance[0] * (kRows - 1.0) / kRows - 9);
    largest = std::max(largest, std::abs(pca->variance[1] * (kRows - 1.0) / kRows - 1));
    for (std::size_t i = 0; i < kDimension; ++i) {
        largest = std::max(largest, std::abs(static_cast<double>(pca->components[i]) - u[i]));
        largest = std::max(largest, std::abs(static_cast<double>(pca->components[kDimension + i]) - v[i]));
    }
    return compare("principal components agree with a closed form", largest, 1e-4);
}

CheckResult checkMixOfBlocks(std::string_view device)
{
    constexpr std::int64_t kRows = 3000;
    const std::vector<float> values = normalValues(5, kRows * 5);
    const std::vector<double> scales{2, 0.5};
    BlockMix mix(kRows, {2, 3});
    std::vector<float> scaled;
    for (std::size_t row = 0; row < kRows; ++row)
        for (std::size_t c = 0; c < 5; ++c) {
            const float value = values[5 * row + c] * static_cast<float>(c % 2 + 1);
            mix.cells(static_cast<std::int64_t>(row), c < 2 ? 0 : 1)[c < 2 ? c : c - 2] = value;
            scaled.push_back(value * static_cast<float>(scales[c < 2 ? 0 : 1]));
        }
    const Status prepared = mix.prepare(device);
    const auto pca = principalComponents(scaled, kRows, 5, 2, device);
    if (!prepared || !pca)
        return {"a mix of blocks equals the components of the scaled matrix", false, "refused"};
    auto xy = mix.positions(scales);
    const std::vector<float> expected = projectOnto(*pca, scaled, kRows);
    alignPositions(*xy, expected);
    return compare("a mix of blocks equals the components of the scaled matrix", maxDifference(*xy, expected),
                   5e-3);
}

std::vector<CheckResult> runAllChecks(std::string_view device)
{
    std::vector<CheckResult> results{checkFusionAgainstOracle(),       checkDotColumnAgainstDouble(),
                                     checkMetricsAgainstClosedForms(), checkMatrixProduct(device),
                                     checkPrincipalComponents(device), checkMixOfBlocks(device)};
    for (TensorCheck &check : tensorChecks(device)) {
        const bool isPassed = check.difference.empty();
        results.push_back({std::move(check.name), isPassed, std::move(check.difference)});
    }
    return results;
}

} // namespace modalens::testing
