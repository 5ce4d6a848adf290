// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/exportreport.h"
#include "app/cli/exitcodes.h"
#include "app/cli/names.h"
#include "app/cli/nothingranked.h"
#include "app/cli/ranking.h"
#include "app/cli/report/rankingfiles.h"
#include "app/cli/report/vectorfile.h"
#include "app/cli/session.h"
#include "engine/base/file.h"

#include <algorithm>

namespace modalens::cli {

namespace {

constexpr std::int64_t kMaxQueryListBytes = 64 << 20;

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
    queries.reserve(summaries.size());
    for (const ItemSummary &summary : summaries)
        queries.push_back("item:" + summary.key);
    return queries;
}

/// Queries without a result leave no line in the file: without a word they would look like a mistake.
void noteUnranked(Session &session, const std::vector<std::string> &unranked)
{
    if (!unranked.empty())
        session.reporter.note(
            std::to_string(unranked.size()) +
            " queries reach nothing and have no line in the file: " + printable(listOfNames(unranked)));
}

Result<std::string> exportRankings(Session &session, const Catalog &catalog, const ExportOptions &options)
{
    if (options.queries.empty())
        return fail(ErrorCode::InvalidArgument, "name the queries: --queries item:KEY, @FILE or all");
    MODALENS_TRY(signals, SignalSet::load(catalog));
    if (options.mix.weights.empty())
        MODALENS_CHECK(checkAnySpace(signals));
    MODALENS_TRY(mix, prepareMix(catalog, signals, options.mix));
    MODALENS_TRY(queries, expandedQueries(catalog, options.queries));
    RankingFile file(RankingFile::formatFromName(options.rankings), signals);
    MODALENS_CHECK(checkAnyWeight(signals, mix.weights));
    ThreadTeam team;
    std::vector<std::string> unranked;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        session.reporter.report({"export.rankings", static_cast<std::int64_t>(i), std::ssize(queries), {}});
        MODALENS_TRY(term, parseQueryTerm(queries[i]));
        MODALENS_TRY(ranked, rankQuery(catalog, signals, mix, {term}, team, session.stop));
        file.add(term.value, ranked);
        if (ranked.ranking.items.empty())
            unranked.push_back(queries[i]);
    }
    MODALENS_CHECK(writeFileAtomically(options.out, file.text()));
    noteUnranked(session, unranked);
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

Result<std::vector<std::string>> expandedQueries(const Catalog &catalog,
                                                 const std::vector<std::string> &values)
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
    command
        ->add_option(
            "--queries,--query", options->queries,
            "item:KEY, text:WORDS or file:PATH; @FILE has one query a line; the word all stands for every "
            "item; repeat --queries for more; default of a report: three items")
        ->allow_extra_args(false);
    command->add_option("--truth", options->truth,
                        "tag:GROUP or field:NAME: adds the evaluation to the report");
    addMixOptions(*command, options->mix);
}

} // namespace modalens::cli
