// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/importsource.h"
#include "app/cli/reporter.h"
#include "engine/catalog/import.h"

#include <string>
#include <vector>

namespace modalens::cli {

/// Adds what another part of the same import did.
void merge(ImportReport &into, ImportReport &&part);

std::int64_t failureCount(const ImportReport &report);

/// What an import did, for people and for --json: items, interactions, scores and vectors counted apart, and
/// what was ignored by kind.
std::string reportText(const ImportReport &report, const CatalogInfo &info);
Json reportJson(const std::vector<SourcePlan> &plans, const ImportReport &report, const CatalogInfo &info);

} // namespace modalens::cli
