// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/bitmap.h"
#include "engine/base/fusionoptions.h"
#include "engine/base/threadteam.h"
#include "engine/rank/fusion.h"
#include "engine/rank/signals/signalset.h"
#include "engine/recommend/truth.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace modalens {

/// How well one query's first k results repeat its group. Relevance is binary.
struct QueryQuality
{
    double precision = 0; ///< Relevant among the first k, over k.
    double ndcg = 0; ///< Discount 1 / log2(rank + 1); ideal: as many relevant first as there are, at most k.
    bool isReached = false; ///< Anything was ranked at all; otherwise both are 0.
};

/// The columns of many item queries, kept in memory, so that thousands of weightings can be tried on them. A
/// query never finds itself; tombstones are not ranked. Scores are those of scoreRow(), signals in order,
/// ties by item. Immutable after build; functions may run in several threads.
class QueryBank
{
public:
    struct Options
    {
        Normalisation normalisation = Normalisation::ZScore;
        MissingPolicy missing = MissingPolicy::Renormalise;
        int k = 10;
    };

    /// One column per query and signal: dotColumn() of the item's stored vector. Memory queries x signals x
    /// rows x 4 bytes.
    static Result<QueryBank> build(const Catalog &catalog, const SignalSet &signals,
                                   std::span<const int> chosen, std::vector<ItemId> queries,
                                   const Options &options, ThreadTeam &team, ProgressSink &progress,
                                   std::stop_token stop);

    std::int64_t queryCount() const { return static_cast<std::int64_t>(m_queries.size()); }
    std::span<const ItemId> queries() const { return m_queries; }
    /// The first `count` rows for one query under weights >= 0, best first.
    std::vector<std::int64_t> top(std::int64_t query, std::span<const double> weights, int count) const;
    /// Quality of each of the queries named, in their order.
    std::vector<QueryQuality> quality(std::span<const std::int64_t> queries, std::span<const double> weights,
                                      const Truth &truth, ThreadTeam &team) const;

private:
    struct Signal
    {
        SharedColumn column;
        AffineNormalisation norm;
        double filler = 0; ///< Normalised value of a missing cell (Neutral, Penalise).
    };
    QueryQuality qualityOf(std::int64_t query, std::span<const double> weights, const Truth &truth) const;
    void addQuery(std::vector<SharedColumn> columns);

    Options m_options;
    std::vector<ItemId> m_queries;
    std::vector<std::vector<Signal>> m_signals; ///< Per query.
    Bitmap m_live;
};

} // namespace modalens
