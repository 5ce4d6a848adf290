// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"
#include "app/cli/itemkeys.h"
#include "app/cli/nothingranked.h"
#include "app/cli/ranking.h"
#include "app/cli/session.h"
#include "engine/rank/rankof.h"

namespace modalens::cli {

namespace {

struct RankOptions
{
    std::string catalog;
    std::vector<std::string> queries;
    MixOptions mix;
    bool explains = false;
    std::string rankOf; ///< Key of an item whose place is asked for; empty for none.
};

/// The item of --rank-of.
struct Placed
{
    ItemSummary summary;
    Standing standing;
};

Result<Query> parseQuery(const std::vector<std::string> &texts)
{
    Query query;
    for (const std::string &text : texts) {
        MODALENS_TRY(term, parseQueryTerm(text));
        query.push_back(std::move(term));
    }
    return query;
}

Json signalsJson(const SignalSet &signals, const Mix &mix, const RankedQuery &ranked)
{
    Json json = Json::array();
    for (std::size_t m = 0; m < mix.weights.size(); ++m) {
        Json signal{{"name", signals.signalInfos()[m].name},
                    {"weight", mix.weights[m]},
                    {"share", ranked.ranking.effectiveShare[m]},
                    {"reached", static_cast<bool>(ranked.columns.isReached[m])}};
        if (!ranked.columns.isReached[m])
            signal["reason"] = ranked.columns.reasons[m];
        json.push_back(std::move(signal));
    }
    return json;
}

/// Signals with a weight: the others have nothing to explain.
std::vector<std::size_t> explainedSignals(const Mix &mix)
{
    std::vector<std::size_t> signals;
    for (std::size_t m = 0; m < mix.weights.size(); ++m)
        if (mix.weights[m] != 0)
            signals.push_back(m);
    return signals;
}

/// A signal that the item has nothing in is left out, unless the policy gives it something.
Json contributionsJson(const SignalSet &signals, const Mix &mix, const RankedItem &item)
{
    Json contributions = Json::object();
    for (const std::size_t m : explainedSignals(mix))
        if (((item.presentMask >> m) & 1) || item.contributions[m] != 0)
            contributions[signals.signalInfos()[m].name] = item.contributions[m];
    return contributions;
}

Json resultsJson(const SignalSet &signals, const Mix &mix, const RankedQuery &ranked)
{
    Json results = Json::array();
    for (std::size_t i = 0; i < ranked.ranking.items.size(); ++i) {
        const RankedItem &item = ranked.ranking.items[i];
        results.push_back({{"rank", i + 1},
                           {"key", ranked.summaries[i].key},
                           {"title", ranked.summaries[i].title},
                           {"score", item.score},
                           {"contributions", contributionsJson(signals, mix, item)}});
    }
    return results;
}

std::string resultsText(const SignalSet &signals, const Mix &mix, const RankedQuery &ranked, bool explains)
{
    std::vector<std::string> header{"rank", "score", "key", "title"};
    std::vector<bool> rightAligned{true, true, false, false};
    const std::vector<std::size_t> explained = explains ? explainedSignals(mix) : std::vector<std::size_t>{};
    for (const std::size_t m : explained) {
        header.push_back(signals.signalInfos()[m].name);
        rightAligned.push_back(true);
    }
    Table table(header, rightAligned);
    for (std::size_t i = 0; i < ranked.ranking.items.size(); ++i) {
        const RankedItem &item = ranked.ranking.items[i];
        std::vector<std::string> cells{std::to_string(i + 1), fixed(item.score, 4), ranked.summaries[i].key,
                                       ranked.summaries[i].title};
        for (const std::size_t m : explained)
            cells.push_back((item.presentMask >> m) & 1 ? fixed(item.contributions[m], 4) : "-");
        table.addRow(std::move(cells));
    }
    return table.text();
}

std::string sharesText(const SignalSet &signals, const Mix &mix, const RankedQuery &ranked)
{
    std::string text;
    for (const std::size_t m : explainedSignals(mix)) {
        text += signals.signalInfos()[m].name + ": weight " + fixed(mix.weights[m], 2) + ", moves " +
                fixed(100 * ranked.ranking.effectiveShare[m], 0) + "%";
        if (!ranked.columns.isReached[m])
            text += " (" + printable(ranked.columns.reasons[m]) + ")";
        text += '\n';
    }
    return text;
}

Result<std::optional<Placed>> placeOf(const Catalog &catalog, const std::string &key, const Mix &mix,
                                      const RankedQuery &ranked, ThreadTeam &team, std::stop_token stop)
{
    if (key.empty())
        return std::optional<Placed>{};
    MODALENS_TRY(item, itemOfKey(catalog, key));
    MODALENS_TRY(standing, rankOf(fusionOf(mix, ranked), item, team, stop));
    MODALENS_TRY(summaries, catalog.summaries(std::span(&item, 1)));
    return std::optional(Placed{std::move(summaries.front()), std::move(standing)});
}

Json placeJson(const SignalSet &signals, const Mix &mix, const Placed &placed)
{
    const Standing &standing = placed.standing;
    const bool hasScore = std::isfinite(standing.item.score);
    return {{"key", placed.summary.key},
            {"title", placed.summary.title},
            {"rank", standing.rank > 0 ? Json(standing.rank) : Json()},
            {"of", standing.rankable},
            {"score", hasScore ? Json(standing.item.score) : Json()},
            {"contributions", contributionsJson(signals, mix, standing.item)}};
}

std::string placeText(const SignalSet &signals, const Mix &mix, const Placed &placed)
{
    const Standing &standing = placed.standing;
    std::string text = '\n' + printable(placed.summary.key) + ": ";
    if (standing.rank > 0)
        text += "rank " + std::to_string(standing.rank) + " of " + std::to_string(standing.rankable);
    else
        text += "not ranked (it is the query, the filter leaves it out, or no weighted signal has it)";
    if (!std::isfinite(standing.item.score))
        return text + '\n';
    text += ", score " + fixed(standing.item.score, 4) + '\n';
    for (const std::size_t m : explainedSignals(mix)) {
        const bool isPresent = (standing.item.presentMask >> m) & 1;
        text += "  " + signals.signalInfos()[m].name + ": " +
                (isPresent ? fixed(standing.item.contributions[m], 4) : "-") + '\n';
    }
    return text;
}

Result<int> runRank(Session &session, const RankOptions &options)
{
    MODALENS_TRY(catalog, openCatalog(options.catalog, false));
    MODALENS_TRY(query, parseQuery(options.queries));
    MODALENS_TRY(signals, SignalSet::load(catalog));
    if (options.mix.weights.empty())
        MODALENS_CHECK(checkAnySpace(signals));
    MODALENS_TRY(mix, prepareMix(catalog, signals, options.mix));
    ThreadTeam team;
    MODALENS_TRY(ranked, rankQuery(catalog, signals, mix, query, team, session.stop));
    if (ranked.ranking.items.empty())
        return Unexpected<Error>(whyNothingRanked(signals, mix, ranked));
    MODALENS_TRY(placed, placeOf(catalog, options.rankOf, mix, ranked, team, session.stop));
    session.reporter.print(resultsText(signals, mix, ranked, options.explains));
    if (placed)
        session.reporter.print(placeText(signals, mix, *placed));
    if (options.explains)
        session.reporter.print('\n' + sharesText(signals, mix, ranked));
    Json result{{"query", options.queries},
                {"normalise", options.mix.normalise},
                {"missing", options.mix.missing},
                {"signals", signalsJson(signals, mix, ranked)},
                {"rankable", ranked.ranking.rankable},
                {"results", resultsJson(signals, mix, ranked)}};
    if (placed)
        result["rankOf"] = placeJson(signals, mix, *placed);
    session.reporter.result(result);
    return kOk;
}

} // namespace

void addRankCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<RankOptions>();
    CLI::App *command = addCommand(
        app, session, "rank", "Rank the catalog for a query and explain every result", options, &runRank);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    command
        ->add_option("--query", options->queries,
                     "item:KEY, text:WORDS or file:PATH; a leading - means \"away from this\"; repeat "
                     "--query to combine")
        ->required()
        ->allow_extra_args(false);
    addMixOptions(*command, options->mix);
    command->add_option(
        "--rank-of", options->rankOf,
        "KEY of an item: print its exact rank, score and contributions however far down it is");
    command->add_flag("--explain", options->explains,
                      "Show what each signal contributes to each score (--json always has it)");
}

} // namespace modalens::cli
