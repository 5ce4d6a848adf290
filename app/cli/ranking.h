// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/reporter.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/view.h"
#include "engine/rank/fusion.h"
#include "engine/rank/signals/signalset.h"

#include <CLI/CLI.hpp>

#include <stop_token>
#include <string>
#include <vector>

namespace modalens::cli {

/// The options of `rank` that `export` and the report share, as typed.
struct MixOptions
{
    std::string weights;
    std::string normalise = "zscore";
    std::string missing = "renormalise";
    std::vector<std::string> filters;
    std::int64_t top = 10;
    bool includesQuery = false;
};
void addMixOptions(CLI::App &command, MixOptions &options);

/// A mix that is ready to rank: weights checked against the signals of a catalog.
struct Mix
{
    std::vector<double> weights; ///< One per signal of the set.
    Normalisation normalisation = Normalisation::ZScore;
    MissingPolicy missing = MissingPolicy::Renormalise;
    Bitmap rows; ///< Live rows that pass the filter.
    std::int64_t top = 10;
    bool includesQuery = false;
};
Result<Mix> prepareMix(const Catalog &catalog, const SignalSet &signals, const MixOptions &options);

/// "text=0.5,image=1" against the signal names: what is not named gets 0; an empty text gives every space 1
/// and fields and scores 0. `InvalidArgument` names what is no finite number or given twice, `NotFound` an
/// unknown signal and lists the known.
Result<std::vector<double>> parseWeights(std::string_view text, const SignalSet &signals);

struct RankedQuery
{
    Query query;
    QueryColumns columns;
    Bitmap rows; ///< Those that may appear: of the mix, without the query's items.
    Ranking ranking;
    std::vector<ItemSummary> summaries; ///< Of ranking.items.
};
/// Borrows from both.
FusionRequest fusionOf(const Mix &mix, const RankedQuery &ranked);
Result<RankedQuery> rankQuery(const Catalog &catalog, const SignalSet &signals, const Mix &mix,
                              const Query &query, ThreadTeam &team, std::stop_token stop);

} // namespace modalens::cli
