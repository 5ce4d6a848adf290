// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/catalog/catalog.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// What counts as "the same": items that share a tag value or the value of a field.
struct Truth
{
    std::string name;                     ///< "tag:folder" or "field:level".
    std::vector<std::int32_t> groupOfRow; ///< Index into groups, -1 for rows without truth.
    std::vector<std::string> groups;
    std::vector<std::int64_t> sizes; ///< Items of each group.
};

/// `spec` is "tag:GROUP" (first tag of the group) or "field:NAME" (equal numbers). `NotFound` when no item
/// has it, `InvalidArgument` for another form.
Result<Truth> loadTruth(const Catalog &catalog, std::string_view spec);

} // namespace modalens
