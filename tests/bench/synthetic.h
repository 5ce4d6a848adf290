// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"
#include "engine/catalog/catalog.h"

#include <filesystem>

namespace modalens::bench {

/// What a made-up catalog looks like. Everything follows from the seed and an item's row.
struct SyntheticOptions
{
    std::int64_t items = 1'000'000;
    int spaces = 5; ///< text, image, audio, video, joint, then joint-2, joint-3, ...
    int dimension = 64;
    double missing = 0.3; ///< Share of items without a vector in each space.
    Dtype dtype = Dtype::Float16;
    std::uint64_t seed = 1;
};

/// One item: a title, a short text, a picture, a sound and a clip where the item has them (paths that need
/// not exist), tags of three groups, three numbers.
ItemDraft syntheticItem(std::int64_t row, const SyntheticOptions &options);

/// Whether an item has a vector in a space. Items of one cluster tend to miss the same modalities, as in real
/// catalogs.
bool hasVector(std::int64_t row, int space, const SyntheticOptions &options);

/// Fills `out` (options.dimension numbers) with a point of the Gaussian cluster that the item belongs to.
void syntheticVector(std::int64_t row, int space, const SyntheticOptions &options, std::span<float> out);

/// A whole catalog through the public interface: items, spaces, search text.
Status makeSyntheticCatalog(const std::filesystem::path &folder, const SyntheticOptions &options,
                            ProgressSink &progress);

} // namespace modalens::bench
