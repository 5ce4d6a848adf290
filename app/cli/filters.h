// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"

#include <string>
#include <vector>

namespace modalens::cli {

/// "tag:GROUP=VALUE", "tag:GROUP!=VALUE", "field:NAME=MIN..MAX" (either end may be missing), "text:WORDS".
/// `InvalidArgument` names what is none of these or can never match.
Result<Filter> parseFilter(const std::vector<std::string> &texts);

/// The live rows that pass every filter; all live rows without one. `NotFound` names a tag group, tag or
/// numeric field that the catalog does not have, with those it has, or the filters that leave no item, with
/// what each leaves alone.
Result<Bitmap> filteredRows(const Catalog &catalog, const std::vector<std::string> &texts);

/// For "tag:GROUP" and "field:NAME": `NotFound` names what the catalog does not have, with what it has.
Status checkKnown(const Catalog &catalog, const std::string &groupOrField);

} // namespace modalens::cli
