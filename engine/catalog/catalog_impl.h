// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/database.h"
#include "engine/catalog/lock.h"
#include "engine/catalog/opening.h"
#include "engine/catalog/spacefiles.h"

#include <map>

// What the files that implement Catalog share, one topic each: items.cpp, tags.cpp, fields.cpp, search.cpp,
// spaces.cpp, ...

namespace modalens {

class Catalog::Impl
{
public:
    Impl(OpenedCatalog opened, std::filesystem::path catalogFolder)
        : folder(std::move(catalogFolder))
        , readOnlyReason(std::move(opened.readOnlyReason))
        , lock(std::move(opened.lock))
        , copy(std::move(opened.copy))
        , database(std::move(opened.database))
    {
    }

    /// A transaction, or `ReadOnly` with the reason.
    Result<Transaction> beginWrite(Durability durability)
    {
        if (!readOnlyReason.empty())
            return fail(ErrorCode::ReadOnly, "the catalog is open read-only: " + readOnlyReason,
                        folder.string());
        return Transaction::begin(database, durability);
    }

    /// Bounded, because every column is allocated by it.
    Result<std::int64_t> rowCount() const
    {
        MODALENS_TRY(rows, database.integer("SELECT coalesce(max(id) + 1, 0) FROM items"));
        if (rows < 0 || rows > kMaxRows)
            return fail(ErrorCode::Damaged, "the item numbers in the catalog database make no sense",
                        folder.string());
        return rows;
    }

    static constexpr std::int64_t kMaxRows = 1'000'000'000;

    std::filesystem::path folder;
    std::string readOnlyReason;
    std::unique_ptr<CatalogLock> lock; // before the database: released after it is closed
    TemporaryCopy copy;
    Database database;
    /// Which items each space holds, read from its items.npy and caught up when rows were appended.
    mutable std::map<SpaceId, EmbeddedItems> embedded;
};

std::int64_t nowMs();

} // namespace modalens
