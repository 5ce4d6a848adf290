// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/fullorder.h"

#include "engine/rank/bestrows.h"
#include "engine/rank/rowscorer.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <numeric>

namespace modalens {

namespace {

constexpr std::int64_t kWordsPerClaim = 256; // 64 rows each
constexpr std::size_t kBuckets = 4096;

using Parts = std::vector<std::vector<ScoredRow>>; // one for each member of the team

Unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, "sorting was stopped");
}

/// scoreOf(row) of every row set in `words` unless it is NaN; the team shares the work.
template <class ScoreOf>
Parts scored(std::span<const std::uint64_t> words, ScoreOf scoreOf, ThreadTeam &team, std::stop_token stop)
{
    Parts parts(static_cast<std::size_t>(team.size()));
    std::atomic<std::size_t> next{0};
    team.run([&](int member) {
        std::vector<ScoredRow> own; // no shared cache lines
        for (std::size_t first; (first = next.fetch_add(kWordsPerClaim)) < words.size();) {
            if (stop.stop_requested())
                return;
            const std::size_t end = std::min(first + kWordsPerClaim, words.size());
            for (std::size_t word = first; word < end; ++word)
                for (std::uint64_t bits = words[word]; bits != 0; bits &= bits - 1) {
                    const auto row = static_cast<std::int64_t>(word) * 64 + std::countr_zero(bits);
                    if (const double score = scoreOf(row); !std::isnan(score))
                        own.push_back({score, row});
                }
        }
        parts[static_cast<std::size_t>(member)] = std::move(own);
    });
    return parts;
}

/// Deals the rows into buckets of equal width, best first; ends[b] is the end of the bucket before b. No
/// buckets where scores are all the same or too far apart to tell.
std::vector<std::size_t> dealIntoBuckets(const Parts &parts, std::vector<ScoredRow> &dealt)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const std::vector<ScoredRow> &part : parts)
        for (const ScoredRow &row : part) {
            low = std::min(low, row.score);
            high = std::max(high, row.score);
        }
    const double perScore = (kBuckets - 1) / (high - low);
    const bool canDeal = perScore < 1e300 && perScore > 0;
    const auto bucketOf = [&](const ScoredRow &row) {
        return canDeal ? static_cast<std::size_t>((high - row.score) * perScore) : 0;
    };
    std::vector<std::size_t> ends((canDeal ? kBuckets : 1) + 1, 0);
    for (const std::vector<ScoredRow> &part : parts)
        for (const ScoredRow &row : part)
            ++ends[bucketOf(row) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    dealt.resize(ends.back());
    std::vector<std::size_t> next = ends;
    for (const std::vector<ScoredRow> &part : parts)
        for (const ScoredRow &row : part)
            dealt[next[bucketOf(row)]++] = row;
    return ends;
}

Result<std::vector<ItemId>> sorted(Parts parts, ThreadTeam &team, std::stop_token stop)
{
    if (stop.stop_requested())
        return stopped();
    std::vector<ScoredRow> rows;
    const std::vector<std::size_t> ends = dealIntoBuckets(parts, rows);
    parts.clear();
    std::vector<ItemId> items(rows.size());
    std::atomic<std::size_t> next{0};
    team.run([&](int) {
        for (std::size_t bucket; (bucket = next.fetch_add(1)) + 1 < ends.size() && !stop.stop_requested();) {
            std::sort(rows.begin() + static_cast<std::ptrdiff_t>(ends[bucket]),
                      rows.begin() + static_cast<std::ptrdiff_t>(ends[bucket + 1]), RanksBefore());
            for (std::size_t i = ends[bucket]; i < ends[bucket + 1]; ++i)
                items[i] = ItemId{rows[i].row};
        }
    });
    if (stop.stop_requested())
        return stopped();
    return items;
}

} // namespace

Result<std::vector<ItemId>> fullOrder(const FusionRequest &request, ThreadTeam &team, std::stop_token stop)
{
    MODALENS_CHECK(checkRequest(request));
    const RowScorer scorer(request);
    if (scorer.terms().empty())
        return std::vector<ItemId>();
    const Bitmap all(std::ssize(request.columns.front()->values()), true);
    const Bitmap &rows = request.filter ? *request.filter : all;
    return sorted(scored(
                      rows.words(), [&scorer](std::int64_t row) { return scorer.score(row); }, team, stop),
                  team, stop);
}

Result<std::vector<ItemId>> orderByKeys(std::span<const double> keys, const Bitmap &rows,
                                        SortDirection direction, ThreadTeam &team, std::stop_token stop)
{
    if (std::ssize(keys) < rows.size())
        return fail(ErrorCode::InvalidArgument, "there are fewer keys than rows");
    const double sign = direction == SortDirection::Descending ? 1 : -1;
    const auto scoreOf = [&](std::int64_t row) { return sign * keys[static_cast<std::size_t>(row)]; };
    MODALENS_TRY(items, sorted(scored(rows.words(), scoreOf, team, stop), team, stop));
    const std::int64_t wanted = rows.count();
    for (std::int64_t row = 0; row < rows.size() && std::ssize(items) < wanted; ++row)
        if (rows.test(row) && std::isnan(keys[static_cast<std::size_t>(row)]))
            items.push_back(ItemId{row});
    return std::move(items);
}

} // namespace modalens
