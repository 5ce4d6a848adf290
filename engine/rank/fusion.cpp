// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/fusion.h"

#include "engine/rank/bestrows.h"
#include "engine/rank/effectiveshare.h"
#include "engine/rank/likelythreshold.h"
#include "engine/rank/rowfilter.h"
#include "engine/rank/rowscorer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::int64_t kMostWordsPerChunk = 1024;

/// How many times 64 rows a member claims at a time, and scans between two looks at the threshold: enough of
/// each column in one piece for the memory to be read ahead, few enough to share a small catalog fairly.
std::int64_t wordsPerChunk(std::int64_t words)
{
    return std::clamp<std::int64_t>(words / 32, 32, kMostWordsPerChunk);
}

/// What the members of the team share during one pass.
struct Pass
{
    const FusionRequest &request;
    const RowScorer &scorer;
    std::int64_t rows, keep;
    std::stop_token stop;
    double firstThreshold; ///< What rows must reach from the beginning.
    std::atomic<std::int64_t> nextWord{0};
    std::atomic<double> threshold{firstThreshold};
    std::atomic<std::int64_t> rankable{0};
    std::atomic<bool> isCancelled{false};

    void raiseThreshold(double value)
    {
        double seen = threshold.load(std::memory_order_relaxed);
        while (value > seen && !threshold.compare_exchange_weak(seen, value, std::memory_order_relaxed)) {
        }
    }
};

/// One member's part of the pass: claims chunks until none is left.
class SlabScan
{
public:
    SlabScan(Pass &pass, BestRows &best)
        : m_pass(pass)
        , m_best(best)
        , m_filter(pass.scorer, pass.request.filter)
    {
    }

    void run()
    {
        const std::int64_t words = (m_pass.rows + 63) / 64, perChunk = wordsPerChunk(words);
        for (std::int64_t first; (first = m_pass.nextWord.fetch_add(perChunk)) < words;) {
            if (m_pass.stop.stop_requested()) {
                m_pass.isCancelled = true;
                return;
            }
            scan(first, std::min(perChunk, words - first));
        }
        m_pass.rankable += m_rankable;
    }

private:
    void scan(std::int64_t firstWord, std::int64_t words)
    {
        const auto bits = std::span(m_bits).first(static_cast<std::size_t>(words));
        if (const double threshold = m_pass.threshold.load(std::memory_order_relaxed);
            threshold > m_filter.threshold())
            m_filter.setThreshold(threshold);
        m_rankable += m_filter.find(firstWord, bits);
        if (m_pass.keep == 0)
            return;
        forEachRow(firstWord, bits, [this](std::int64_t row) {
            m_pass.scorer.prefetch(row);
            m_rows[m_rowCount] = row;
            if (++m_rowCount == kBatch)
                offerRows();
        });
        offerRows();
        m_pass.raiseThreshold(m_best.threshold());
    }

    /// Scores first and compares later: a comparison guessed wrong would drop the loads that follow it.
    void offerRows()
    {
        for (std::size_t i = 0; i < m_rowCount; ++i)
            m_scores[i] = m_pass.scorer.score(m_rows[i]);
        for (std::size_t i = 0; i < m_rowCount; ++i)
            if (m_scores[i] >= m_filter.threshold())
                m_best.offer({m_scores[i], m_rows[i]});
        m_rowCount = 0;
    }

    static constexpr std::size_t kBatch = 64;
    Pass &m_pass;
    BestRows &m_best;
    RowFilter m_filter;
    std::array<std::uint64_t, kMostWordsPerChunk> m_bits;
    std::array<std::int64_t, kBatch> m_rows;
    std::array<double, kBatch> m_scores;
    std::size_t m_rowCount = 0;
    std::int64_t m_rankable = 0;
};

