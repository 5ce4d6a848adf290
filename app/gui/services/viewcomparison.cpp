// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/viewcomparison.h"

#include "app/gui/services/rankingengine.h"
#include "engine/recommend/metrics.h"

#include <QLocale>

#include <algorithm>
#include <unordered_map>

namespace modalens {

namespace {

Result<RankingAnswer> rankedBy(RankingEngine &engine, const Catalog &catalog, const RankingRequest &request,
                               std::stop_token stop)
{
    RankingAnswer answer = engine.answer(catalog, request, std::move(stop));
    if (answer.error)
        return Unexpected<Error>(std::move(*answer.error));
    if (!answer.isRanked)
        return fail(ErrorCode::InvalidArgument, "there is no query to rank by", catalog.folder().string());
    return answer;
}

std::vector<std::int64_t> itemsOf(const RankingAnswer &answer)
{
    std::vector<std::int64_t> items;
    for (const ExplainedItem &row : answer.rows)
        items.push_back(rowOf(row.ranked.item));
    return items;
}

/// 0 is no place, so it comes last.
int betterPlace(const ComparedItem &item)
{
    if (item.firstRank == 0 || item.secondRank == 0)
        return std::max(item.firstRank, item.secondRank);
    return std::min(item.firstRank, item.secondRank);
}

} // namespace

ViewComparison comparisonOf(const RankingAnswer &first, const RankingAnswer &second)
{
    ViewComparison comparison;
    comparison.depth = static_cast<int>(std::max(first.rows.size(), second.rows.size()));
    std::unordered_map<std::int64_t, std::size_t> known;
    for (std::size_t i = 0; i < first.rows.size(); ++i) {
        const ExplainedItem &row = first.rows[i];
        known.emplace(rowOf(row.ranked.item), comparison.items.size());
        comparison.items.push_back({row.summary.key, row.summary.title, static_cast<int>(i) + 1, 0});
    }
    for (std::size_t i = 0; i < second.rows.size(); ++i) {
        const ExplainedItem &row = second.rows[i];
        const int rank = static_cast<int>(i) + 1;
        if (const auto found = known.find(rowOf(row.ranked.item)); found != known.end()) {
            comparison.items[found->second].secondRank = rank;
            ++comparison.shared;
        } else {
            comparison.items.push_back({row.summary.key, row.summary.title, 0, rank});
        }
    }
    std::stable_sort(comparison.items.begin(), comparison.items.end(),
                     [](const auto &a, const auto &b) { return betterPlace(a) < betterPlace(b); });
    comparison.rankBiasedOverlap = rankBiasedOverlap(itemsOf(first), itemsOf(second));
    return comparison;
}

Result<ViewComparison> compareViews(const std::filesystem::path &catalogFolder, const RankingRequest &first,
                                    const RankingRequest &second, std::stop_token stop)
{
    MODALENS_TRY(catalog, Catalog::open(catalogFolder, OpenMode::ReadOnly));
    RankingEngine engine(0, QLocale().name().toStdString());
    MODALENS_CHECK(engine.load(catalog));
    MODALENS_TRY(one, rankedBy(engine, catalog, first, stop));
    MODALENS_TRY(two, rankedBy(engine, catalog, second, stop));
    return comparisonOf(one, two);
}

} // namespace modalens
