// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/embedder.h"

#include "engine/base/hash.h"
#include "engine/embed/batchrunner.h"
#include "engine/embed/embedjob.h"
#include "engine/embed/encodeditems.h"
#include "engine/embed/encoderstate.h"
#include "engine/embed/samplelog.h"

#include <optional>
#include <utility>

namespace modalens {

namespace {

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
    if (!m_encoder.agreesWith(state))
        return fail(ErrorCode::Unsupported, "the space was made under other settings", space.name);
    return m_encoder.restore(state);
}

Result<SampleLog> EmbedRun::openSampleLog() const
{
    std::error_code error;
    std::filesystem::create_directories(samplePath().parent_path(), error);
    if (error)
        return Unexpected<Error>(errorFromErrno(error.value(), "create the folder", samplePath().string()));
    const EncoderInfo encoder = m_encoder.info();
    const std::string made = encoder.name + '\n' + std::to_string(encoder.version) + '\n' +
                             std::to_string(m_encoder.settingsHash()) + '\n' + m_report.space.name;
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
            usable += whyNotEncoded(m_encoder, item).empty();
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
    FitSample sample = fitSampleOf(m_encoder, log.items(), m_report.space.seed);
    if (sample.rows.empty()) {
        m_report.failures = std::move(sample.failures);
        return false;
    }
    MODALENS_CHECK(m_encoder.fit(sample.rows, m_progress, m_stop));
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

Result<bool> EmbedRun::storeBatch(std::vector<EncodedItem> batch, ContentVersion madeFrom)
{
    MODALENS_TRY(made, vectorsOf(m_encoder, std::move(batch), m_report.space.dimension));
    MODALENS_CHECK(
        m_catalog.appendVectors(m_report.space.id, made.items, made.vectors, made.failures, madeFrom));
    m_report.embedded += std::ssize(made.items);
    m_report.space.vectorCount += std::ssize(made.items);
    for (EmbedFailure &failure : made.failures)
        m_report.failures.push_back(std::move(failure));
    m_job.stored(m_report, m_runner.encoderCalls());
    if (m_options.batchStored)
        m_options.batchStored(m_report.space);
    return true;
}

} // namespace

Result<EmbedReport> embedCatalog(Catalog &catalog, Encoder &encoder, std::string_view spaceName,
                                 const EmbedOptions &options, ProgressSink &progress, std::stop_token stop)
{
    return EmbedRun(catalog, encoder, spaceName, options, progress, stop).run();
}

} // namespace modalens
