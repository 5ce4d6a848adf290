// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/exportreport.h"

#include "app/cli/filters.h"
#include "app/cli/report/htmlreport.h"
#include "engine/base/file.h"
#include "engine/embed/embedder.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <ctime>

namespace modalens::cli {

namespace {

constexpr std::size_t kReportedQueries = 3;

/// Items with as many signals as any, in seeded order: they show most.
Result<std::vector<std::string>> exampleQueries(const Catalog &catalog, const SignalSet &signals)
{
    std::vector<int> counts(static_cast<std::size_t>(signals.rowCount()));
    for (std::size_t m = 0; m < signals.signalInfos().size(); ++m)
        if (const SharedVectors vectors = signals.vectors(static_cast<int>(m)))
            for (const ItemId item : vectors->items())
                ++counts[static_cast<std::size_t>(rowOf(item))];
    const int most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
    std::vector<ItemId> items;
    MODALENS_TRY(live, catalog.liveRows());
    for (std::size_t row = 0; row < counts.size(); ++row)
        if (counts[row] == most && live.test(static_cast<std::int64_t>(row)))
            items.push_back(ItemId{static_cast<std::int64_t>(row)});
    items = embeddingOrder(std::move(items), 1);
    items.resize(std::min(items.size(), kReportedQueries));
    MODALENS_TRY(summaries, catalog.summaries(items));
    std::vector<std::string> queries;
    queries.reserve(summaries.size());
    for (const ItemSummary &summary : summaries)
        queries.push_back("item:" + summary.key);
    return queries;
}

Result<ReportedQuery> reportedQuery(Session &session, const Catalog &catalog, const SignalSet &signals,
                                    const Mix &mix, const std::string &text, ThreadTeam &team)
{
    ReportedQuery reported;
    MODALENS_TRY(term, parseQueryTerm(text));
    MODALENS_TRY(ranked, rankQuery(catalog, signals, mix, {term}, team, session.stop));
    reported.title = term.value;
    if (!ranked.columns.queryItems.empty()) {
        MODALENS_TRY(summaries, catalog.summaries(ranked.columns.queryItems));
        reported.title = summaries.front().title.empty() ? term.value : summaries.front().title;
        reported.picturePath = summaries.front().picturePath;
    }
    reported.ranked = std::move(ranked);
    return reported;
}

/// The tags of the truth's group, else of the first group.
Result<std::vector<TagCount>> reportedTags(const Catalog &catalog, const std::string &truth)
{
    if (truth.starts_with("tag:"))
        return catalog.tagCounts(truth.substr(4));
    MODALENS_TRY(groups, catalog.tagGroups());
    return groups.empty() ? Result<std::vector<TagCount>>(std::vector<TagCount>{})
                          : catalog.tagCounts(groups.front());
}

} // namespace

Result<std::string> exportReport(Session &session, const Catalog &catalog, const ExportOptions &options)
{
    MODALENS_TRY(signals, SignalSet::load(catalog));
    MODALENS_TRY(mix, prepareMix(catalog, signals, options.mix));
    ReportInput input;
    input.catalogName = std::filesystem::absolute(catalog.folder()).lexically_normal().filename().string();
    if (input.catalogName.empty()) // "demo/" has an empty last part
        input.catalogName = std::filesystem::absolute(catalog.folder()).parent_path().filename().string();
    MODALENS_CHECK(checkKnown(catalog, options.truth));
    MODALENS_TRY(info, catalog.info());
    MODALENS_TRY(tags, reportedTags(catalog, options.truth));
    input.info = std::move(info);
    input.tags = std::move(tags);
    input.signalInfos = signals.signalInfos();
    input.weights = mix.weights;
    input.mix = options.mix;
    MODALENS_TRY(spaces, catalog.spaces());
    input.spaces = std::move(spaces);
    input.madeAt = fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(std::time(nullptr)));
    MODALENS_TRY(queries, options.queries.empty() ? exampleQueries(catalog, signals)
                                                  : expandedQueries(catalog, options.queries));
    ThreadTeam team;
    for (const std::string &text : queries) {
        MODALENS_TRY(reported, reportedQuery(session, catalog, signals, mix, text, team));
        input.queries.push_back(std::move(reported));
    }
    if (!options.truth.empty()) {
        MODALENS_TRY(truth, loadTruth(catalog, options.truth));
        MODALENS_TRY(evaluation, evaluate(catalog, signals, truth, {}, team, session.reporter, session.stop));
        input.evaluation = std::move(evaluation);
    }
    MODALENS_CHECK(writeFileAtomically(options.report, htmlReport(input)));
    return options.report;
}

} // namespace modalens::cli