std::vector<ScoredRow> bestOf(std::span<const BestRows> parts, std::int64_t keep)
{
    std::vector<ScoredRow> all;
    for (const BestRows &part : parts)
        all.insert(all.end(), part.rows().begin(), part.rows().end());
    sortBestFirst(all);
    all.resize(std::min(all.size(), static_cast<std::size_t>(keep)));
    return all;
}

struct Scan
{
    std::vector<ScoredRow>
        best; ///< At most `keep`, best first; fewer also where the first threshold was too high.
    std::int64_t rankable = 0;
    bool isCancelled = false;
};

/// One pass over the columns.
Scan scan(const FusionRequest &request, const RowScorer &scorer, std::int64_t keep, double firstThreshold,
          ThreadTeam &team, std::stop_token stop)
{
    const auto rows = static_cast<std::int64_t>(request.columns.front()->values().size());
    Pass pass{request, scorer, rows, keep, stop, firstThreshold};
    std::vector<BestRows> best;
    for (int member = 0; member < team.size(); ++member)
        best.emplace_back(std::max<std::int64_t>(keep, 1), rows);
    team.run([&](int member) { SlabScan(pass, best[static_cast<std::size_t>(member)]).run(); });
    return {bestOf(best, keep), pass.rankable, pass.isCancelled};
}

std::vector<RankedItem> explained(const RowScorer &scorer, std::span<const ScoredRow> rows, ThreadTeam &team)
{
    constexpr std::size_t kRowsPerClaim = 64,
                          kManyRows = 2048; // for fewer, waiting for the others costs more
    std::vector<RankedItem> items(rows.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&](int) {
        for (std::size_t first; (first = next.fetch_add(kRowsPerClaim)) < rows.size();)
            for (std::size_t i = first; i < std::min(first + kRowsPerClaim, rows.size()); ++i)
                items[i] = scorer.explain(rows[i].row);
    };
    rows.size() < kManyRows ? work(0) : team.run(work);
    return items;
}

std::vector<double> effectiveShares(const RowScorer &scorer, ShareEstimator estimator, const Ranking &ranking)
{
    constexpr std::int64_t kEnough = 64;
    const auto terms = scorer.terms();
    if (estimator.rows() < kEnough) { // a filter left too few of the sample
        std::array<double, kMaxFusedColumns> values;
        for (const RankedItem &item : ranking.items) {
            for (std::size_t t = 0; t < terms.size(); ++t)
                values[t] = item.contributions[terms[t].index];
            estimator.add(std::span(values).first(terms.size()));
        }
    }
    std::vector<double> result(scorer.columnCount(), 0.0);
    const std::vector<double> shares = estimator.shares();
    for (std::size_t t = 0; t < terms.size(); ++t)
        result[terms[t].index] = shares[t];
    return result;
}

} // namespace

Result<Ranking> fuse(const FusionRequest &request, ThreadTeam &team, std::stop_token stop)
{
    MODALENS_CHECK(checkRequest(request));
    Ranking ranking;
    const RowScorer scorer(request);
    ranking.effectiveShare.assign(request.columns.size(), 0.0);
    if (scorer.terms().empty())
        return ranking;

    const auto rows = static_cast<std::int64_t>(request.columns.front()->values().size());
    const std::int64_t keep = std::clamp<std::int64_t>(request.count, 0, rows);
    ShareEstimator sample(scorer.terms().size());
    sample.addSample(scorer, rows, request.filter);
    const double guess = likelyThreshold(scorer, request.filter, rows, keep, sample);
    Scan found = scan(request, scorer, keep, guess, team, stop);
    if (static_cast<std::int64_t>(found.best.size()) < std::min(keep, found.rankable) && !found.isCancelled)
        found = scan(request, scorer, keep, -kInfinity, team, stop); // the guess was too high
    if (found.isCancelled)
        return fail(ErrorCode::Cancelled, "ranking was stopped");

    ranking.rankable = found.rankable;
    ranking.items = explained(scorer, found.best, team);
    ranking.effectiveShare = effectiveShares(scorer, sample, ranking);
    return ranking;
}

} // namespace modalens
