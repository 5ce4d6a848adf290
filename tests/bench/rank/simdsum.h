// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/threadteam.h"

#include <cstddef>
#include <span>

namespace modalens::bench {

/// Adds up arrays with SIMD, each member of the team its share of every array: as little work per byte as can
/// be while looking at every byte. What nothing that reads the arrays can beat.
float simdSum(std::span<const std::span<const float>> arrays, ThreadTeam &team);

/// Instruction set that Highway chose, for the report.
const char *simdTargetName();

} // namespace modalens::bench
