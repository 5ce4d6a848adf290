// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace modalens {

/// Rows are summed in this many interleaved lanes, which are then added in a fixed tree: the same bits
/// whatever the width of the machine's vectors. The query is padded with zeros to a multiple of it.
inline constexpr std::size_t kDotLanes = 32;

/// out[r] = <row r, query>; rows are `dimension` long and dense. \pre query.size() is dimension rounded up to
/// kDotLanes; rows.size() == out.size() * dimension.
void dotRows(std::span<const std::uint16_t> rows, std::size_t dimension, std::span<const float> query,
             std::span<float> out);
void dotRows(std::span<const float> rows, std::size_t dimension, std::span<const float> query,
             std::span<float> out);

} // namespace modalens
