// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/importreport.h"
#include "app/cli/commands/importsource.h"
#include "app/cli/exitcodes.h"
#include "app/cli/session.h"
#include "engine/catalog/importtarget.h"

#include <unistd.h>
#include <algorithm>

namespace modalens::cli {

namespace {

struct ImportOptions
{
    std::string catalog;
    std::vector<std::string> sources;
    std::vector<std::string> mapping;
    bool isPreview = false;
    bool isStrict = false;
    bool importsLeftOvers = false;
    bool skipsSearchIndex = false;
    std::string vectors, keys, name, modality = "joint";
    std::string scores, signal;
    std::string interactions;
};

Status mustExist(const std::string &path)
{
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return fail(ErrorCode::NotFound, "there is no such file or folder; check the path", path);
    if (::access(path.c_str(), R_OK) != 0)
        return fail(ErrorCode::PermissionDenied, "this file or folder may not be read", path);
    return {};
}

using Plans = std::vector<SourcePlan>;

Result<Plans> planAll(const ImportOptions &options)
{
    Plans plans;
    for (const std::string &source : options.sources) {
        MODALENS_TRY(plan, plannedSource(source, options.mapping));
        plan.leftOvers = options.importsLeftOvers ? LeftOvers::Import : LeftOvers::LeaveOut;
        plans.push_back(std::move(plan));
    }
    return plans;
}

Result<int> showPreviews(Session &session, const ImportOptions &options)
{
    MODALENS_TRY(plans, planAll(options));
    Json all = Json::array();
    for (const SourcePlan &plan : plans) {
        Json json = planJson(plan);
        std::string text = printable(plan.source.string()) + "\n" + planText(plan);
        if (const SourceFile *media = plan.first(SourceUse::Media)) {
            MODALENS_TRY(folder, previewFolder(media->file, plan.leftOvers, session.reporter, session.stop));
            json["folder"] = folderJson(folder);
            text += folderText(folder);
        }
        session.reporter.print(text);
        all.push_back(std::move(json));
    }
    session.reporter.result({{"previews", all}});
    return kOk;
}

/// Before anything is stored: how tables are understood, and the paths in them that lead nowhere.
void announce(Session &session, const Plans &plans)
{
    for (const SourcePlan &plan : plans)
        if (plan.first(SourceUse::Items) && !session.reporter.isJson)
            session.reporter.note(printable(plan.source.string()) + "\n" + planText(plan));
}

/// The sources, then what --interactions, --scores and --vectors name.
Status importAll(Session &session, Catalog &catalog, const ImportOptions &options, const Plans &plans,
                 ImportReport &report)
{
    for (const SourcePlan &plan : plans) {
        MODALENS_TRY(part, importPlanned(catalog, plan, session.reporter, session.stop));
        merge(report, std::move(part));
    }
    if (!options.interactions.empty()) {
        MODALENS_TRY(part, importInteractions(catalog, options.interactions, session.reporter, session.stop));
        merge(report, std::move(part));
    }
    if (!options.scores.empty()) {
        MODALENS_TRY(part,
                     importScores(catalog, options.scores, options.signal, session.reporter, session.stop));
        merge(report, std::move(part));
    }
    if (!options.vectors.empty()) {
        MODALENS_TRY(part,
                     importVectors(catalog, options.vectors, options.keys, options.name,
                                   *modalityFromName(options.modality), session.reporter, session.stop));
        merge(report, std::move(part));
    }
    return {};
}

Status checkPaths(const ImportOptions &options)
{
    for (const std::string &source : options.sources)
        MODALENS_CHECK(mustExist(source));
    for (const std::string *file : {&options.vectors, &options.keys, &options.scores, &options.interactions})
        if (!file->empty())
            MODALENS_CHECK(mustExist(*file));
    const bool hasWork = !options.sources.empty() || !options.vectors.empty() || !options.scores.empty() ||
                         !options.interactions.empty();
    if (!hasWork)
        return fail(ErrorCode::InvalidArgument, "nothing to import: name a folder or a table",
                    options.catalog);
    return {};
}

/// A source that holds nothing at all is most likely the wrong one.
Status checkFoundAnything(const ImportReport &report, const std::string &source)
{
    if (report.imported + report.updated + report.skipped > 0 || failureCount(report) > 1)
        return {};
    const bool isExplained = !report.failures.empty();
    const std::string reason =
        isExplained ? report.failures.front().reason : "there is nothing in here that Modalens can import";
    return fail(ErrorCode::NotFound, reason + "; choose another folder or file",
                isExplained ? report.failures.front().what : source);
}

Result<int> runImport(Session &session, const ImportOptions &options)
{
    MODALENS_CHECK(checkPaths(options));
    if (options.isPreview)
        return showPreviews(session, options);
    MODALENS_TRY(plans, planAll(options));
    announce(session, plans);
    MODALENS_TRY(target, ImportTarget::open(options.catalog));
    Catalog &catalog = target.catalog();
    ImportReport report;
    MODALENS_CHECK(importAll(session, catalog, options, plans, report));
    if (!report.wasCancelled && !options.skipsSearchIndex) {
        const Status indexed = catalog.indexSearchText(session.reporter, session.stop);
        report.wasCancelled = !indexed && indexed.error().code == ErrorCode::Cancelled;
        if (!indexed && !report.wasCancelled)
            return Unexpected<Error>(indexed.error());
    }
    MODALENS_TRY(info, catalog.info());
    if (!report.wasCancelled && !options.sources.empty())
        MODALENS_CHECK(checkFoundAnything(report, options.sources.front()));
    session.reporter.print(reportText(report, info));
    session.reporter.result(reportJson(plans, report, info));
    MODALENS_TRY(isEmpty, target.isEmpty());
    if (target.isNew() && isEmpty)
        session.reporter.note("Nothing came into the new catalog, so it was not kept.");
    if (report.wasCancelled)
        return kCancelled;
    if (report.imported + report.updated + report.skipped == 0 && failureCount(report) > 0)
        return kBadData;
    return options.isStrict && failureCount(report) > 0 ? kPartly : kOk;
}

} // namespace

void addImportCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<ImportOptions>();
    CLI::App *command = addCommand(app, session, "import",
                                   "Bring media, tables, interactions, vectors or scores into a catalog",
                                   options, &runImport);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog; created when missing")
        ->required();
    command->add_option("SOURCE", options->sources, "Folders of media, CSV, TSV, JSON or JSONL tables");
    command
        ->add_option("--map", options->mapping,
                     "COLUMN=USE[:TEMPLATE] overrides the guessed mapping of a table; USE is ignore, key, "
                     "title, text, "
                     "image, audio, video, tag or number; TEMPLATE has {path} {dir} {stem} {name} {ext}. "
                     "Once for each column")
        ->allow_extra_args(false); // the source may stand after it
    command->add_flag("--preview", options->isPreview,
                      "Show which files would be read as what, the mapping of tables and how many paths in "
                      "them lead nowhere; import nothing");
    command->add_option("--interactions", options->interactions, "CSV of user, item, value, time");
    auto *vectors = command->add_option("--vectors", options->vectors, "Ready vectors: .npy or .safetensors");
    auto *keys = command->add_option("--keys", options->keys, "Keys of the vectors, one a line");
    auto *name = command->add_option("--name", options->name, "Name of the new space");
    vectors->needs(name);
    keys->needs(vectors);
    command
        ->add_option("--modality", options->modality,
                     "Of the vectors: text, image, audio, video, user or joint")
        ->check(CLI::IsMember({"text", "image", "audio", "video", "user", "joint"}))
        ->capture_default_str();
    auto *scores = command->add_option("--scores", options->scores,
                                       "External scores: CSV (query, item, score) or TREC run");
    scores->needs(
        command->add_option("--signal", options->signal, "Name of the signal that the scores become"));
    command->add_flag(
        "--import-left-overs", options->importsLeftOvers,
        "Import also what belongs to no item and would be left out: READMEs, single texts among "
        "media and, where names are spoken in files NAME_desc, speech and sounds without a picture");
    command->add_flag("--no-search-index", options->skipsSearchIndex, "Do not index the texts afterwards");
    command->add_flag("--strict", options->isStrict, "Exit with 7 when any file or row failed");
}

} // namespace modalens::cli
