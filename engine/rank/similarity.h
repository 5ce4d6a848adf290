// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/ids.h"
#include "engine/base/threadteam.h"

#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

/// Dot products of one float32 query with every row of a float16 or float32 matrix, scattered to catalog rows: result[r] for the
/// row r = items[v] is <matrix[v], query>, NaN for catalog rows without a vector. Both sides of unit length make it
/// the cosine. SIMD, deterministic at any width and thread count up to float32 rounding of one fixed summation order.
std::vector<float> dotColumn(std::span<const std::uint16_t> halves, std::span<const ItemId> items,
                             std::span<const float> query, std::int64_t rowCount, ThreadTeam &team);
std::vector<float> dotColumn(std::span<const float> floats, std::span<const ItemId> items, std::span<const float> query,
                             std::int64_t rowCount, ThreadTeam &team);

} // namespace modalens
