// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/fusionoracle.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

namespace modalens::testing {

namespace {

std::int64_t below(std::mt19937_64 &random, std::int64_t limit)
{
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
}

double uniform(std::mt19937_64 &random)
{
    return static_cast<double>(random() >> 11) * 0x1p-53;
}

float cellOfKind(std::mt19937_64 &random, int kind)
{
    switch (kind) {
    case 0: // few distinct values: many ties
        return static_cast<float>(below(random, 4));
    case 1: // constant
        return 0.7F;
    case 2: // years
        return static_cast<float>(1950 + below(random, 75));
    case 3: // heavy tail
        return static_cast<float>(std::exp(20 * uniform(random) - 10));
    case 4: // no value at all
        return std::numeric_limits<float>::quiet_NaN();
    default: // cosine-like
        return static_cast<float>(uniform(random) + uniform(random) - 0.8);
    }
}

std::vector<float> randomCells(std::mt19937_64 &random, std::int64_t rows)
{
    const int kind = static_cast<int>(below(random, 12));
    const double missing = below(random, 3) == 0 ? 0.0 : 0.9 * uniform(random);
    std::vector<float> cells(static_cast<std::size_t>(rows));
    for (float &cell : cells) {
        cell = cellOfKind(random, kind);
        if (uniform(random) < missing) {
            constexpr float kInfinity = std::numeric_limits<float>::infinity();
            const std::int64_t way = below(random, 4);
            cell = way == 0 ? kInfinity : way == 1 ? -kInfinity : std::numeric_limits<float>::quiet_NaN();
        }
    }
    return cells;
}

/// Mean, deviation, minimum and maximum of the finite cells.
struct OracleStats
{
    std::int64_t count = 0;
    double mean = 0, deviation = 0, min = 0, max = 0;
};

OracleStats oracleStats(const std::vector<float> &cells)
{
    OracleStats stats;
    long double sum = 0, squares = 0;
    for (const float cell : cells)
        if (std::isfinite(cell)) {
            stats.min = stats.count == 0 ? cell : std::min(stats.min, static_cast<double>(cell));
            stats.max = stats.count == 0 ? cell : std::max(stats.max, static_cast<double>(cell));
            ++stats.count;
            sum += cell;
        }
    if (stats.count == 0)
        return stats;
    stats.mean = static_cast<double>(sum / stats.count);
    for (const float cell : cells)
        if (std::isfinite(cell))
            squares += (cell - stats.mean) * (cell - stats.mean);
    stats.deviation = static_cast<double>(std::sqrt(squares / stats.count));
    return stats;
}

double oracleNorm(double value, const OracleStats &stats, Normalisation kind)
{
    if (stats.count == 0 || stats.min == stats.max)
        return 0;
    if (kind == Normalisation::MinMax)
        return (value - stats.min) / (stats.max - stats.min);
    return kind == Normalisation::ZScore ? (value - stats.mean) / stats.deviation : value;
}

double oracleScore(const FusionProblem &problem, const std::vector<OracleStats> &stats, std::size_t row)
{
    double sum = 0, share = 0;
    bool isRankable = false;
    for (std::size_t m = 0; m < problem.cells.size(); ++m) {
        const double weight = problem.weights[m];
        const bool isPresent = std::isfinite(problem.cells[m][row]);
        if (weight == 0 || (!isPresent && problem.missing == MissingPolicy::Renormalise))
            continue;
        double value = problem.cells[m][row];
        if (!isPresent && problem.missing == MissingPolicy::Neutral)
            value = stats[m].mean;
        else if (!isPresent)
            value = weight > 0 ? stats[m].min : stats[m].max;
        sum += weight * oracleNorm(value, stats[m], problem.normalisation);
        share += std::abs(weight);
        isRankable |= isPresent;
    }
    return isRankable ? sum / share : std::numeric_limits<double>::quiet_NaN();
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
}

} // namespace

FusionRequest FusionProblem::request() const
{
    return {.columns = columns,
            .weights = weights,
            .normalisation = normalisation,
            .missing = missing,
            .filter = hasFilter ? &filter : nullptr,
            .count = count};
}

FusionProblem randomProblem(std::mt19937_64 &random, std::int64_t rows, std::size_t columns)
{
    FusionProblem problem;
    for (std::size_t m = 0; m < columns; ++m) {
        problem.cells.push_back(randomCells(random, rows));
        problem.columns.push_back(std::make_shared<Column>(problem.cells.back()));
    }
    problem.weights = randomWeights(random, columns);
    problem.hasFilter = below(random, 2) == 0;
    problem.filter = Bitmap(rows);
    const double passing = below(random, 3) == 0 ? 0.01 : 0.5;
    for (std::int64_t row = 0; row < rows; ++row)
        if (uniform(random) < passing)
            problem.filter.set(row);
    problem.count = randomCount(random, rows);
    return problem;
}

std::vector<double> randomWeights(std::mt19937_64 &random, std::size_t columns)
{
    std::vector<double> weights(columns, 0.0);
    const std::int64_t kind = below(random, 20);
    if (kind == 0) // all zero
        return weights;
    if (kind < 4) { // one-hot, either sign
        weights[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(columns)))] =
            kind == 1 ? -0.3 : 1.0;
        return weights;
    }
    for (double &weight : weights) {
        weight = below(random, 5) == 0 ? 0.0 : uniform(random);
        if (below(random, 4) == 0)
            weight = -weight;
        if (kind == 4) // very different sizes
            weight *= std::pow(10.0, static_cast<double>(below(random, 40)) - 20);
        if (kind == 5) // larger than float32 can hold
            weight *= 1e300;
    }
    return weights;
}

