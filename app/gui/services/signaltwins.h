// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

/// Two signals that order the items of the present query nearly alike, or nearly the opposite way.
struct SignalTwins
{
    std::string first, second;
    double rho = 0; ///< Rank correlation of their columns.
};

struct SignalColumn
{
    std::string signal;
    SharedColumn column; ///< nullptr: none for this query.
};

/// Pairs with |rho| above this are twins.
inline constexpr double kTwinCorrelation = 0.9;

/// All twins among the columns, closest first. A pair with hardly any row in common has none. nullopt when
/// stopped, which is asked before each pair: about a millisecond.
std::optional<std::vector<SignalTwins>> twinsAmong(std::span<const SignalColumn> columns,
                                                   std::stop_token stop);

} // namespace modalens
