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

Status validate(const FusionRequest &request)
{
    if (request.columns.size() != request.weights.size())
        return fail(ErrorCode::InvalidArgument, "there must be one weight for each column");
    if (request.columns.size() > kMaxFusedColumns)
        return fail(ErrorCode::InvalidArgument, "too many columns to fuse");
    for (const double weight : request.weights)
        if (!std::isfinite(weight))
            return fail(ErrorCode::InvalidArgument, "a weight is not a finite number");
    for (const SharedColumn &column : request.columns)
        if (!column || column->values().size() != request.columns.front()->values().size())
            return fail(ErrorCode::InvalidArgument, "columns differ in length");
    if (request.filter && !request.columns.empty() &&
        request.filter->size() != static_cast<std::int64_t>(request.columns.front()->values().size()))
        return fail(ErrorCode::InvalidArgument, "the filter is not as long as the columns");
    return {};
}

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
        forEachRow(firstWord, bits, [this](std::int64_t row) { offer(row); });
        m_pass.raiseThreshold(m_best.threshold());
    }

    void offer(std::int64_t row)
    {
        const double score = m_pass.scorer.score(row);
        if (score >= m_filter.threshold())
            m_best.offer({score, row});
    }

    Pass &m_pass;
    BestRows &m_best;
    RowFilter m_filter;
    std::array<std::uint64_t, kMostWordsPerChunk> m_bits;
    std::int64_t m_rankable = 0;
};

std::vector<ScoredRow> bestOf(std::span<const BestRows> parts, std::int64_t keep)
{
    std::vector<ScoredRow> all;
    for (const BestRows &part : parts)
        all.insert(all.end(), part.rows().begin(), part.rows().end());
    if (static_cast<std::int64_t>(all.size()) > keep) {
        std::nth_element(all.begin(), all.begin() + keep, all.end(), RanksBefore());
        all.resize(static_cast<std::size_t>(keep));
    }
    std::sort(all.begin(), all.end(), RanksBefore());
    return all;
}

struct Scan
{
    std::vector<ScoredRow>
        best; ///< At most `keep`, best first; fewer also where the first threshold was too high.
    std::int64_t rankable = 0;
    bool isCancelled = false;
};

/// One pass over the columns. `sample`, if given, is filled on the way.
Scan scan(const FusionRequest &request, const RowScorer &scorer, std::int64_t keep, double firstThreshold,
          ThreadTeam &team, ShareEstimator *sample, std::stop_token stop)
{
    const auto rows = static_cast<std::int64_t>(request.columns.front()->values().size());
    Pass pass{request, scorer, rows, keep, stop, firstThreshold};
    std::vector<BestRows> best;
    for (int member = 0; member < team.size(); ++member)
        best.emplace_back(std::max<std::int64_t>(keep, 1), rows);
    team.run([&](int member) {
        if (member == 0 && sample)
            addSample(scorer, rows, request.filter, *sample);
        SlabScan(pass, best[static_cast<std::size_t>(member)]).run();
    });
    return {bestOf(best, keep), pass.rankable, pass.isCancelled};
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
    MODALENS_CHECK(validate(request));
    Ranking ranking;
    const RowScorer scorer(request);
    ranking.effectiveShare.assign(request.columns.size(), 0.0);
    if (scorer.terms().empty())
        return ranking;

    const auto rows = static_cast<std::int64_t>(request.columns.front()->values().size());
    const std::int64_t keep = std::clamp<std::int64_t>(request.count, 0, rows);
    ShareEstimator sample(scorer.terms().size());
    Scan found =
        scan(request, scorer, keep, likelyThreshold(scorer, request.filter, rows, keep), team, &sample, stop);
    if (static_cast<std::int64_t>(found.best.size()) < std::min(keep, found.rankable) && !found.isCancelled)
        found = scan(request, scorer, keep, -kInfinity, team, nullptr, stop); // the guess was too high
    if (found.isCancelled)
        return fail(ErrorCode::Cancelled, "ranking was stopped");

    ranking.rankable = found.rankable;
    ranking.items.reserve(found.best.size());
    for (const ScoredRow &row : found.best)
        ranking.items.push_back(scorer.explain(row.row));
    ranking.effectiveShare = effectiveShares(scorer, sample, ranking);
    return ranking;
}

} // namespace modalens
