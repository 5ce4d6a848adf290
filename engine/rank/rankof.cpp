// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rankof.h"

#include "engine/rank/bestrows.h"
#include "engine/rank/rowfilter.h"
#include "engine/rank/rowscorer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <string>

namespace modalens {

namespace {

constexpr std::int64_t kWordsPerChunk =
    256; // 64 rows each; the codes of a chunk stay in L2 between two looks

/// What the members of the team share during one pass.
struct Count
{
    const RowScorer &scorer;
    const Bitmap *filter;
    ScoredRow item; ///< Rows before this one are counted; none where its score is NaN.
    std::int64_t words;
    std::stop_token stop;
    std::atomic<std::int64_t> nextWord{0}, before{0}, rankable{0};
    std::atomic<bool> isCancelled{false};
};

/// One member's part of the pass: claims chunks until none is left.
class SlabCount
{
public:
    explicit SlabCount(Count &count)
        : m_count(count)
        , m_filter(count.scorer, count.filter)
        , m_isRanked(!std::isnan(count.item.score))
    {
        if (m_isRanked)
            m_filter.setThreshold(count.item.score);
    }

    void run()
    {
        std::int64_t before = 0, rankable = 0;
        for (std::int64_t first; (first = m_count.nextWord.fetch_add(kWordsPerChunk)) < m_count.words;) {
            if (m_count.stop.stop_requested()) {
                m_count.isCancelled = true;
                return;
            }
            const auto words = static_cast<std::size_t>(std::min(kWordsPerChunk, m_count.words - first));
            rankable += m_filter.find(first, std::span(m_possible).first(words));
            if (m_isRanked)
                before += countBefore(first, words);
        }
        m_count.before += before;
        m_count.rankable += rankable;
    }

private:
    std::int64_t countBefore(std::int64_t firstWord, std::size_t words)
    {
        m_filter.findSurelyAbove(firstWord, std::span(m_certain).first(words));
        std::int64_t before = 0;
        for (std::size_t word = 0; word < words; ++word) {
            before += std::popcount(m_certain[word]);
            m_possible[word] &= ~m_certain[word];
        }
        forEachRow(firstWord, std::span(m_possible).first(words), [&](std::int64_t row) {
            before += RanksBefore()({m_count.scorer.score(row), row}, m_count.item);
        });
        return before;
    }

    Count &m_count;
    RowFilter m_filter;
    bool m_isRanked;
    std::array<std::uint64_t, kWordsPerChunk> m_possible, m_certain;
};

} // namespace

Result<Standing> rankOf(const FusionRequest &request, ItemId item, ThreadTeam &team, std::stop_token stop)
{
    MODALENS_CHECK(checkRequest(request));
    const std::int64_t rows = request.columns.empty() ? 0 : std::ssize(request.columns.front()->values());
    const std::int64_t row = rowOf(item);
    if (row < 0 || row >= rows)
        return fail(ErrorCode::InvalidArgument, "no column has such a row", std::to_string(row));
    Standing standing;
    const RowScorer scorer(request);
    standing.item = scorer.explain(row);
    if (scorer.terms().empty())
        return standing;

    const bool takesPart = !request.filter || request.filter->test(row);
    const double score = takesPart ? standing.item.score : std::numeric_limits<double>::quiet_NaN();
    Count count{scorer, request.filter, {score, row}, (rows + 63) / 64, stop};
    team.run([&count](int) { SlabCount(count).run(); });
    if (count.isCancelled)
        return fail(ErrorCode::Cancelled, "ranking was stopped");
    standing.rankable = count.rankable;
    standing.rank = std::isnan(score) ? 0 : count.before + 1;
    return standing;
}

} // namespace modalens
