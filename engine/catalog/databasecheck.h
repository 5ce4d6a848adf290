// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/database.h"

#include <filesystem>
#include <stop_token>
#include <vector>

// The parts of Catalog::check() that look at catalog.db. Each adds one damage for each finding, and after the
// first kMaxFindings of a part how many more there are.

namespace modalens {

inline constexpr std::int64_t kMaxFindings = 1000;

/// What SQLite says about its own pages and indexes, with the table a page belongs to where that can be told.
Status checkIntegrity(const Database &database, std::vector<Damage> &damages);

/// Rows that refer to rows which do not exist.
Status checkReferences(const Database &database, std::vector<Damage> &damages);

/// That the full-text index has each item that it claims to have, and no other.
Status checkSearchItems(const Database &database, std::vector<Damage> &damages);

/// That the words of the full-text index are those of its texts. SQLite offers this only to a writer: it is
/// left out while the folder cannot be written or another process writes. Changes nothing.
Status checkSearchWords(const std::filesystem::path &folder, std::stop_token stop,
                        std::vector<Damage> &damages);

} // namespace modalens
