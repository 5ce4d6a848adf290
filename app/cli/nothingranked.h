// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ranking.h"

namespace modalens::cli {

/// Why a ranking is empty, and the way out: no signal has a weight (`InvalidArgument`), the query reaches
/// none of those that have one, or no item has a value there (`NotFound`).
Error whyNothingRanked(const SignalSet &signals, const Mix &mix, const RankedQuery &ranked);

/// `NotFound` when the catalog has no space, which is what counts when no weights are given.
Status checkAnySpace(const SignalSet &signals);

/// `InvalidArgument` with the signals of the catalog when no signal has a weight.
Status checkAnyWeight(const SignalSet &signals, const std::vector<double> &weights);

} // namespace modalens::cli
