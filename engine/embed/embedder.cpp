// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/embedder.h"

#include "engine/base/hash.h"
#include "engine/embed/batchrunner.h"
#include "engine/embed/embedjob.h"
#include "engine/embed/encoderstate.h"
#include "engine/embed/samplelog.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace modalens {

namespace {

/// Empty when there are features to work with.
std::string whyNotEncoded(const EncodedItem &item)
{
    if (!item.failure.empty())
        return item.failure;
    return item.row.value.empty() ? "nothing to encode" : "";
}

/// One call of embedCatalog(). First what the encoder must learn, then the vectors:
///   1. the sample: features of the first items of the order, logged batch by batch;
///   2. fit, then the space with the fitted dimension, then the state in it;
///   3. vectors of all pending items, the sample's from its logged features.
/// Every step is done again after a crash unless its result is on disk, and gives the same result then.
class EmbedRun
{
public:
    EmbedRun(Catalog &catalog, Encoder &encoder, std::string_view name, const EmbedOptions &options,
             ProgressSink &progress, std::stop_token stop)
        : m_catalog(catalog)
        , m_encoder(encoder)
        , m_progress(progress)
        , m_stop(stop)
        , m_runner(catalog, encoder, options, stop)
        , m_options(options)
        , m_job(catalog, name, progress)
    {
        m_report.space.name = name;
        m_report.space.modality = encoder.info().modality;
        m_report.space.seed = options.seed;
    }

    Result<EmbedReport> run();

private:
    Status runSteps();
    Status openSpace();
    Status useStoredState(const SpaceInfo &space);
    Result<SampleLog> openSampleLog() const;
    Status collectSample(SampleLog &log);
    Result<bool> fitOn(const SampleLog &log);
    Status createSpace();
    Status embedPending();
    Result<bool> storeBatch(std::vector<EncodedItem> batch, ContentVersion madeFrom);
    std::filesystem::path samplePath() const;
    bool learns() const { return m_encoder.sampleSize() > 0; }

