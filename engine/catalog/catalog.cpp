// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog.h"

#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/schema.h"

#include <array>
#include <chrono>
#include <system_error>

namespace modalens {

namespace fs = std::filesystem;

std::int64_t nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

Catalog::Catalog(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Catalog::Catalog(Catalog &&) noexcept = default;
Catalog &Catalog::operator=(Catalog &&) noexcept = default;
Catalog::~Catalog() = default;

bool Catalog::exists(const fs::path &folder)
{
    std::error_code error;
    return fs::is_regular_file(folder / "catalog.db", error);
}

Result<Catalog> Catalog::create(const fs::path &folder)
{
    if (exists(folder))
        return fail(ErrorCode::AlreadyExists, "there is already a catalog in this folder", folder.string());
    std::error_code error;
    fs::create_directories(folder / "spaces", error);
    if (error)
        return Unexpected<Error>(errorFromErrno(error.value(), "make the catalog folder", folder.string()));
    MODALENS_TRY(lock, CatalogLock::acquire(folder));
    MODALENS_TRY(database, Database::open(folder / "catalog.db", Database::Access::Create));
    MODALENS_CHECK(configureConnection(database, true));
    MODALENS_CHECK(migrateSchema(database));
    return Catalog(
        std::make_unique<Impl>(OpenedCatalog{std::move(database), std::move(lock), {}, {}}, folder));
}

Result<Catalog> Catalog::open(const fs::path &folder, OpenMode mode)
{
    std::error_code error;
    if (!fs::exists(folder / "catalog.db", error))
        return fail(ErrorCode::NotFound, "this folder is not a catalog: it has no catalog.db",
                    folder.string());
    // An empty database is what a crash in create() leaves (opening completes it), unless there are vectors
    // beside it.
    const bool isFile = fs::is_regular_file(folder / "catalog.db", error);
    const std::uintmax_t size = isFile ? fs::file_size(folder / "catalog.db", error) : 0;
    const bool hasSpaces =
        fs::is_directory(folder / "spaces", error) && !fs::is_empty(folder / "spaces", error);
    constexpr std::uintmax_t smallestDatabase = 512; // SQLite takes less for an empty file and writes over it
    std::string why;
    if (!isFile)
        why = "this is no file";
    else if (size == 0 && hasSpaces)
        why = "the catalog database is empty";
    else if (size > 0 && size < smallestDatabase)
        why = "this is no Modalens database, or what is left of one: it has only " + std::to_string(size) +
              " bytes";
    if (!why.empty())
        return fail(ErrorCode::Damaged, why + "; restore it from a backup", (folder / "catalog.db").string());
    MODALENS_TRY(opened, openCatalogFolder(folder, mode));
    return Catalog(std::make_unique<Impl>(std::move(opened), folder));
}

const fs::path &Catalog::folder() const
{
    return m_impl->folder;
}

bool Catalog::isReadOnly() const
{
    return !m_impl->readOnlyReason.empty();
}

const std::string &Catalog::readOnlyReason() const
{
    return m_impl->readOnlyReason;
}

Result<std::int64_t> Catalog::rowCount() const
{
    return m_impl->rowCount();
}

Result<CatalogInfo> Catalog::info() const
{
    const Database &database = m_impl->database;
    CatalogInfo info;
    info.schemaVersion = currentSchemaVersion();
    MODALENS_TRY(rows, m_impl->rowCount());
    MODALENS_TRY(interactions, database.integer("SELECT count(*) FROM interactions"));
    MODALENS_TRY(judgments, database.integer("SELECT count(*) FROM judgments"));
    info.rows = rows;
    info.interactions = interactions;
    info.judgments = judgments;
    // Counted here: GROUP BY would sort a million rows.
    MODALENS_TRY(items, database.prepare("SELECT modalities, asset_count FROM items WHERE is_removed = 0"));
    std::array<std::int64_t, kModalities.size()> counts{};
    MODALENS_CHECK(items.forEach([&](const Statement &row) {
        const std::int64_t modalities = row.integerAt(0);
        ++info.items;
        info.assets += row.integerAt(1);
        for (std::size_t m = 0; m < counts.size(); ++m)
            counts[m] += (modalities >> m) & 1;
    }));
    for (std::size_t m = 0; m < counts.size(); ++m)
        if (counts[m] > 0)
            info.itemsByModality.emplace_back(kModalities[m], counts[m]);
    return info;
}

} // namespace modalens
