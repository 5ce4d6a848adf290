// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

namespace modalens::cli {

Result<Catalog> openCatalog(const std::filesystem::path &folder, bool mustWrite)
{
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
