// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/sourceplan.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace modalens {

/// What to bring into a catalog.
struct ImportPlan
{
    std::filesystem::path catalog;       ///< Created when there is none.
    std::filesystem::path source;        ///< Folder or file; empty: only embed and draw what is there.
    std::optional<SourcePlan> looked;    ///< What the source is, where that is known already.
    std::optional<TableMapping> mapping; ///< Of the table of items, as the analyst confirmed it.
};

struct FailureLine
{
    std::string what;   ///< File, row or item key.
    std::string reason; ///< English.
};

/// What embedding did to one space.
struct EmbeddedSpace
{
    SpaceInfo space;
    std::int64_t embedded = 0;
};

/// What came of it, for the report.
struct ImportSummary
{
    bool isImport = true; ///< Not only an embedding.
    ImportReport imported;
    std::vector<EmbeddedSpace> spaces; ///< Those to which something was added.
    std::vector<FailureLine> failures; ///< Of the import: what is not in the catalog.
    /// Items of the catalog that have something which cannot be read; where nothing was imported also those
    /// that failed earlier.
    std::vector<FailureLine> unreadable;
    bool wasCancelled = false;
};

/// Import, search index, one embedding for each modality that has data and a built-in encoder, maps:
/// everything between a folder and a ranking, each step resumable, so that running it again goes on where it
/// was stopped. `dataChanged` is called, on the working thread, whenever there is more to show. Cancelling is
/// not an error: the summary says so.
Result<ImportSummary> runImport(const ImportPlan &plan, const std::function<void()> &dataChanged,
                                ProgressSink &progress, std::stop_token stop);

} // namespace modalens
