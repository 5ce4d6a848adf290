// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"

#include <span>
#include <string_view>
#include <vector>

namespace modalens {

/// What stands for items in the window, wherever they are shown: Catalog::summaries() with
/// - the title in `language` ("zh_CN"; empty: as stored), where the stored title is the first of the item's
///   texts and the same text is there in that language (the translations of a picture's name);
/// - `picturePath` naming the item's sound where it has no picture: MediaService draws it as a waveform.
/// Costs one more look-up for each item with texts, and one for each with a sound and no picture.
Result<std::vector<ItemSummary>> windowSummaries(const Catalog &catalog, std::span<const ItemId> items,
                                                 std::string_view language);

} // namespace modalens
