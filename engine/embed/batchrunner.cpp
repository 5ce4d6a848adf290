// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/batchrunner.h"

#include "engine/embed/encodepipeline.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace modalens {

BatchRunner::BatchRunner(const Catalog &catalog, const Encoder &encoder, const EmbedOptions &options,
                         std::stop_token stop)
    : m_catalog(catalog)
    , m_encoder(encoder)
    , m_options(options)
    , m_stop(std::move(stop))
{
}

Result<std::vector<PipelineItem>> BatchRunner::load(std::span<const ItemId> items,
                                                    const KnownItems &known) const
{
    MODALENS_TRY(summaries, m_catalog.summaries(items));
    MODALENS_TRY(assets, m_catalog.contentAssets(items, m_encoder.info().modality));
    std::vector<PipelineItem> loaded(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        loaded[i].item = items[i];
        loaded[i].title = std::move(summaries[i].title);
        loaded[i].assets = std::move(assets[i]);
        const auto earlier = known.find(items[i]);
        if (earlier != known.end() && earlier->second.contentHash == hashOfContent(loaded[i]))
            loaded[i].known = earlier->second;
    }
    return loaded;
}

Status BatchRunner::run(std::span<const ItemId> order, const KnownItems &known, const Visit &visit)
{
    EncodePipeline pipeline(m_encoder, m_options.threads, m_options.thumbnails, m_stop);
    const auto batchSize = static_cast<std::size_t>(std::max(1, m_options.batchSize));
    const std::int64_t callsBefore = m_encoderCalls;
    std::size_t submitted = 0;
    std::deque<ContentVersion> waiting; // of the batches in the pipeline
    while (submitted < order.size() || !waiting.empty()) {
        while (waiting.size() < 2 && submitted < order.size()) {
            const std::size_t count = std::min(batchSize, order.size() - submitted);
            MODALENS_TRY(version, m_catalog.contentVersion()); // before the contents are read
            waiting.push_back(version);
            MODALENS_TRY(batch, load(order.subspan(submitted, count), known));
            pipeline.submit(std::move(batch));
            submitted += count;
        }
        auto encoded = pipeline.take();
        m_encoderCalls = callsBefore + pipeline.encoderCalls();
        if (!encoded)
            return Unexpected<Error>(std::move(encoded.error()));
        MODALENS_TRY(goOn, visit(std::move(*encoded), waiting.front()));
        waiting.pop_front();
        if (!goOn)
            break;
    }
    return {};
}

} // namespace modalens