std::int64_t randomCount(std::mt19937_64 &random, std::int64_t rows)
{
    const std::int64_t counts[] = {1, 2, 10, 200, rows, rows + 7, 1 + below(random, rows)};
    return counts[below(random, 7)];
}

std::vector<OracleRow> oracleRanking(const FusionProblem &problem)
{
    std::vector<OracleStats> stats;
    for (const std::vector<float> &cells : problem.cells)
        stats.push_back(oracleStats(cells));
    std::vector<OracleRow> ranking;
    for (std::size_t row = 0; row < problem.cells.front().size(); ++row) {
        if (problem.hasFilter && !problem.filter.test(static_cast<std::int64_t>(row)))
            continue;
        const double score = oracleScore(problem, stats, row);
        if (!std::isnan(score))
            ranking.push_back({static_cast<std::int64_t>(row), score});
    }
    std::stable_sort(ranking.begin(), ranking.end(),
                     [](const OracleRow &a, const OracleRow &b) { return a.score > b.score; });
    return ranking;
}

Agreement compareWithOracle(const FusionProblem &problem, const Ranking &ranking)
{
    const std::vector<OracleRow> oracle = oracleRanking(problem);
    std::map<std::int64_t, double> scoreOf;
    for (const OracleRow &row : oracle)
        scoreOf[row.row] = row.score;
    Agreement result;
    const auto differ = [&result](const std::string &what) { result.difference = what; };
    const auto expected = std::min(problem.count, static_cast<std::int64_t>(oracle.size()));
    if (ranking.rankable != static_cast<std::int64_t>(oracle.size()))
        differ("rankable is " + std::to_string(ranking.rankable) + ", not " + std::to_string(oracle.size()));
    if (static_cast<std::int64_t>(ranking.items.size()) != expected)
        differ("there are " + std::to_string(ranking.items.size()) + " items, not " +
               std::to_string(expected));
    for (std::size_t place = 0; place < ranking.items.size() && result.difference.empty(); ++place) {
        const RankedItem &item = ranking.items[place];
        const auto own =
            scoreOf.extract(rowOf(item.item)); // extract: an item listed twice is not found again
        ++result.comparedIds;
        if (own.empty())
            differ("an item that has no score or was listed before at place " + std::to_string(place));
        else if (!isNear(own.mapped(), item.score))
            differ("another score at place " + std::to_string(place));
        else if (rowOf(item.item) != oracle[place].row && !isNear(own.mapped(), oracle[place].score))
            differ("another item at place " + std::to_string(place));
        else
            result.nearTies += rowOf(item.item) != oracle[place].row;
    }
    return result;
}

std::string compareBits(const Ranking &a, const Ranking &b)
{
    const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
    const auto same = [&bits](const std::vector<double> &x, const std::vector<double> &y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                          [&](double p, double q) { return bits(p) == bits(q); });
    };
    if (a.rankable != b.rankable || a.items.size() != b.items.size())
        return "another number of items";
    if (!same(a.effectiveShare, b.effectiveShare))
        return "another effective share";
    for (std::size_t place = 0; place < a.items.size(); ++place) {
        const RankedItem &x = a.items[place], &y = b.items[place];
        if (x.item != y.item || bits(x.score) != bits(y.score) || x.presentMask != y.presentMask ||
            !same(x.contributions, y.contributions))
            return "another item or score at place " + std::to_string(place);
    }
    return {};
}

} // namespace modalens::testing
