// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/querybank.h"

#include "engine/recommend/metrics.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <utility>

namespace modalens {

namespace {

struct Candidate
{
    double score = 0;
    std::int64_t row = 0;
    bool isBetterThan(const Candidate &other) const
    {
        return score > other.score || (score == other.score && row < other.row);
    }
};

/// The best few seen so far, best first: insertion into a short sorted list.
class BestFew
{
public:
    explicit BestFew(int count)
        : m_count(static_cast<std::size_t>(count))
    {
    }
    void offer(const Candidate &candidate)
    {
        if (m_best.size() == m_count && !candidate.isBetterThan(m_best.back()))
            return;
        if (m_best.size() == m_count)
            m_best.pop_back();
        const auto place = std::find_if(m_best.begin(), m_best.end(),
                                        [&](const Candidate &held) { return candidate.isBetterThan(held); });
        m_best.insert(place, candidate);
    }
    const std::vector<Candidate> &best() const { return m_best; }

private:
    std::size_t m_count;
    std::vector<Candidate> m_best;
};

} // namespace

Result<QueryBank> QueryBank::build(const Catalog &catalog, const SignalSet &signals,
                                   std::span<const int> chosen, std::vector<ItemId> queries,
                                   const Options &options, ThreadTeam &team, ProgressSink &progress,
                                   std::stop_token stop)
{
    QueryBank bank;
    bank.m_options = options;
    MODALENS_TRY(live, catalog.liveRows());
    bank.m_live = std::move(live);
    MODALENS_TRY(summaries, catalog.summaries(queries));
    for (std::size_t q = 0; q < queries.size(); ++q) {
        if (q % 64 == 0)
            progress.report({"evaluate.queries", static_cast<std::int64_t>(q), std::ssize(queries), {}});
        const Query query{{QueryTerm::Kind::Item, summaries[q].key, true}};
        MODALENS_TRY(found, signals.columns(catalog, query, team, stop));
        std::vector<SharedColumn> columns;
        for (const int index : chosen)
            columns.push_back(std::move(found.columns[static_cast<std::size_t>(index)]));
        bank.addQuery(std::move(columns));
    }
    bank.m_queries = std::move(queries);
    return bank;
}

void QueryBank::addQuery(std::vector<SharedColumn> columns)
{
    std::vector<Signal> ready;
    for (SharedColumn &column : columns) {
        Signal signal;
        signal.norm = normalisationOf(column->stats(), m_options.normalisation);
        const double raw =
            m_options.missing == MissingPolicy::Neutral ? column->stats().mean : column->stats().min;
        signal.filler = signal.norm.scale * raw + signal.norm.offset;
        signal.column = std::move(column);
        ready.push_back(std::move(signal));
    }
    m_signals.push_back(std::move(ready));
}

std::vector<std::int64_t> QueryBank::top(std::int64_t query, std::span<const double> weights, int count) const
{
    const std::vector<Signal> &columns = m_signals[static_cast<std::size_t>(query)];
    const bool isRenormalised = m_options.missing == MissingPolicy::Renormalise;
    BestFew best(count);
    for (std::int64_t row = 0; row < m_live.size(); ++row) {
        if (row == rowOf(m_queries[static_cast<std::size_t>(query)]) || !m_live.test(row))
            continue;
        double sum = 0;
        double share = 0;
        bool isPresent = false;
        for (std::size_t m = 0; m < columns.size(); ++m) {
            const double weight = weights[m];
            const float value = columns[m].column->values()[static_cast<std::size_t>(row)];
            const bool hasValue = !std::isnan(value);
            if (weight == 0 || (isRenormalised && !hasValue))
                continue;
            isPresent = isPresent || hasValue;
            const AffineNormalisation &norm = columns[m].norm;
            sum += weight * (hasValue ? norm.scale * value + norm.offset : columns[m].filler);
            share += std::abs(weight);
        }
        if (isPresent)
            best.offer({sum / share, row});
    }
    std::vector<std::int64_t> rows;
    for (const Candidate &candidate : best.best())
        rows.push_back(candidate.row);
    return rows;
}

QueryQuality QueryBank::qualityOf(std::int64_t query, std::span<const double> weights,
                                  const Truth &truth) const
{
    const std::int64_t own = rowOf(m_queries[static_cast<std::size_t>(query)]);
    const std::int32_t group = truth.groupOfRow[static_cast<std::size_t>(own)];
    const std::vector<std::int64_t> rows = top(query, weights, m_options.k);
    std::vector<double> grades;
    for (const std::int64_t row : rows)
        grades.push_back(truth.groupOfRow[static_cast<std::size_t>(row)] == group ? 1.0 : 0.0);
    const std::int64_t relevant = truth.sizes[static_cast<std::size_t>(group)] - 1;
    QueryQuality quality;
    quality.isReached = !rows.empty();
    quality.precision = precisionAt(grades, m_options.k);
    const std::vector<double> ideal(static_cast<std::size_t>(std::min<std::int64_t>(relevant, m_options.k)),
                                    1.0);
    quality.ndcg = ideal.empty() ? 0 : ndcgAt(grades, ideal, m_options.k);
    return quality;
}

std::vector<QueryQuality> QueryBank::quality(std::span<const std::int64_t> queries,
                                             std::span<const double> weights, const Truth &truth,
                                             ThreadTeam &team) const
{
    std::vector<QueryQuality> qualities(queries.size());
    std::atomic<std::size_t> next = 0;
    team.run([&](int) {
        for (std::size_t i = next++; i < queries.size(); i = next++)
            qualities[i] = qualityOf(queries[i], weights, truth);
    });
    return qualities;
}

} // namespace modalens
