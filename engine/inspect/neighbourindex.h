// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/inspect/neighbours.h"
#include "engine/inspect/vectortable.h"

#include <string>

namespace modalens {

/// Fills `graph` by a hierarchical navigable small world of the table (Malkov & Yashunin 2016, hnswlib).
/// Nearly all neighbours are found; tst_neighbours measures the share. `Cancelled` within 256 vectors.
Status fillByIndex(const VectorTable &table, std::uint64_t seed, const std::string &name, ThreadTeam &team,
                   ProgressSink &progress, const std::stop_token &stop, NeighbourGraph &graph);

} // namespace modalens
