// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

// An independent brute-force ranking in double, and random fusion problems to compare with. No test
// framework.

namespace modalens::testing {

/// A fusion problem that owns its data.
struct FusionProblem
{
    std::vector<std::vector<float>> cells; ///< As given: with NaN and infinities.
    std::vector<SharedColumn> columns;
    std::vector<double> weights;
    Bitmap filter;
    bool hasFilter = false;
    Normalisation normalisation = Normalisation::ZScore;
    MissingPolicy missing = MissingPolicy::Renormalise;
    std::int64_t count = 10;

    FusionRequest request() const;
};

/// Columns of many kinds (continuous, few distinct values, constant, empty, far from zero), 0 to 90% missing,
/// some cells NaN or infinite, with or without a filter.
FusionProblem randomProblem(std::mt19937_64 &random, std::int64_t rows, std::size_t columns);
/// Mixed signs, zeros, one-hot, all zero, very different sizes.
std::vector<double> randomWeights(std::mt19937_64 &random, std::size_t columns);
std::int64_t randomCount(std::mt19937_64 &random, std::int64_t rows);

struct OracleRow
{
    std::int64_t row;
    double score;
};

/// Every rankable row, best first, by the definition in fusion.h; shares no code with the engine.
std::vector<OracleRow> oracleRanking(const FusionProblem &problem);

struct Agreement
{
    std::string difference;    ///< Empty when the rankings agree.
    std::int64_t nearTies = 0; ///< Places with another id whose score differs by less than 1e-6.
    std::int64_t comparedIds = 0;
};
Agreement compareWithOracle(const FusionProblem &problem, const Ranking &ranking);

/// Empty when ids, scores, masks, contributions, shares and the count of rankable rows are the same bits.
std::string compareBits(const Ranking &a, const Ranking &b);

} // namespace modalens::testing
