// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/evaluate.h"

#include "engine/embed/embedder.h"
#include "engine/recommend/querybank.h"
#include "engine/recommend/weightsearch.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace modalens {

namespace {

constexpr std::int64_t kMaxCells = 200'000'000; ///< Of the query bank: 800 MB.
constexpr int kMaxK = 1000;

/// Per query, in the order of the bank.
struct Series
{
    std::vector<double> precision, ndcg;
    std::vector<bool> isReached;
};

class EvaluationRun
{
public:
    EvaluationRun(const QueryBank &bank, const Truth &truth, const EvaluateOptions &options, ThreadTeam &team,
                  ProgressSink &progress, std::stop_token stop)
        : m_bank(bank)
        , m_truth(truth)
        , m_options(options)
        , m_team(team)
        , m_progress(progress)
        , m_stop(stop)
    {
        for (const ItemId item : bank.queries())
            m_groups.push_back(truth.groupOfRow[static_cast<std::size_t>(rowOf(item))]);
    }

    Status run(Evaluation &evaluation);

private:
    Series measure(std::span<const std::int64_t> queries, std::span<const double> weights) const;
    Series learned(Evaluation &evaluation) const;
    MethodQuality summary(std::string name, const Series &series) const;
    Estimate estimate(std::span<const double> values) const;
    MixGain gain(std::string mix, const Series &a, std::string single, const Series &b) const;
    std::vector<std::int64_t> allQueries() const;
    std::array<std::vector<std::int64_t>, 2> halves() const;

