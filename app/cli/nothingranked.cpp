// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/nothingranked.h"

#include "app/cli/names.h"

#include <algorithm>

namespace modalens::cli {

namespace {

std::string queryText(const Query &query)
{
    std::string text;
    for (const QueryTerm &term : query)
        text += (text.empty() ? "" : " ") + toString(term);
    return text;
}

/// "image (no text reaches this space)", with the reason of each.
std::string unreachedText(const SignalSet &signals, const Mix &mix, const QueryColumns &columns)
{
    std::string text;
    for (std::size_t m = 0; m < mix.weights.size(); ++m)
        if (mix.weights[m] != 0 && !columns.isReached[m])
            text +=
                (text.empty() ? "" : ", ") + signals.signalInfos()[m].name + " (" + columns.reasons[m] + ')';
    return text;
}

std::vector<std::string> reachedWithWeight(const SignalSet &signals, const Mix &mix,
                                           const QueryColumns &columns)
{
    std::vector<std::string> names;
    for (std::size_t m = 0; m < mix.weights.size(); ++m)
        if (columns.isReached[m] && mix.weights[m] != 0)
            names.push_back(signals.signalInfos()[m].name);
    return names;
}

/// Fields are left out: they stand for every query, so they do not answer this one.
std::vector<std::string> reachedWithoutWeight(const SignalSet &signals, const Mix &mix,
                                              const QueryColumns &columns)
{
    std::vector<std::string> names;
    for (std::size_t m = 0; m < mix.weights.size(); ++m)
        if (columns.isReached[m] && mix.weights[m] == 0 && signals.signalInfos()[m].kind != SignalKind::Field)
            names.push_back(signals.signalInfos()[m].name);
    return names;
}

} // namespace

Status checkAnySpace(const SignalSet &signals)
{
    std::vector<std::string> others;
    for (const SignalInfo &info : signals.signalInfos())
        if (info.kind == SignalKind::Space)
            return {};
        else
            others.push_back(info.name);
    std::string message = "nothing is embedded yet, so nothing can be ranked by likeness: run `modalens-cli "
                          "embed CATALOG`";
    if (!others.empty())
        message += ", or rank by what there is, as in --weights " + others.front() + "=1";
    return fail(ErrorCode::NotFound, std::move(message));
}

Status checkAnyWeight(const SignalSet &signals, const std::vector<double> &weights)
{
    if (std::any_of(weights.begin(), weights.end(), [](double weight) { return weight != 0; }))
        return {};
    std::vector<std::string> names;
    for (const SignalInfo &info : signals.signalInfos())
        names.push_back(info.name);
    if (names.empty())
        return fail(ErrorCode::NotFound, "the catalog has no signal yet; run `modalens-cli embed CATALOG`");
    return fail(ErrorCode::InvalidArgument,
                "Nothing can be ranked: every weight is 0. Give a signal another one, as in --weights " +
                    names.front() + "=1; the signals are: " + listOfNames(names));
}

Error whyNothingRanked(const SignalSet &signals, const Mix &mix, const RankedQuery &ranked)
{
    if (const Status weights = checkAnyWeight(signals, mix.weights); !weights)
        return weights.error();
    const std::string query = queryText(ranked.query);
    const QueryColumns &columns = ranked.columns;
    if (const auto weighted = reachedWithWeight(signals, mix, columns); !weighted.empty())
        return {ErrorCode::NotFound,
                "Nothing can be ranked: no other item that passes the filter has a value in " +
                    listOfNames(weighted) + ". Widen the filter or give another signal a weight",
                query};
    std::string message = "Nothing can be ranked: the query reaches no signal that has a weight: " +
                          unreachedText(signals, mix, columns) + ". ";
    if (const auto others = reachedWithoutWeight(signals, mix, columns); !others.empty())
        message += "It does reach: " + listOfNames(others) + "; give one of them a weight, as in --weights " +
                   others.front() + "=1";
    else
        message += "Ask with other words, an item (item:KEY) or a file (file:PATH)";
    return {ErrorCode::NotFound, message, query};
}

} // namespace modalens::cli
