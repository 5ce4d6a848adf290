// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/bitmap.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/database.h"

#include <string>
#include <vector>

// What search.cpp and find.cpp share. Queries are those of searchQuery().

namespace modalens {

/// Matches of a query, at most `most`.
Result<std::int64_t> countMatches(const Database &database, const std::string &query, std::int64_t most);

/// Matches in titles, then all others, each by row: for words that so many items have that no weight tells
/// them apart.
Result<std::vector<ItemId>> firstMatches(const Database &database, const std::string &query,
                                         std::int64_t limit);

/// Rows that the text of a filter keeps, in titles and texts.
Result<Bitmap> rowsWithWords(const Database &database, const Filter &filter, std::int64_t rowCount);
/// The same for names and patterns; reads the name of every item.
Result<Bitmap> rowsWithNames(const Catalog &catalog, const Filter &filter, std::int64_t rowCount);

} // namespace modalens
