// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/embed/embedder.h"
#include "engine/embed/samplelog.h"

#include <functional>
#include <span>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace modalens {

/// Results of earlier runs by item; used again where the content is still the same.
using KnownItems = std::unordered_map<ItemId, EncodedItem>;

/// Sends items through an EncodePipeline batch by batch, one batch decoded ahead. Belongs to the thread of
/// the catalog.
class BatchRunner
{
public:
    BatchRunner(const Catalog &catalog, const Encoder &encoder, const EmbedOptions &options,
                std::stop_token stop);

    /// Takes the encoded batch, in order, and which content it was made from; false ends the run early.
    using Visit = std::function<Result<bool>(std::vector<EncodedItem> batch, ContentVersion madeFrom)>;
    /// The batches are order[0, n), order[n, 2n), ... whatever is known already. `Cancelled` on stop.
    Status run(std::span<const ItemId> order, const KnownItems &known, const Visit &visit);
    /// Contents given to the encoder so far, in all runs.
    std::int64_t encoderCalls() const { return m_encoderCalls; }

private:
    Result<std::vector<struct PipelineItem>> load(std::span<const ItemId> items,
                                                  const KnownItems &known) const;

    const Catalog &m_catalog;
    const Encoder &m_encoder;
    const EmbedOptions &m_options;
    std::stop_token m_stop;
    std::int64_t m_encoderCalls = 0;
};

} // namespace modalens