    const QueryBank &m_bank;
    const Truth &m_truth;
    const EvaluateOptions &m_options;
    ThreadTeam &m_team;
    ProgressSink &m_progress;
    std::stop_token m_stop;
    std::vector<std::int32_t> m_groups;
};

Series EvaluationRun::measure(std::span<const std::int64_t> queries, std::span<const double> weights) const
{
    Series series;
    for (const QueryQuality &quality : m_bank.quality(queries, weights, m_truth, m_team)) {
        series.precision.push_back(quality.precision);
        series.ndcg.push_back(quality.ndcg);
        series.isReached.push_back(quality.isReached);
    }
    return series;
}

std::vector<std::int64_t> EvaluationRun::allQueries() const
{
    std::vector<std::int64_t> all(static_cast<std::size_t>(m_bank.queryCount()));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// Alternating members of each group in a seeded order: both halves have every group.
std::array<std::vector<std::int64_t>, 2> EvaluationRun::halves() const
{
    std::array<std::vector<std::int64_t>, 2> halves;
    std::vector<std::size_t> seen(m_truth.groups.size());
    for (std::int64_t q = 0; q < m_bank.queryCount(); ++q) // the bank's order is seeded already
        halves[seen[static_cast<std::size_t>(m_groups[static_cast<std::size_t>(q)])]++ % 2].push_back(q);
    return halves;
}

Series EvaluationRun::learned(Evaluation &evaluation) const
{
    const auto split = halves();
    Series pooled{std::vector<double>(m_groups.size()), std::vector<double>(m_groups.size()),
                  std::vector<bool>(m_groups.size())};
    for (std::size_t train = 0; train < 2; ++train) {
        m_progress.report({"evaluate.weights", static_cast<std::int64_t>(train), 2, {}});
        const auto &test = split[1 - train];
        std::vector<std::int32_t> trainGroups;
        for (const std::int64_t query : split[train])
            trainGroups.push_back(m_groups[static_cast<std::size_t>(query)]);
        const auto quality = [&](std::span<const double> weights) {
            return macroMean(measure(split[train], weights).ndcg, trainGroups);
        };
        LearnedWeights found;
        found.weights = searchWeights(static_cast<int>(evaluation.signalNames.size()), quality, m_stop);
        found.learnedOn = std::ssize(split[train]);
        found.testedOn = std::ssize(test);
        const Series tested = measure(test, found.weights);
        for (std::size_t i = 0; i < test.size(); ++i) {
            const auto query = static_cast<std::size_t>(test[i]);
            pooled.precision[query] = tested.precision[i];
            pooled.ndcg[query] = tested.ndcg[i];
            pooled.isReached[query] = tested.isReached[i];
        }
        evaluation.halves.push_back(std::move(found));
    }
    return pooled;
}

Estimate EvaluationRun::estimate(std::span<const double> values) const
{
    return bootstrapMacroMean(values, m_groups, m_options.resamples, m_options.seed);
}

MethodQuality EvaluationRun::summary(std::string name, const Series &series) const
{
    MethodQuality quality{std::move(name), estimate(series.precision), estimate(series.ndcg)};
    std::vector<double> reached;
    std::vector<std::int32_t> groups;
    for (std::size_t i = 0; i < series.ndcg.size(); ++i) {
        if (!series.isReached[i])
            continue;
        reached.push_back(series.ndcg[i]);
        groups.push_back(m_groups[i]);
    }
    quality.reached = std::ssize(reached);
    quality.reachedNdcg = macroMean(reached, groups);
    return quality;
}

MixGain EvaluationRun::gain(std::string mix, const Series &a, std::string single, const Series &b) const
{
    const auto difference = [&](const std::vector<double> &mixed, const std::vector<double> &alone) {
        return bootstrapDifference(mixed, alone, m_groups, m_options.resamples, m_options.seed);
    };
    return {std::move(mix), std::move(single), difference(a.precision, b.precision),
            difference(a.ndcg, b.ndcg)};
}

Status EvaluationRun::run(Evaluation &evaluation)
{
    const std::vector<std::int64_t> all = allQueries();
    const std::size_t signals = evaluation.signalNames.size();
    std::vector<Series> singles;
    std::size_t best = 0;
    for (std::size_t m = 0; m < signals; ++m) {
        std::vector<double> alone(signals, 0.0);
        alone[m] = 1.0;
        singles.push_back(measure(all, alone));
        evaluation.methods.push_back(summary(evaluation.signalNames[m], singles.back()));
        if (evaluation.methods[m].ndcg.value > evaluation.methods[best].ndcg.value)
            best = m;
    }
    if (signals < 2)
        return {};
    const Series equal = measure(all, std::vector<double>(signals, 1.0));
    evaluation.methods.push_back(summary("equal weights", equal));
    evaluation.gains.push_back(gain("equal weights", equal, evaluation.signalNames[best], singles[best]));
    const Series mixed = learned(evaluation);
    if (m_stop.stop_requested())
        return fail(ErrorCode::Cancelled, "the evaluation was stopped");
    evaluation.methods.push_back(summary("learned weights", mixed));
    evaluation.gains.push_back(gain("learned weights", mixed, evaluation.signalNames[best], singles[best]));
    return {};
}

/// Items of groups that are large enough, in seeded order.
std::vector<ItemId> possibleQueries(const Truth &truth, const EvaluateOptions &options,
                                    Evaluation &evaluation)
{
    for (const std::int64_t size : truth.sizes)
        ++(size >= options.minGroupItems ? evaluation.groups : evaluation.smallGroups);
    std::vector<ItemId> queries;
    for (std::size_t row = 0; row < truth.groupOfRow.size(); ++row) {
        const std::int32_t group = truth.groupOfRow[row];
        if (group >= 0 && truth.sizes[static_cast<std::size_t>(group)] >= options.minGroupItems)
            queries.push_back(ItemId{static_cast<std::int64_t>(row)});
    }
    evaluation.possibleQueries = std::ssize(queries);
    return embeddingOrder(std::move(queries), options.seed);
}

/// A mix of a signal with itself would say nothing.
Status checkDistinct(const std::vector<int> &chosen, const SignalSet &signals)
{
    for (std::size_t i = 1; i < chosen.size(); ++i)
        if (std::count(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(i), chosen[i]) > 0)
            return fail(ErrorCode::InvalidArgument, "this signal is named twice; name it once",
                        signals.signalInfos()[static_cast<std::size_t>(chosen[i])].name);
    return {};
}

} // namespace

Result<std::vector<int>> chosenSignals(const SignalSet &signals, const EvaluateOptions &options)
{
    if (options.k < 1 || options.k > kMaxK)
        return fail(ErrorCode::InvalidArgument, "k must lie between 1 and 1000", std::to_string(options.k));
    std::vector<int> chosen;
    for (const std::string &name : options.signalNames) {
        const int index = signals.indexOf(name);
        if (index < 0)
            return fail(ErrorCode::NotFound, "there is no signal of this name; `info` lists them", name);
        chosen.push_back(index);
    }
    for (std::size_t i = 0; i < signals.signalInfos().size() && options.signalNames.empty(); ++i)
        if (signals.signalInfos()[i].kind == SignalKind::Space)
            chosen.push_back(static_cast<int>(i));
    if (chosen.empty())
        return fail(ErrorCode::NotFound, "the catalog has no embedding space yet; run `embed` first");
    return chosen;
}

Result<Evaluation> evaluate(const Catalog &catalog, const SignalSet &signals, const Truth &truth,
                            const EvaluateOptions &options, ThreadTeam &team, ProgressSink &progress,
                            std::stop_token stop)
{
    MODALENS_TRY(chosen, chosenSignals(signals, options));
    MODALENS_CHECK(checkDistinct(chosen, signals));
    Evaluation evaluation;
    evaluation.truth = truth.name;
    evaluation.k = options.k;
    for (const int index : chosen)
        evaluation.signalNames.push_back(signals.signalInfos()[static_cast<std::size_t>(index)].name);
    std::vector<ItemId> queries = possibleQueries(truth, options, evaluation);
    if (queries.empty())
        return fail(ErrorCode::NotFound, "no group has as many items as --min-group asks for", truth.name);
    const std::int64_t cells = std::max<std::int64_t>(1, std::ssize(chosen) * signals.rowCount());
    const std::int64_t most =
        std::clamp<std::int64_t>(kMaxCells / cells, 1, std::max<std::int64_t>(1, options.maxQueries));
    queries.resize(static_cast<std::size_t>(std::min(std::ssize(queries), most)));
    evaluation.queries = std::ssize(queries);
    MODALENS_TRY(bank,
                 QueryBank::build(catalog, signals, chosen, std::move(queries),
                                  {options.normalisation, options.missing, options.k}, team, progress, stop));
    MODALENS_CHECK(EvaluationRun(bank, truth, options, team, progress, stop).run(evaluation));
    return evaluation;
}

} // namespace modalens
