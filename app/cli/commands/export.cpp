// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"
#include "app/cli/ranking.h"
#include "app/cli/report/htmlreport.h"
#include "app/cli/report/rankingfiles.h"
#include "app/cli/report/vectorfile.h"
#include "app/cli/session.h"
#include "engine/base/file.h"
#include "engine/embed/embedder.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <ctime>

namespace modalens::cli {

namespace {

struct ExportOptions
{
    std::string catalog;
    std::string rankings, vectors, report, out;
    std::vector<std::string> queries;
    std::string truth;
    MixOptions mix;
};

constexpr std::int64_t kMaxQueryListBytes = 64 << 20;
constexpr std::size_t kReportedQueries = 3;

Result<std::vector<std::string>> queryLines(const std::string &file)
{
    MODALENS_TRY(text, readTextFile(file, kMaxQueryListBytes));
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        std::string line = text.substr(start, end - start);
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (!line.empty())
            lines.push_back(std::move(line));
        start = end + 1;
    }
    return lines;
}

Result<std::vector<std::string>> everyItem(const Catalog &catalog)
{
    MODALENS_TRY(live, catalog.liveRows());
    std::vector<ItemId> items;
    for (std::int64_t row = 0; row < live.size(); ++row)
        if (live.test(row))
            items.push_back(ItemId{row});
    MODALENS_TRY(summaries, catalog.summaries(items));
    std::vector<std::string> queries;
    for (const ItemSummary &summary : summaries)
        queries.push_back("item:" + summary.key);
    return queries;
}

/// Each value is one query, "@FILE" one query a line, "all" every item.
Result<std::vector<std::string>> expanded(const Catalog &catalog, const std::vector<std::string> &values)
{
    std::vector<std::string> queries;
    for (const std::string &value : values) {
        std::vector<std::string> more{value};
        if (value == "all") {
            MODALENS_TRY(all, everyItem(catalog));
            more = std::move(all);
        } else if (value.starts_with('@')) {
            MODALENS_TRY(lines, queryLines(value.substr(1)));
            more = std::move(lines);
        }
        std::move(more.begin(), more.end(), std::back_inserter(queries));
    }
    return queries;
}

Result<std::string> exportRankings(Session &session, const Catalog &catalog, const ExportOptions &options)
{
    if (options.queries.empty())
        return fail(ErrorCode::InvalidArgument, "name the queries: --queries item:KEY, @FILE or all");
    MODALENS_TRY(signals, SignalSet::load(catalog));
    MODALENS_TRY(mix, prepareMix(catalog, signals, options.mix));
    MODALENS_TRY(queries, expanded(catalog, options.queries));
    RankingFile file(RankingFile::formatFromName(options.rankings), signals);
    ThreadTeam team;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        session.reporter.report({"export.rankings", static_cast<std::int64_t>(i), std::ssize(queries), {}});
        MODALENS_TRY(term, parseQueryTerm(queries[i]));
        MODALENS_TRY(ranked, rankQuery(catalog, signals, mix, {term}, team, session.stop));
        file.add(term.value, ranked);
    }
    MODALENS_CHECK(writeFileAtomically(options.out, file.text()));
    return options.out;
}

Result<std::string> exportVectors(const Catalog &catalog, const ExportOptions &options)
{
    MODALENS_TRY(space, catalog.findSpace(options.vectors));
    if (!space)
        return fail(ErrorCode::NotFound, "the catalog has no such space; `info` lists them", options.vectors);
    MODALENS_TRY(vectors, catalog.loadVectors(space->id));
    MODALENS_CHECK(writeVectors(catalog, *vectors, options.out));
    return options.out;
}

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

Result<std::string> exportReport(Session &session, const Catalog &catalog, const ExportOptions &options)
{
    MODALENS_TRY(signals, SignalSet::load(catalog));
    MODALENS_TRY(mix, prepareMix(catalog, signals, options.mix));
    ReportInput input;
    input.catalogName = std::filesystem::absolute(catalog.folder()).lexically_normal().filename().string();
    if (input.catalogName.empty()) // "demo/" has an empty last part
        input.catalogName = std::filesystem::absolute(catalog.folder()).parent_path().filename().string();
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
                                                  : expanded(catalog, options.queries));
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

Result<int> runExport(Session &session, const ExportOptions &options)
{
    MODALENS_TRY(catalog, openCatalog(options.catalog, false));
    Json written = Json::array();
    const auto add = [&](std::string file) {
        session.reporter.print("wrote " + printable(file) + '\n');
        written.push_back(std::move(file));
    };
    if (!options.rankings.empty()) {
        MODALENS_TRY(file, exportRankings(session, catalog, options));
        add(std::move(file));
    }
    if (!options.vectors.empty()) {
        MODALENS_TRY(file, exportVectors(catalog, options));
        add(std::move(file));
        add(keysFileFor(options.out).string());
    }
    if (!options.report.empty()) {
        MODALENS_TRY(file, exportReport(session, catalog, options));
        add(std::move(file));
    }
    if (written.empty())
        return fail(ErrorCode::InvalidArgument, "say what to export: --rankings, --vectors or --report");
    session.reporter.result({{"files", written}});
    return kOk;
}

} // namespace

void addExportCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<ExportOptions>();
    CLI::App *command = addCommand(app, session, "export", "Write rankings, vectors or a report to files",
                                   options, &runExport);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    auto *rankings = command
                         ->add_option("--rankings", options->rankings,
                                      "Rankings as csv, jsonl or trec; needs --queries and --out")
                         ->check(CLI::IsMember({"csv", "jsonl", "trec"}));
    auto *vectors = command->add_option("--vectors", options->vectors,
                                        "A space as .npy with its keys beside it; needs --out");
    auto *out = command->add_option("--out", options->out, "File to write");
    rankings->needs(out)->excludes(vectors);
    vectors->needs(out);
    command->add_option("--report", options->report, "A self-contained HTML report");
    command->add_option("--queries,--query", options->queries,
                        "item:KEY, text:WORDS, file:PATH, @FILE with one query a line, or all items");
    command->add_option("--truth", options->truth,
                        "tag:GROUP or field:NAME: adds the evaluation to the report");
    addMixOptions(*command, options->mix);
}

} // namespace modalens::cli
