// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/fusionoptions.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/base/threadteam.h"
#include "engine/catalog/catalog.h"
#include "engine/rank/signals/signalset.h"
#include "engine/recommend/bootstrap.h"
#include "engine/recommend/truth.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

struct EvaluateOptions
{
    int k = 10;             ///< Results looked at, 1 to 1000.
    int minGroupItems = 10; ///< Smaller groups are not asked about (their items can still be found).
    Normalisation normalisation = Normalisation::ZScore;
    MissingPolicy missing = MissingPolicy::Renormalise;
    std::vector<std::string> signalNames; ///< Empty: every space.
    std::uint64_t seed = 1;               ///< Of the halves, the bootstrap and the choice of queries.
    int resamples = 2000;
    std::int64_t maxQueries = 2000; ///< A seeded choice of the queries when there are more.
};

/// One way to rank, over all queries. A query that a signal does not reach counts 0 there: a signal that is
/// silent about an item does not help with it. `reachedNdcg` is over the reached queries alone.
struct MethodQuality
{
    std::string name; ///< A signal, "equal weights" or "learned weights".
    Estimate precision, ndcg;
    std::int64_t reached = 0; ///< Queries that got any ranking.
    double reachedNdcg = 0;
};

/// Mean paired difference of a mix and the best single signal (the one with the highest nDCG over all
/// queries, chosen with hindsight: the comparison favours the single signal).
struct MixGain
{
    std::string mix, single;
    Estimate precision, ndcg;
};

struct LearnedWeights
{
    std::vector<double> weights; ///< Per signal.
    std::int64_t learnedOn = 0;  ///< Queries of the half they were found on.
    std::int64_t testedOn = 0;
};

struct Evaluation
{
    std::string truth;
    int k = 0;
    std::vector<std::string> signalNames;
    std::int64_t queries = 0;         ///< n
    std::int64_t possibleQueries = 0; ///< More than `queries` when they were sampled.
    std::int64_t groups = 0;          ///< With enough items.
    std::int64_t smallGroups = 0;     ///< Left out.
    std::vector<MethodQuality> methods;
    std::vector<LearnedWeights> halves; ///< Two: found on one half, tested on the other, and the reverse.
    std::vector<MixGain> gains;
};

/// How well rankings repeat a truth: every item with truth is a query that leaves itself out, relevant is
/// what shares its group, figures are macro averages over groups. "learned weights" pools both halves, so
/// that every query is ranked with weights it had no part in finding; the items found are the whole catalog's
/// in both. Intervals: 95% percentile bootstrap over queries within their group. `InvalidArgument` for k or
/// signals that make no sense, `NotFound` for an unknown signal or when no group is large enough. About a
/// second for 1,000 items and 3 signals.
Result<Evaluation> evaluate(const Catalog &catalog, const SignalSet &signals, const Truth &truth,
                            const EvaluateOptions &options, ThreadTeam &team, ProgressSink &progress,
                            std::stop_token stop);

/// Indices of the signals that options name. Shared with agreementOf().
Result<std::vector<int>> chosenSignals(const SignalSet &signals, const EvaluateOptions &options);

} // namespace modalens
