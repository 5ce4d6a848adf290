// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/ids.h"
#include "engine/base/threadteam.h"

#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

/// Dot products of one float32 query with every row of a float16 or float32 matrix, scattered to catalog
/// rows: result[r] for the row r = items[v] is <matrix[v], query>; NaN for catalog rows without a vector and
/// where the sum is not finite. The matrix is row-major and dense, query.size() wide; items outside [0,
/// rowCount) are left out, each item appears at most once. Both sides of unit length make it the cosine.
/// SIMD, the same bits at any width and thread count: float32 sums in one fixed order. Memory-bound; see
/// bench_rank.
std::vector<float> dotColumn(std::span<const std::uint16_t> halves, std::span<const ItemId> items,
                             std::span<const float> query, std::int64_t rowCount, ThreadTeam &team);
std::vector<float> dotColumn(std::span<const float> floats, std::span<const ItemId> items,
                             std::span<const float> query, std::int64_t rowCount, ThreadTeam &team);

} // namespace modalens
