// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/view.h"

#include <string_view>

namespace modalens::cli {

/// The item of a key. `NotFound` names at most three keys that were perhaps meant: by a slip in the key, in
/// its last part or in a title, or by words of it. Up to 20,000 items all are looked at, above that some
/// hundreds that the search index finds, so that a wrong key costs milliseconds in any catalog.
Result<ItemId> itemOfKey(const Catalog &catalog, std::string_view key);

/// The error of itemOfKey() for the first item of the query that is not there.
Status checkKeys(const Catalog &catalog, const Query &query);

} // namespace modalens::cli
