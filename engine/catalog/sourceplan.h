// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import.h"

#include <filesystem>
#include <vector>

namespace modalens {

/// What an import does with one file of its source.
enum class SourceUse {
    Media,        ///< A folder: its pictures, sounds, videos and texts become items.
    Items,        ///< A table with an item in each row.
    UserTags,     ///< A table of words that people gave to the items of another table.
    Interactions, ///< A table of who did what with which item.
    Scores,
    Vectors,
    Unused ///< A table that the import leaves alone.
};

struct SourceFile
{
    std::filesystem::path file;
    SourceUse use = SourceUse::Unused;
    TablePreview table;         ///< Of tables that can be read.
    std::filesystem::path keys; ///< Of vectors: the text file beside them; empty when there is none.
};

/// What importing a path means, found by looking at it; nothing is written. A folder is its media, or, where
/// a table in it describes items, that table with its ratings and words: importAny() does what planSource()
/// says.
struct SourcePlan
{
    std::filesystem::path source;
    LeftOvers leftOvers = LeftOvers::LeaveOut;
    std::vector<SourceFile> files; ///< What is read first stands first, what is left alone last.

    const SourceFile *first(SourceUse use) const; ///< Null when there is none.
};

/// Cost: two passes over each table that lies in a folder itself.
Result<SourcePlan> planSource(const std::filesystem::path &path);

/// Replaces the guessed mapping of the plan's table of items; a single table becomes one of items whatever it
/// was taken for. `InvalidArgument` when the plan reads no such table.
Status useMapping(SourcePlan &plan, TableMapping mapping);

Result<ImportReport> importPlanned(Catalog &catalog, const SourcePlan &plan, ProgressSink &progress,
                                   std::stop_token stop);

/// What importFolder() would find.
struct FolderPreview
{
    std::int64_t items = 0;
    std::vector<std::pair<Modality, std::int64_t>> files; ///< Of the items, by modality.
    std::int64_t spoken = 0;                              ///< Sounds that read an item's name aloud.
    std::int64_t ignored = 0;                             ///< Files of other kinds.
    std::vector<ImportFailure> failures, leftOut;         ///< With reasons, as in the report.
};
Result<FolderPreview> previewFolder(const std::filesystem::path &folder, LeftOvers leftOvers,
                                    ProgressSink &progress, std::stop_token stop);

} // namespace modalens
