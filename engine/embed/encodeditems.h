// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/types.h"
#include "engine/embed/samplelog.h"
#include "engine/models/encoder.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace modalens {

/// Empty when the item has features to work with, else the reason in English.
std::string whyNotEncoded(const Encoder &encoder, const EncodedItem &item);

/// What fit() learns from.
struct FitSample
{
    std::vector<FeatureRow> rows;
    std::vector<EmbedFailure> failures; ///< Items without features.
};

/// The newest features of each logged item, in the order of embeddingOrder() whatever order they were
/// collected in: the same sample gives the same state.
FitSample fitSampleOf(const Encoder &encoder, std::span<const EncodedItem> logged, std::uint64_t seed);

/// Ready for Catalog::appendVectors(): items.size() x dimension floats, none of them zero or not finite.
struct VectorBatch
{
    std::vector<ItemId> items;
    std::vector<float> vectors;
    std::vector<EmbedFailure> failures;
};

Result<VectorBatch> vectorsOf(const Encoder &encoder, std::vector<EncodedItem> batch, int dimension);

} // namespace modalens