    Catalog &m_catalog;
    Encoder &m_encoder;
    ProgressSink &m_progress;
    std::stop_token m_stop;
    BatchRunner m_runner;
    const EmbedOptions &m_options;
    EmbedJob m_job;
    EmbedReport m_report;
    bool m_hasSpace = false;
    KnownItems m_known;
};

std::filesystem::path EmbedRun::samplePath() const
{
    // Not in the space's folder: the space is created with the dimension that fitting finds, after the
    // sample.
    return m_catalog.folder() / "spaces" /
           ("sample-" + std::to_string(hashText(m_report.space.name)) + ".log");
}

Result<EmbedReport> EmbedRun::run()
{
    if (m_catalog.isReadOnly())
        return fail(ErrorCode::ReadOnly, m_catalog.readOnlyReason(), m_catalog.folder().string());
    const Status status = runSteps();
    m_report.encoderCalls = m_runner.encoderCalls();
    m_report.wasCancelled = !status && status.error().code == ErrorCode::Cancelled;
    m_job.close(m_report, status);
    if (!status && !m_report.wasCancelled)
        return Unexpected<Error>(status.error());
    if (m_hasSpace) {
        MODALENS_TRY(space, m_catalog.findSpace(m_report.space.name));
        if (space)
            m_report.space = *space;
    }
    return std::move(m_report);
}

Status EmbedRun::runSteps()
{
    MODALENS_TRY(items, m_catalog.itemsWith(m_report.space.modality));
    m_job.setTotal(static_cast<std::int64_t>(items.size()));
    MODALENS_CHECK(openSpace());
    std::optional<SampleLog> log;
    if (items.empty() && !m_hasSpace)
        return {};
    if (learns() && (!m_hasSpace || std::filesystem::exists(samplePath()))) {
        MODALENS_TRY(opened, openSampleLog());
        log.emplace(std::move(opened));
    }
    if (!m_hasSpace) {
        if (log) {
            MODALENS_CHECK(collectSample(*log));
            MODALENS_TRY(isFitted, fitOn(*log));
            if (!isFitted)
                return {};
        }
        MODALENS_CHECK(createSpace());
    }
    if (log)
        for (const EncodedItem &item : log->items())
            m_known.insert_or_assign(item.item, item);
    MODALENS_CHECK(embedPending());
    if (log)
        log->remove();
    return {};
}

/// Finds the space and makes the encoder ready for it, or removes what can no longer be continued.
Status EmbedRun::openSpace()
{
    MODALENS_TRY(space, m_catalog.findSpace(m_report.space.name));
    if (!space)
        return {};
    if (space->encoder == "import")
        return fail(ErrorCode::InvalidArgument, "this space holds imported vectors; choose another name",
                    space->name);
    const EncoderInfo encoder = m_encoder.info();
    const bool isSame = space->encoder == encoder.name && space->encoderVersion == encoder.version &&
                        space->modality == encoder.modality;
    if (isSame && (!learns() || useStoredState(*space)) && m_encoder.info().dimension == space->dimension) {
        m_report.space = *space;
        m_hasSpace = true;
        return {};
    }
    return m_catalog.removeSpace(space->id);
}

Status EmbedRun::useStoredState(const SpaceInfo &space)
{
    MODALENS_TRY(bytes, m_catalog.spaceFile(space.id, kEncoderStateFile));
    MODALENS_TRY(state, parseEncoderState(bytes, m_encoder.info()));
    return m_encoder.restore(state);
}

Result<SampleLog> EmbedRun::openSampleLog() const
{
    std::error_code error;
    std::filesystem::create_directories(samplePath().parent_path(), error);
    if (error)
        return Unexpected<Error>(errorFromErrno(error.value(), "create the folder", samplePath().string()));
    const EncoderInfo encoder = m_encoder.info();
    const std::string made =
        encoder.name + '\n' + std::to_string(encoder.version) + '\n' + m_report.space.name;
    return SampleLog::open(samplePath(), hashText(made, m_report.space.seed));
}

/// Batches of the order until the encoder has the rows it wants. What the log holds already is not encoded
/// again.
Status EmbedRun::collectSample(SampleLog &log)
{
    MODALENS_TRY(items, m_catalog.itemsWith(m_report.space.modality));
    const std::vector<ItemId> order = embeddingOrder(std::move(items), m_report.space.seed);
    KnownItems known;
    for (const EncodedItem &item : log.items())
        known.insert_or_assign(item.item, item);
    std::int64_t usable = 0;
    std::int64_t seen = 0;
    return m_runner.run(order, known, [&](std::vector<EncodedItem> batch, ContentVersion) -> Result<bool> {
        std::vector<EncodedItem> fresh;
        for (EncodedItem &item : batch) {
            ++seen;
            usable += whyNotEncoded(item).empty();
            const auto earlier = known.find(item.item);
            if (earlier == known.end() || earlier->second.contentHash != item.contentHash)
                fresh.push_back(std::move(item));
        }
        if (!fresh.empty()) {
            MODALENS_CHECK(log.append(std::move(fresh)));
        }
        m_job.sampled(seen, m_runner.encoderCalls());
        return usable < m_encoder.sampleSize();
    });
}

/// False when not one item of the whole catalog could be encoded: then there is nothing to fit and no space,
/// only failures to report.
Result<bool> EmbedRun::fitOn(const SampleLog &log)
{
    // In the seeded order, whatever happened while the sample was collected: the same sample, the same state.
    KnownItems latest;
    std::vector<ItemId> items;
    for (const EncodedItem &item : log.items())
        if (latest.insert_or_assign(item.item, item).second)
            items.push_back(item.item);
    std::vector<FeatureRow> sample;
    std::vector<EmbedFailure> failures;
    for (const ItemId item : embeddingOrder(std::move(items), m_report.space.seed)) {
        EncodedItem &encoded = latest[item];
        if (std::string why = whyNotEncoded(encoded); !why.empty())
            failures.push_back({item, std::move(why)});
        else
            sample.push_back(std::move(encoded.row));
    }
    if (sample.empty()) {
        m_report.failures = std::move(failures);
        return false;
    }
    MODALENS_CHECK(m_encoder.fit(sample, m_progress, m_stop));
    return true;
}

Status EmbedRun::createSpace()
{
    const EncoderInfo encoder = m_encoder.info();
    SpaceDraft draft;
    draft.name = m_report.space.name;
    draft.modality = encoder.modality;
    draft.encoder = encoder.name;
    draft.encoderVersion = encoder.version;
    draft.dimension = encoder.dimension;
    draft.seed = m_report.space.seed;
    MODALENS_TRY(space, m_catalog.createSpace(draft));
    m_report.space = space;
    m_hasSpace = true;
    if (!learns())
        return {};
    return m_catalog.putSpaceFile(space.id, kEncoderStateFile,
                                  serialiseEncoderState(m_encoder.state(), encoder));
}

Status EmbedRun::embedPending()
{
    MODALENS_TRY(items, m_catalog.pendingItems(m_report.space.id));
    const std::vector<ItemId> order = embeddingOrder(std::move(items), m_report.space.seed);
    m_report.alreadyDone = m_job.total() - static_cast<std::int64_t>(order.size());
    m_job.stored(m_report, m_runner.encoderCalls());
    MODALENS_CHECK(
        m_runner.run(order, m_known, [this](std::vector<EncodedItem> batch, ContentVersion madeFrom) {
            return storeBatch(std::move(batch), madeFrom);
        }));
    return m_catalog.finishSpace(m_report.space.id);
}

/// A vector that can be compared: finite and not zero.
std::string whyUseless(std::span<const float> vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    if (!std::isfinite(squares))
        return "the encoder gave a vector that is not finite";
    return squares > 0 ? "" : "nothing to encode";
}

Result<bool> EmbedRun::storeBatch(std::vector<EncodedItem> batch, ContentVersion madeFrom)
{
    std::vector<FeatureRow> rows;
    std::vector<ItemId> rowItems;
    std::vector<EmbedFailure> failures;
    for (EncodedItem &item : batch) {
        if (std::string why = whyNotEncoded(item); !why.empty()) {
            failures.push_back({item.item, std::move(why)});
            continue;
        }
        rows.push_back(std::move(item.row));
        rowItems.push_back(item.item);
    }
    std::vector<float> projected;
    if (!rows.empty()) {
        MODALENS_TRY(values, m_encoder.project(rows));
        projected = std::move(values);
    }
    const auto dimension = static_cast<std::size_t>(m_report.space.dimension);
    std::vector<ItemId> items;
    std::vector<float> vectors;
    for (std::size_t i = 0; i < rowItems.size(); ++i) {
        const auto vector = std::span<const float>(projected).subspan(i * dimension, dimension);
        if (std::string why = whyUseless(vector); !why.empty()) {
            failures.push_back({rowItems[i], std::move(why)});
            continue;
        }
        items.push_back(rowItems[i]);
        vectors.insert(vectors.end(), vector.begin(), vector.end());
    }
    MODALENS_CHECK(m_catalog.appendVectors(m_report.space.id, items, vectors, failures, madeFrom));
    m_report.embedded += static_cast<std::int64_t>(items.size());
    m_report.space.vectorCount += static_cast<std::int64_t>(items.size());
    for (EmbedFailure &failure : failures)
        m_report.failures.push_back(std::move(failure));
    m_job.stored(m_report, m_runner.encoderCalls());
    if (m_options.batchStored)
        m_options.batchStored(m_report.space);
    return true;
}

} // namespace

