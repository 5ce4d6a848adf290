// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/agreement.h"

#include "engine/embed/embedder.h"
#include "engine/rank/fusion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace modalens {

namespace {

/// Rows where both signals have something stored, in seeded order.
Result<std::vector<ItemId>> itemsWithBoth(const SignalSet &signals, int first, int second, const Bitmap &live,
                                          std::uint64_t seed)
{
    const SharedVectors a = signals.vectors(first);
    const SharedVectors b = signals.vectors(second);
    if (!a || !b)
        return fail(ErrorCode::InvalidArgument, "agreement is between embedding spaces");
    std::vector<ItemId> items;
    for (const ItemId item : a->items())
        if (live.test(rowOf(item)) && b->find(item) >= 0)
            items.push_back(item);
    return embeddingOrder(std::move(items), seed);
}

Result<std::set<std::int64_t>> topRows(const SharedColumn &column, Bitmap rows, ItemId query, int k,
                                       ThreadTeam &team)
{
    rows.reset(rowOf(query));
    const std::array columns{column};
    const std::array weights{1.0};
    FusionRequest request{columns, weights};
    request.filter = &rows;
    request.count = k;
    MODALENS_TRY(ranking, fuse(request, team));
    std::set<std::int64_t> top;
    for (const RankedItem &item : ranking.items)
        top.insert(rowOf(item.item));
    return top;
}

double sharedPart(const std::set<std::int64_t> &a, const std::set<std::int64_t> &b, int k)
{
    const auto both = std::count_if(a.begin(), a.end(), [&](std::int64_t row) { return b.contains(row); });
    return static_cast<double>(both) / k;
}

Result<PairAgreement> agreementOfPair(const Catalog &catalog, const SignalSet &signals,
                                      std::pair<int, int> pair, const EvaluateOptions &options,
                                      ThreadTeam &team, std::stop_token stop)
{
    MODALENS_TRY(live, catalog.liveRows());
    MODALENS_TRY(items, itemsWithBoth(signals, pair.first, pair.second, live, options.seed));
    PairAgreement result{signals.signalInfos()[static_cast<std::size_t>(pair.first)].name,
                         signals.signalInfos()[static_cast<std::size_t>(pair.second)].name,
                         std::ssize(items)};
    if (items.size() < 2)
        return result;
    Bitmap rows(live.size());
    for (const ItemId item : items)
        rows.set(rowOf(item));
    const int k = static_cast<int>(std::min<std::int64_t>(options.k, std::ssize(items) - 1));
    std::vector<ItemId> queries = items;
    queries.resize(static_cast<std::size_t>(std::min(std::ssize(items), options.maxQueries)));
    MODALENS_TRY(summaries, catalog.summaries(queries));
    std::vector<double> overlaps;
    for (std::size_t q = 0; q < queries.size(); ++q) {
        MODALENS_TRY(columns,
                     signals.columns(catalog, {{QueryTerm::Kind::Item, summaries[q].key, true}}, team, stop));
        const auto &found = columns.columns;
        MODALENS_TRY(a, topRows(found[static_cast<std::size_t>(pair.first)], rows, queries[q], k, team));
        MODALENS_TRY(b, topRows(found[static_cast<std::size_t>(pair.second)], rows, queries[q], k, team));
        overlaps.push_back(sharedPart(a, b, k));
    }
    const std::vector<std::int32_t> oneGroup(overlaps.size(), 0);
    result.overlap = bootstrapMacroMean(overlaps, oneGroup, options.resamples, options.seed);
    result.chance = static_cast<double>(k) / static_cast<double>(items.size() - 1);
    return result;
}

} // namespace

Result<std::vector<PairAgreement>> agreementOf(const Catalog &catalog, const SignalSet &signals,
                                               const EvaluateOptions &options, ThreadTeam &team,
                                               ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(chosen, chosenSignals(signals, options));
    std::vector<std::pair<int, int>> pairs;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        for (std::size_t j = i + 1; j < chosen.size(); ++j)
            pairs.emplace_back(chosen[i], chosen[j]);
    std::vector<PairAgreement> results;
    for (const auto &pair : pairs) {
        progress.report({"evaluate.agreement", std::ssize(results), std::ssize(pairs), {}});
        MODALENS_TRY(result, agreementOfPair(catalog, signals, pair, options, team, stop));
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace modalens
