// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/importtarget.h"

#include <system_error>

namespace modalens {

namespace {

namespace fs = std::filesystem;

/// The folders of a path that do not exist, innermost first.
std::vector<fs::path> missingFolders(const fs::path &folder)
{
    std::vector<fs::path> missing;
    std::error_code error;
    for (fs::path at = fs::absolute(folder).lexically_normal(); !at.empty() && !fs::exists(at, error);
         at = at.parent_path()) {
        if (at.has_filename()) // "new/" has an empty last part
            missing.push_back(at);
        if (at == at.parent_path())
            break;
    }
    return missing;
}

/// What Catalog::create() makes, and nothing else. The lock is held meanwhile and goes last.
void removeCatalog(const fs::path &folder, const std::vector<fs::path> &madeFolders)
{
    std::error_code ignored;
    for (const char *name :
         {"catalog.db", "catalog.db-wal", "catalog.db-shm", "spaces", "layouts", "catalog.lock"})
        fs::remove(folder / name, ignored); // leaves folders that hold something
    for (const fs::path &made : madeFolders)
        fs::remove(made, ignored);
}

} // namespace

Result<ImportTarget> ImportTarget::open(const fs::path &folder)
{
    if (Catalog::exists(folder)) {
        MODALENS_TRY(catalog, Catalog::open(folder));
        if (catalog.isReadOnly())
            return fail(ErrorCode::ReadOnly, catalog.readOnlyReason(), folder.string());
        return ImportTarget(std::move(catalog), false, {});
    }
    const std::vector<fs::path> missing = missingFolders(folder);
    Result<Catalog> catalog = Catalog::create(folder);
    if (catalog)
        return ImportTarget(std::move(*catalog), true, missing);
    if (!missing.empty() &&
        catalog.error().code != ErrorCode::Busy) // all that is in a folder of ours is ours
        removeCatalog(folder, missing);
    return Unexpected<Error>(std::move(catalog.error()));
}

Result<bool> ImportTarget::isEmpty() const
{
    MODALENS_TRY(info, m_catalog.info());
    MODALENS_TRY(spaces, m_catalog.spaces());
    MODALENS_TRY(signals, m_catalog.scoreSignals());
    MODALENS_TRY(views, m_catalog.viewNames());
    return info.rows == 0 && info.interactions == 0 && info.judgments == 0 && spaces.empty() &&
           signals.empty() && views.empty();
}

ImportTarget::~ImportTarget()
{
    if (!m_isNew)
        return;
    const Result<bool> hasNothing = isEmpty();
    if (hasNothing && *hasNothing)
        removeCatalog(m_catalog.folder(), m_madeFolders);
}

} // namespace modalens
