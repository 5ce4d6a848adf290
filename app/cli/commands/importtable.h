// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/reporter.h"
#include "engine/catalog/import.h"

#include <string>
#include <vector>

namespace modalens::cli {

/// Applies "COLUMN=USE" and "COLUMN=USE:TEMPLATE" to a guessed mapping. `InvalidArgument` names an unknown
/// use, `NotFound` an unknown column.
Status applyOverrides(TableMapping &mapping, const std::vector<std::string> &overrides);

/// The mapping and what it would not find, for people and for --json.
std::string previewText(const TablePreview &preview);
Json previewJson(const TablePreview &preview);

} // namespace modalens::cli
