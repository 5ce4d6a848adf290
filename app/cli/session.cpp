// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

namespace modalens::cli {

void addOutputOptions(CLI::App &command, Reporter &reporter)
{
    command.add_flag("--json", reporter.isJson, "Print one JSON object instead of text, also for an error");
    command.add_flag("--progress", reporter.alwaysShowsProgress,
                     "Show progress on standard error even when that is no terminal");
}

Result<Catalog> openCatalog(const std::filesystem::path &folder, bool mustWrite)
{
    std::error_code error;
    if (std::filesystem::exists(folder, error) && !std::filesystem::is_directory(folder, error))
        return fail(ErrorCode::NotFound,
                    "this is a file; a catalog is a folder, made by `modalens-cli import CATALOG SOURCE`",
                    folder.string());
    if (!Catalog::exists(folder))
        return fail(ErrorCode::NotFound,
                    "there is no catalog here; create one with `modalens-cli import CATALOG SOURCE`",
                    folder.string());
    MODALENS_TRY(catalog, Catalog::open(folder, mustWrite ? OpenMode::WriteIfPossible : OpenMode::ReadOnly));
    if (mustWrite && catalog.isReadOnly())
        return fail(ErrorCode::ReadOnly, catalog.readOnlyReason(), folder.string());
    return std::move(catalog);
}

} // namespace modalens::cli
