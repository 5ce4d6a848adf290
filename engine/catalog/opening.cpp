// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/opening.h"

#include "engine/catalog/schema.h"

#include <unistd.h>

#include <cstdlib>
#include <system_error>
#include <vector>

namespace modalens {

namespace {

namespace fs = std::filesystem;

Result<Database> openDatabase(const fs::path &file, Database::Access access)
{
    const bool canWrite = access == Database::Access::Create || access == Database::Access::Write;
    MODALENS_TRY(database, Database::open(file, access));
    MODALENS_CHECK(configureConnection(database, canWrite));
    if (canWrite)
        MODALENS_CHECK(migrateSchema(database));
    else
        MODALENS_CHECK(checkSchema(database));
    return std::move(database);
}

Result<OpenedCatalog> openReading(const fs::path &folder, std::string reason)
{
    if (::access(folder.c_str(), W_OK) != 0)
        return openUnwritableFolder(folder, userCacheFolder());
    MODALENS_TRY(database, openDatabase(folder / "catalog.db", Database::Access::Read));
    return OpenedCatalog{std::move(database), nullptr, {}, std::move(reason)};
}

bool hasContent(const fs::path &file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return !error && size > 0;
}

Result<fs::path> makeCopyFolder(const fs::path &cacheFolder)
{
    std::error_code error;
    fs::create_directories(cacheFolder, error);
    std::string pattern = (cacheFolder / "catalog-copy-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        return Unexpected<Error>(
            errorFromErrno(errno, "make a folder for a copy of the catalog", cacheFolder.string()));
    return fs::path(pattern);
}

Status copyDatabase(const fs::path &from, const fs::path &to)
{
    std::error_code error;
    for (const char *name : {"catalog.db", "catalog.db-wal"}) {
        fs::copy_file(from / name, to / name, error);
        if (error)
            return Unexpected<Error>(
                errorFromErrno(error.value(), "copy the catalog to the cache", (from / name).string()));
    }
    return {};
}

} // namespace

TemporaryCopy::~TemporaryCopy()
{
    std::error_code ignored;
    if (!m_folder.empty())
        std::filesystem::remove_all(m_folder, ignored);
}

fs::path userCacheFolder()
{
    if (const char *cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/')
        return fs::path(cache) / "modalens";
    const char *home = std::getenv("HOME");
    return home && *home ? fs::path(home) / ".cache" / "modalens" : fs::temp_directory_path() / "modalens";
}

Result<OpenedCatalog> openUnwritableFolder(const fs::path &folder, const fs::path &cacheFolder)
{
    const std::string reason = "the folder cannot be written";
    if (!hasContent(folder / "catalog.db-wal")) {
        MODALENS_TRY(database, openDatabase(folder / "catalog.db", Database::Access::Immutable));
        return OpenedCatalog{std::move(database), nullptr, {}, reason};
    }
    MODALENS_TRY(copyFolder, makeCopyFolder(cacheFolder));
    TemporaryCopy copy(copyFolder); // from here on, so that a copy that fails is removed too
    MODALENS_CHECK(copyDatabase(folder, copyFolder));
    MODALENS_TRY(database, openDatabase(copyFolder / "catalog.db", Database::Access::Write));
    MODALENS_CHECK(database.execute("PRAGMA query_only=ON"));
    return OpenedCatalog{std::move(database), nullptr, std::move(copy), reason};
}

Result<OpenedCatalog> openCatalogFolder(const fs::path &folder, OpenMode mode)
{
    if (mode == OpenMode::ReadOnly)
        return openReading(folder, "it was opened for reading only");
    if (::access(folder.c_str(), W_OK) != 0 || ::access((folder / "catalog.db").c_str(), W_OK) != 0)
        return openReading(folder, "the catalog file cannot be written");
    Result<std::unique_ptr<CatalogLock>> lock = CatalogLock::acquire(folder);
    if (!lock && lock.error().code == ErrorCode::Busy)
        return openReading(folder, lock.error().message);
    if (!lock)
        return openReading(folder, "the catalog cannot be locked: " + describe(lock.error()));
    MODALENS_TRY(database, openDatabase(folder / "catalog.db", Database::Access::Write));
    return OpenedCatalog{std::move(database), std::move(*lock), {}, {}};
}

} // namespace modalens
