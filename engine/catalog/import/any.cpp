// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/importrun.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/interactions.h"
#include "engine/catalog/import/table.h"
#include "engine/catalog/sourceplan.h"

// Does what a plan of a source says.

namespace modalens {

namespace {

namespace fs = std::filesystem;

/// Items with what people did with them: words of users become tags, ratings interactions and two numbers.
Status storeRatedItems(ImportRun &run, const SourceFile &items, const SourceFile *ratings,
                       const SourceFile *tags)
{
    ItemTags words;
    if (tags) {
        MODALENS_TRY(collected, collectUserTags(tags->file, run.report, run.stopToken()));
        words = std::move(collected);
    }
    MODALENS_CHECK(storeTable(run, items.file, items.table.mapping, words));
    return ratings ? storeInteractions(run, ratings->file) : Status();
}

Result<ImportReport> importRatedItems(Catalog &catalog, const SourcePlan &plan, ProgressSink &progress,
                                      std::stop_token stop)
{
    const SourceFile *items = plan.first(SourceUse::Items);
    const SourceFile *ratings = plan.first(SourceUse::Interactions);
    const SourceFile *tags = plan.first(SourceUse::UserTags);
    if (!ratings && !tags)
        return importTable(catalog, items->file, items->table.mapping, progress, std::move(stop));
    ImportRun run(catalog, plan.source.string(), progress, std::move(stop));
    MODALENS_CHECK(run.start());
    return run.finish(storeRatedItems(run, *items, ratings, tags));
}

Result<ImportReport> importFirst(Catalog &catalog, const SourcePlan &plan, ProgressSink &progress,
                                 std::stop_token stop)
{
    const SourceFile &first = plan.files.front();
    const std::string name = escapedUtf8(first.file.stem().string());
    switch (first.use) {
    case SourceUse::Media:
        return importFolder(catalog, first.file, progress, std::move(stop), plan.leftOvers);
    case SourceUse::Items:
        return importRatedItems(catalog, plan, progress, std::move(stop));
    case SourceUse::Interactions:
        return importInteractions(catalog, first.file, progress, std::move(stop));
    case SourceUse::Scores:
        return importScores(catalog, first.file, name, progress, std::move(stop));
    case SourceUse::Vectors:
        return importVectors(catalog, first.file, first.keys, name, Modality::Joint, progress,
                             std::move(stop));
    case SourceUse::UserTags:
    case SourceUse::Unused:
        break;
    }
    return fail(ErrorCode::Unsupported,
                "no column of this table is a title, a text or a path of a media file; choose the "
                "columns by hand",
                plan.source.string());
}

} // namespace

Result<ImportReport> importPlanned(Catalog &catalog, const SourcePlan &plan, ProgressSink &progress,
                                   std::stop_token stop)
{
    if (plan.files.empty())
        return fail(ErrorCode::InvalidArgument, "the plan has nothing to import", plan.source.string());
    MODALENS_TRY(report, importFirst(catalog, plan, progress, std::move(stop)));
    for (const SourceFile &file : plan.files)
        if (file.use == SourceUse::Unused)
            report.notes.push_back(
                {escapedUtf8(file.file.filename().string()),
                 "this table was not imported; import it by itself if it describes items"});
    return std::move(report);
}

Result<ImportReport> importAny(Catalog &catalog, const fs::path &path, ProgressSink &progress,
                               std::stop_token stop)
{
    MODALENS_TRY(plan, planSource(path));
    return importPlanned(catalog, plan, progress, std::move(stop));
}

} // namespace modalens
