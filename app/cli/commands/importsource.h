// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/reporter.h"
#include "engine/catalog/sourceplan.h"

#include <string>
#include <vector>

namespace modalens::cli {

/// What importing `source` means, with --map applied to its table of items.
Result<SourcePlan> plannedSource(const std::string &source, const std::vector<std::string> &overrides);

/// Which files are read as what; tables of items with their mapping and the paths that lead nowhere.
std::string planText(const SourcePlan &plan);
/// The same; what planText() says of the table of items stands at the top as well.
Json planJson(const SourcePlan &plan);

/// What a folder of media would become.
std::string folderText(const FolderPreview &preview);
Json folderJson(const FolderPreview &preview);

Json jsonOf(const std::vector<ImportFailure> &entries);
/// The first twenty, a line each, and how many more there are.
std::string textOf(const std::vector<ImportFailure> &entries);

} // namespace modalens::cli
