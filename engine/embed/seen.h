// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/models/encoder.h"

#include <stop_token>
#include <vector>

namespace modalens {

/// What the encoder of a space looked at in one item: pictures (the scaled picture, the spectrogram, the
/// frames) and texts (the cleaned words with their weights). The item is decoded again, so files that
/// changed since show as they are now. `NotFound` when the item has nothing in this modality or the space
/// holds imported vectors; an error of decoding names the file. Costs one decoding and one encoding; any
/// thread that owns the catalog.
Result<std::vector<SeenPart>> whatEncoderSaw(const Catalog &catalog, const SpaceInfo &space, ItemId item,
                                             std::stop_token stop = {});

} // namespace modalens
