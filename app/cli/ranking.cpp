// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ranking.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace modalens::cli {

namespace {

std::optional<double> numberFrom(std::string_view text)
{
    double value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string knownSignals(const SignalSet &signals)
{
    std::string names;
    for (const SignalInfo &info : signals.signalInfos())
        names += (names.empty() ? "" : ", ") + info.name;
    return names.empty() ? "none yet; run `embed`" : names;
}

Status parseWeight(std::string_view part, const SignalSet &signals, std::vector<double> &weights)
{
    const std::size_t equals = part.rfind('='); // a field's name may contain one
    if (equals == std::string_view::npos)
        return fail(ErrorCode::InvalidArgument, "weights are written SIGNAL=NUMBER,SIGNAL=NUMBER",
                    std::string(part));
    const std::string name(part.substr(0, equals));
    const int index = signals.indexOf(name);
    if (index < 0)
        return fail(ErrorCode::NotFound, "the catalog has no such signal; it has: " + knownSignals(signals),
                    name);
    const auto value = numberFrom(part.substr(equals + 1));
    if (!value)
        return fail(ErrorCode::InvalidArgument,
                    "the weight of a signal must be a finite number such as 0.5 or -1", std::string(part));
    weights[static_cast<std::size_t>(index)] = *value;
    return {};
}

Result<Filter::FieldRange> parseRange(std::string_view text)
{
    const std::size_t equals = text.rfind('=');
    const std::size_t dots = text.find("..", equals == std::string_view::npos ? 0 : equals);
    if (equals == std::string_view::npos || dots == std::string_view::npos)
        return fail(ErrorCode::InvalidArgument, "a range is written field:NAME=MIN..MAX", std::string(text));
    Filter::FieldRange range;
    range.name = text.substr(0, equals);
    const std::string_view low = text.substr(equals + 1, dots - equals - 1);
    const std::string_view high = text.substr(dots + 2);
    range.min = numberFrom(low);
    range.max = numberFrom(high);
    if ((!low.empty() && !range.min) || (!high.empty() && !range.max))
        return fail(ErrorCode::InvalidArgument, "the ends of a range must be numbers", std::string(text));
    return range;
}

} // namespace

void addMixOptions(CLI::App &command, MixOptions &options)
{
    command.add_option("--weights", options.weights,
                       "SIGNAL=NUMBER,...; signals that are not named get 0; default: every space 1");
    command.add_option("--normalise", options.normalise, "How columns are made comparable")
        ->check(
            CLI::IsMember(std::vector<std::string>(kNormalisationNames.begin(), kNormalisationNames.end())))
        ->capture_default_str();
    command.add_option("--missing", options.missing, "What an item without a signal gets")
        ->check(
            CLI::IsMember(std::vector<std::string>(kMissingPolicyNames.begin(), kMissingPolicyNames.end())))
        ->capture_default_str();
    command.add_option("--filter", options.filters,
                       "tag:GROUP=VALUE, field:NAME=MIN..MAX or text:WORDS; repeat to narrow further");
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
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        MODALENS_CHECK(parseWeight(text.substr(0, comma), signals, weights));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return weights;
}

Result<Filter> parseFilter(const std::vector<std::string> &texts)
{
    Filter filter;
    for (const std::string &text : texts) {
        const std::size_t equals = text.find('=');
        if (text.starts_with("tag:") && equals != std::string::npos) {
            filter.tags.push_back({text.substr(4, equals - 4), text.substr(equals + 1)});
        } else if (text.starts_with("field:")) {
            MODALENS_TRY(range, parseRange(std::string_view(text).substr(6)));
            filter.ranges.push_back(std::move(range));
        } else if (text.starts_with("text:")) {
            filter.text += (filter.text.empty() ? "" : " ") + text.substr(5);
        } else {
            return fail(ErrorCode::InvalidArgument,
                        "a filter is written tag:GROUP=VALUE, field:NAME=MIN..MAX or text:WORDS", text);
        }
    }
    return filter;
}

Result<Mix> prepareMix(const Catalog &catalog, const SignalSet &signals, const MixOptions &options)
{
    Mix mix;
    MODALENS_TRY(weights, parseWeights(options.weights, signals));
    mix.weights = std::move(weights);
    mix.normalisation = *normalisationFromName(options.normalise);
    mix.missing = *missingPolicyFromName(options.missing);
    mix.top = options.top;
    mix.includesQuery = options.includesQuery;
    MODALENS_TRY(live, catalog.liveRows());
    mix.rows = std::move(live);
    MODALENS_TRY(filter, parseFilter(options.filters));
    if (!filter.isEmpty()) {
        MODALENS_TRY(passing, catalog.filterRows(filter));
        mix.rows &= passing;
    }
    return mix;
}

Result<RankedQuery> rankQuery(const Catalog &catalog, const SignalSet &signals, const Mix &mix,
                              const Query &query, ThreadTeam &team, std::stop_token stop)
{
    RankedQuery ranked;
    ranked.query = query;
    MODALENS_TRY(columns, signals.columns(catalog, query, team, stop));
    ranked.columns = std::move(columns);
    Bitmap rows = mix.rows;
    for (const ItemId item : ranked.columns.queryItems)
        if (!mix.includesQuery)
            rows.reset(rowOf(item));
    FusionRequest request{
        ranked.columns.columns, mix.weights, mix.normalisation, mix.missing, &rows, mix.top};
    MODALENS_TRY(ranking, fuse(request, team, stop));
    ranked.ranking = std::move(ranking);
    std::vector<ItemId> items;
    for (const RankedItem &item : ranked.ranking.items)
        items.push_back(item.item);
    MODALENS_TRY(summaries, catalog.summaries(items));
    ranked.summaries = std::move(summaries);
    return ranked;
}

} // namespace modalens::cli
