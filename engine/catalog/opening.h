// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/database.h"
#include "engine/catalog/lock.h"

namespace modalens {

/// A folder that is removed with the object; empty when there is none.
class TemporaryCopy
{
public:
    TemporaryCopy() = default;
    explicit TemporaryCopy(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }
    TemporaryCopy(TemporaryCopy &&other) noexcept
        : m_folder(std::exchange(other.m_folder, {}))
    {
    }
    TemporaryCopy &operator=(TemporaryCopy &&) = delete;
    ~TemporaryCopy();

private:
    std::filesystem::path m_folder;
};

struct OpenedCatalog
{
    Database database;
    std::unique_ptr<CatalogLock> lock; ///< Null when read-only.
    TemporaryCopy copy; ///< Of the database, when the folder could not be written and a WAL was left in it.
    std::string readOnlyReason;
};

/// Opens catalog.db of `folder` and settles who may write.
Result<OpenedCatalog> openCatalogFolder(const std::filesystem::path &folder, OpenMode mode);

/// The part of openCatalogFolder() for folders that cannot be written, apart so that tests reach it as root:
/// SQLite's immutable mode when no WAL with content is left, else a copy under `cacheFolder` into which
/// SQLite recovers the WAL.
Result<OpenedCatalog> openUnwritableFolder(const std::filesystem::path &folder,
                                           const std::filesystem::path &cacheFolder);

/// Where copies go: $XDG_CACHE_HOME/modalens or ~/.cache/modalens.
std::filesystem::path userCacheFolder();

} // namespace modalens
