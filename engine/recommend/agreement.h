// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/recommend/bootstrap.h"
#include "engine/recommend/evaluate.h"

#include <cstdint>
#include <string>
#include <vector>

namespace modalens {

/// Do two signals find the same neighbours? Needs no truth.
struct PairAgreement
{
    std::string first, second;
    std::int64_t items = 0; ///< That have both signals; only these are queries.
    Estimate overlap;       ///< Share of the first k results that both rankings have.
    double chance = 0;      ///< What two unrelated rankings of the same items would share.
};

/// Every pair of the signals chosen by `options` (spaces by default), each item leaving itself out. Intervals
/// over queries.
Result<std::vector<PairAgreement>> agreementOf(const Catalog &catalog, const SignalSet &signals,
                                               const EvaluateOptions &options, ThreadTeam &team,
                                               ProgressSink &progress, std::stop_token stop);

} // namespace modalens