std::vector<ItemId> embeddingOrder(std::vector<ItemId> items, std::uint64_t seed)
{
    std::vector<std::pair<std::uint64_t, ItemId>> keyed;
    keyed.reserve(items.size());
    for (const ItemId item : items) {
        const std::array value{rowOf(item)};
        keyed.emplace_back(hashBytes(std::as_bytes(std::span(value)), seed), item);
    }
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i] = keyed[i].second;
    return items;
}

Result<EmbedReport> embedCatalog(Catalog &catalog, Encoder &encoder, std::string_view spaceName,
                                 const EmbedOptions &options, ProgressSink &progress, std::stop_token stop)
{
    return EmbedRun(catalog, encoder, spaceName, options, progress, stop).run();
}

Result<std::unique_ptr<Encoder>> loadEncoder(const Catalog &catalog, const SpaceInfo &space)
{
    auto encoder = makeBuiltinEncoder(space.encoder);
    if (!encoder)
        return fail(ErrorCode::NotFound,
                    "no encoder of this name is available, so new queries cannot be encoded", space.encoder);
    if (encoder->info().version != space.encoderVersion)
        return fail(ErrorCode::Unsupported,
                    "another version of the encoder made this space; embed the catalog again", space.name);
    if (encoder->sampleSize() == 0)
        return encoder;
    MODALENS_TRY(bytes, catalog.spaceFile(space.id, kEncoderStateFile));
    MODALENS_TRY(state, parseEncoderState(bytes, encoder->info()));
    MODALENS_CHECK(encoder->restore(state));
    return encoder;
}

} // namespace modalens
