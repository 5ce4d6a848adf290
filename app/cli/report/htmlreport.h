// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ranking.h"
#include "engine/recommend/evaluate.h"

#include <optional>
#include <string>
#include <vector>

namespace modalens::cli {

/// One query with its ranking, for the report.
struct ReportedQuery
{
    std::string title;       ///< "blackbird" or the words asked for.
    std::string picturePath; ///< Of the query item; may be empty.
    RankedQuery ranked;
};

/// What a stakeholder gets to see. Everything is filled from the catalog by the caller.
struct ReportInput
{
    std::string catalogName;
    CatalogInfo info;
    std::vector<TagCount> tags; ///< Of the group the report speaks of, largest first.
    std::vector<SignalInfo> signalInfos;
    std::vector<double> weights; ///< One per signal.
    MixOptions mix;              ///< As typed.
    std::vector<SpaceInfo> spaces;
    std::string madeAt; ///< Date and time in words.
    std::vector<ReportedQuery> queries;
    std::optional<Evaluation> evaluation;
};

/// One HTML file that needs nothing else: pictures are data URIs, no script, light and dark by the reader's
/// setting. All strings from the catalog are escaped. Pictures that cannot be read are left out.
std::string htmlReport(const ReportInput &input);

} // namespace modalens::cli
