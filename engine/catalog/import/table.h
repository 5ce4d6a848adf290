// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import/importrun.h"
#include "engine/catalog/import/rowdraft.h"

namespace modalens {

/// The stage of importTable that stores rows, for imports that know more about the items than the table does.
/// \param tags further tags by item key.
Status storeTable(ImportRun &run, const std::filesystem::path &file, const TableMapping &mapping,
                  const ItemTags &tags);

} // namespace modalens
