// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace modalens {

/// An item and its row: item 0 is row 0 of every column. Fixed for the life of a catalog; a deleted item
/// leaves a tombstone, so rows are never reused.
enum class ItemId : std::int64_t {};
enum class AssetId : std::int64_t {};
enum class SpaceId : std::int64_t {};
enum class JobId : std::int64_t {};

constexpr std::int64_t rowOf(ItemId item)
{
    return static_cast<std::int64_t>(item);
}

} // namespace modalens
