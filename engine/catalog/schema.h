// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/database.h"

namespace modalens {

/// The version this program writes. Stored as PRAGMA user_version.
int currentSchemaVersion();

/// Settings of a connection (cache, page size of a new file, WAL when it may write).
Status configureConnection(Database &database, bool canWrite);

/// Makes the tables of a new file or brings an older catalog up to date, each version in one transaction.
/// `Unsupported` when the file was made by a newer program, `Malformed` when it is an SQLite file of
/// something else.
Status migrateSchema(Database &database);

/// Makes the table of the full-text index anew; all items are then waiting to be indexed. Part of a
/// transaction.
Status emptySearchIndex(Database &database);

/// The same checks without changing anything; `ReadOnly` when the catalog is of an older version and needs a
/// writer first.
Status checkSchema(const Database &database);

} // namespace modalens
