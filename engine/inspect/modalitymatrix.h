// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/ids.h"
#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace modalens {

/// The items that have content in exactly these modalities.
struct ModalitySet
{
    std::uint8_t modalities = 0; ///< Bit (1 << Modality).
    std::vector<ItemId> items;   ///< Ascending.
};

/// Every set of modalities that some item has, the most frequent first (of equals the smaller number). Sets
/// are disjoint and together all items without tombstones. One pass over the items; `Cancelled` within some
/// thousand.
Result<std::vector<ModalitySet>> modalityMatrix(const std::filesystem::path &catalogFolder,
                                                std::stop_token stop);

} // namespace modalens
