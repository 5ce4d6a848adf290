// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ranking.h"
#include "app/cli/session.h"

#include <string>
#include <vector>

namespace modalens::cli {

struct ExportOptions
{
    std::string catalog;
    std::string rankings, vectors, report, out;
    std::vector<std::string> queries;
    std::string truth;
    MixOptions mix;
};

/// Each value is one query, "@FILE" one query a line, "all" every item.
Result<std::vector<std::string>> expandedQueries(const Catalog &catalog,
                                                 const std::vector<std::string> &values);

/// Writes the HTML report and returns its name. Without queries it shows a few items with most signals.
Result<std::string> exportReport(Session &session, const Catalog &catalog, const ExportOptions &options);

} // namespace modalens::cli
