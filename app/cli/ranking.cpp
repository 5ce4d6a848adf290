// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ranking.h"

#include "app/cli/filters.h"
#include "app/cli/itemkeys.h"
#include "app/cli/names.h"
#include "app/cli/nothingranked.h"
#include "app/cli/numbers.h"

#include <algorithm>

namespace modalens::cli {

namespace {

std::vector<std::string> namesOf(const SignalSet &signals)
{
    std::vector<std::string> names;
    for (const SignalInfo &info : signals.signalInfos())
        names.push_back(info.name);
    return names;
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

struct SignalWeight
{
    std::size_t signal;
    double weight;
};

Result<SignalWeight> parseWeight(std::string_view part, const SignalSet &signals)
{
    const std::size_t equals = part.rfind('='); // a field's name may contain one
    if (equals == std::string_view::npos)
        return fail(ErrorCode::InvalidArgument, "weights are written SIGNAL=NUMBER,SIGNAL=NUMBER",
                    std::string(part));
    const std::string name(trimmed(part.substr(0, equals)));
    const int index = signals.indexOf(name);
    if (index < 0) {
        const std::vector<std::string> names = namesOf(signals);
        return fail(ErrorCode::NotFound,
                    "the catalog has no such signal" + didYouMean(name, names) +
                        "; it has: " + (names.empty() ? "none yet; run `embed`" : listOfNames(names)),
                    name);
    }
    const auto value = numberFrom(trimmed(part.substr(equals + 1)));
    if (!value)
        return fail(ErrorCode::InvalidArgument,
                    "the weight of a signal must be a finite number such as 0.5 or -1", std::string(part));
    return SignalWeight{static_cast<std::size_t>(index), *value};
}

} // namespace

void addMixOptions(CLI::App &command, MixOptions &options)
{
    command.add_option(
        "--weights", options.weights,
        "SIGNAL=NUMBER,...; a signal is a space (text, image, ...), field:NAME (a numeric field) or "
        "score:NAME (imported scores); `info` lists them; a negative number turns a signal around; "
        "signals that are not named get 0; default: every space 1");
    command.add_option("--normalise", options.normalise, "How columns are made comparable")
        ->check(
            CLI::IsMember(std::vector<std::string>(kNormalisationNames.begin(), kNormalisationNames.end())))
        ->capture_default_str();
    command.add_option("--missing", options.missing, "What an item without a signal gets")
        ->check(
            CLI::IsMember(std::vector<std::string>(kMissingPolicyNames.begin(), kMissingPolicyNames.end())))
        ->capture_default_str();
    command
        .add_option("--filter", options.filters,
                    "tag:GROUP=VALUE, tag:GROUP!=VALUE, field:NAME=MIN..MAX (either end may be missing) or "
                    "text:WORDS; repeat "
                    "--filter to narrow further; values of one tag group are alternatives")
        ->allow_extra_args(false);
    command.add_option("--top", options.top, "Results")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command.add_flag("--include-query", options.includesQuery, "Also rank the items that are the query");
}

Result<std::vector<double>> parseWeights(std::string_view text, const SignalSet &signals)
{
    std::vector<double> weights;
    for (const SignalInfo &info : signals.signalInfos())
        weights.push_back(text.empty() && info.kind == SignalKind::Space ? 1.0 : 0.0);
    std::vector<bool> isGiven(weights.size());
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        MODALENS_TRY(given, parseWeight(text.substr(0, comma), signals));
        if (isGiven[given.signal])
            return fail(ErrorCode::InvalidArgument, "this signal has two weights; give it one",
                        signals.signalInfos()[given.signal].name);
        isGiven[given.signal] = true;
        weights[given.signal] = given.weight;
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return weights;
}

Result<Mix> prepareMix(const Catalog &catalog, const SignalSet &signals, const MixOptions &options)
{
    Mix mix;
    MODALENS_TRY(weights, parseWeights(options.weights, signals));
    if (!options.weights.empty())
        MODALENS_CHECK(checkAnyWeight(signals, weights));
    mix.weights = std::move(weights);
    mix.normalisation = *normalisationFromName(options.normalise);
    mix.missing = *missingPolicyFromName(options.missing);
    mix.top = options.top;
    mix.includesQuery = options.includesQuery;
    MODALENS_TRY(rows, filteredRows(catalog, options.filters));
    mix.rows = std::move(rows);
    return mix;
}

FusionRequest fusionOf(const Mix &mix, const RankedQuery &ranked)
{
    return {ranked.columns.columns, mix.weights, mix.normalisation, mix.missing, &ranked.rows, mix.top};
}

Result<RankedQuery> rankQuery(const Catalog &catalog, const SignalSet &signals, const Mix &mix,
                              const Query &query, ThreadTeam &team, std::stop_token stop)
{
    RankedQuery ranked;
    ranked.query = query;
    auto columns = signals.columns(catalog, query, team, stop);
    if (!columns) {
        MODALENS_CHECK(checkKeys(catalog, query));
        return Unexpected<Error>(std::move(columns.error()));
    }
    ranked.columns = std::move(*columns);
    ranked.rows = mix.rows;
    for (const ItemId item : ranked.columns.queryItems)
        if (!mix.includesQuery)
            ranked.rows.reset(rowOf(item));
    MODALENS_TRY(ranking, fuse(fusionOf(mix, ranked), team, stop));
    ranked.ranking = std::move(ranking);
    std::vector<ItemId> items;
    for (const RankedItem &item : ranked.ranking.items)
        items.push_back(item.item);
    MODALENS_TRY(summaries, catalog.summaries(items));
    ranked.summaries = std::move(summaries);
    return ranked;
}

} // namespace modalens::cli
