// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/database.h"
#include "engine/catalog/types.h"

#include <bit>
#include <string_view>
#include <vector>

namespace modalens {

/// A space as the database has it.
struct SpaceRow
{
    SpaceInfo info;
    std::int64_t rows = 0; ///< In the files; info.vectorCount counts an item that was embedded twice once.
};

std::string_view dtypeName(Dtype dtype);
/// By modality, those of one modality in the order they were made: the order in which every list of signals
/// has them.
Result<std::vector<SpaceRow>> readSpaces(const Database &database);
Result<SpaceRow> readSpace(const Database &database, SpaceId space); ///< Or `NotFound`.

} // namespace modalens
