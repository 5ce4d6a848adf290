// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/embedder.h"

#include "engine/embed/batchrunner.h"
#include "engine/embed/embedjob.h"
#include "engine/embed/encodeditems.h"
#include "engine/embed/encodersample.h"
#include "engine/embed/encoderstate.h"

#include <algorithm>
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
        , m_sample(catalog, encoder, std::string(name), options.seed)
    {
        m_report.space.name = name;
        m_report.space.modality = encoder.info().modality;
        m_report.space.seed = options.seed;
    }

    Result<EmbedReport> run();

private:
    Status runSteps();
    Status openSpace();
    bool isDamaged(const SpaceInfo &space) const;
    Status useStoredState(const SpaceInfo &space);
    Status createSpace();
    Status embedPending(const std::vector<ItemId> &items);
    Result<std::vector<EmbedFailure>> storedFailures(const std::vector<ItemId> &items) const;
    Result<bool> storeBatch(std::vector<EncodedItem> batch, ContentVersion madeFrom);
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
    EncoderSample m_sample;
    KnownItems m_known;
};

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
    if (items.empty() && !m_hasSpace)
        return {};
    if (learns() && (!m_hasSpace || m_sample.isLogged()))
        MODALENS_CHECK(m_sample.open());
    if (m_sample.isOpen() && m_options.retriesFailures)
        m_sample.forgetFailures();
    if (!m_hasSpace) {
        if (m_sample.isOpen()) {
            MODALENS_CHECK(m_sample.collect(m_runner, m_job));
            MODALENS_TRY(isFitted, m_sample.fit(m_report, m_progress, m_stop));
            if (!isFitted)
                return {};
        }
        MODALENS_CHECK(createSpace());
    }
    if (m_sample.isOpen())
        m_known = m_sample.known();
    MODALENS_CHECK(embedPending(items));
    m_sample.remove();
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
    if (isSame && (!learns() || useStoredState(*space)) && m_encoder.info().dimension == space->dimension &&
        !isDamaged(*space)) {
        m_report.space = *space;
        m_hasSpace = true;
        return {};
    }
    return m_catalog.removeSpace(space->id);
}

/// Its files are wrong or gone, so nothing can be added to them.
bool EmbedRun::isDamaged(const SpaceInfo &space) const
{
    const Result<SharedVectors> vectors = m_catalog.loadVectors(space.id);
    return !vectors &&
           (vectors.error().code == ErrorCode::Damaged || vectors.error().code == ErrorCode::NotFound);
}

Status EmbedRun::useStoredState(const SpaceInfo &space)
{
    MODALENS_TRY(bytes, m_catalog.spaceFile(space.id, kEncoderStateFile));
    MODALENS_TRY(state, parseEncoderState(bytes, m_encoder.info()));
    if (!m_encoder.agreesWith(state))
        return fail(ErrorCode::Unsupported, "the space was made under other settings", space.name);
    return m_encoder.restore(state);
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

/// Those of `items` (ascending) that failed and have had no other content since.
Result<std::vector<EmbedFailure>> EmbedRun::storedFailures(const std::vector<ItemId> &items) const
{
    MODALENS_TRY(failures, m_catalog.embedFailures(m_report.space.id));
    std::erase_if(failures, [&](const EmbedFailure &failure) {
        return !std::binary_search(items.begin(), items.end(), failure.item);
    });
    return std::move(failures);
}

Status EmbedRun::embedPending(const std::vector<ItemId> &items)
{
    MODALENS_TRY(pending, m_catalog.pendingItems(m_report.space.id));
    MODALENS_TRY(failures, storedFailures(items));
    if (m_options.retriesFailures)
        for (const EmbedFailure &failure : failures)
            pending.push_back(failure.item);
    else
        m_report.earlierFailures = std::move(failures);
    const std::vector<ItemId> order = embeddingOrder(std::move(pending), m_report.space.seed);
    m_report.alreadyDone = m_job.total() - std::ssize(order) - std::ssize(m_report.earlierFailures);
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
