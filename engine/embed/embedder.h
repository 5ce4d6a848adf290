// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/embed/encoders.h"
#include "engine/models/encoder.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace modalens {

class ThumbnailCache;

struct EmbedOptions
{
    int batchSize = 64; ///< Items per durable batch: what a crash can cost.
    int threads = 0;    ///< 0: one per core.
    std::uint64_t seed = 1;
    bool retriesFailures =
        false; ///< Try again what failed in an earlier run, though its content is the same.
    /// Filled on the way with kThumbnailSide pictures of what is decoded anyway; must outlive the run.
    ThumbnailCache *thumbnails = nullptr;
    std::function<void(const SpaceInfo &)>
        batchStored; ///< Called after each durable batch, on the embedding thread.
};

struct EmbedReport
{
    SpaceInfo space;
    std::int64_t embedded = 0; ///< In this run.
    std::int64_t alreadyDone = 0;
    std::vector<EmbedFailure> failures; ///< In this run.
    /// Of earlier runs, of contents that are still the same: not tried again without retriesFailures.
    std::vector<EmbedFailure> earlierFailures;
    bool wasCancelled = false;
    std::int64_t encoderCalls = 0; ///< Contents passed to Encoder::features() in this run.
};

/// Runs `encoder` over every pending item of its modality into the space `spaceName` (created when missing).
/// Items go in a seeded random order, so that the space can be used from the first few hundred; decoding
/// overlaps encoding on all cores; every batch is durable; a crash costs at most one batch (the sample for
/// fitting is stored batch by batch too). Two runs that were interrupted differently give the same bytes. Bad
/// media become failures, never an error of the run; a failure is kept and not tried again until the item's
/// content changes or the options ask for it. A space that another version of the encoder made, or whose
/// files are damaged, is made anew.
Result<EmbedReport> embedCatalog(Catalog &catalog, Encoder &encoder, std::string_view spaceName,
                                 const EmbedOptions &options, ProgressSink &progress, std::stop_token stop);

/// The order in which items are embedded: a pseudo-random one that depends on the seed and the items alone,
/// so that what is left of an interrupted run comes in the order it would have come in.
std::vector<ItemId> embeddingOrder(std::vector<ItemId> items, std::uint64_t seed);

/// Decodes what an item has in the encoder's modality. An error names the first asset that cannot be decoded
/// when none can; broken extra assets are dropped.
Result<Content> loadContent(std::string_view title, std::span<const Asset> assets, Modality modality,
                            const ContentRequest &request, std::stop_token stop = {});
/// A query file by its own content: one Content for each modality it has (a video with sound has two).
Result<std::vector<std::pair<Modality, Content>>>
loadQueryFile(const std::filesystem::path &file, const ContentRequest &request, std::stop_token stop = {});

/// The parts of loadQueryFile(), for callers that want only some of a file: what it has, and one modality of
/// it decoded. `NotFound` when there is no file, `Unsupported` when it is no medium.
Result<std::vector<Modality>> queryFileModalities(const std::filesystem::path &file);
Result<Content> loadQueryContent(const std::filesystem::path &file, Modality modality,
                                 const ContentRequest &request, std::stop_token stop = {});

} // namespace modalens
