// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/importrun.h"

#include "engine/catalog/import/importtext.h"

#include <span>

namespace modalens {

ImportRun::ImportRun(Catalog &catalog, const std::string &source, ProgressSink &progress, std::stop_token stop)
    : m_catalog(catalog)
    , m_source(escapedUtf8(source))
    , m_progress(progress)
    , m_stop(std::move(stop))
{
}

Status ImportRun::start()
{
    MODALENS_TRY(stamps, m_catalog.itemStamps());
    m_stamps.reserve(stamps.size());
    for (auto &[key, stamp] : stamps)
        m_stamps.emplace(std::move(key), stamp);
    MODALENS_TRY(job, m_catalog.startJob("import", toJson(report)));
    m_job = job;
    return {};
}

bool ImportRun::isUnchanged(const std::string &key, std::uint64_t stamp) const
{
    const auto known = m_stamps.find(key);
    return known != m_stamps.end() && known->second == stamp;
}

Status ImportRun::put(ItemDraft draft)
{
    m_batch.push_back(std::move(draft));
    return m_batch.size() < kBatchItems ? Status() : flush();
}

void ImportRun::count(const Catalog::PutOutcome &outcome)
{
    report.imported += outcome.inserted;
    report.updated += outcome.updated;
    report.skipped += outcome.unchanged;
}

Status ImportRun::flush()
{
    if (m_stop.stop_requested())
        return fail(ErrorCode::Cancelled, "the import was stopped", m_source);
    if (m_batch.empty())
        return {};
    Result<Catalog::PutOutcome> outcome = m_catalog.putItems(m_batch);
    if (outcome) {
        count(*outcome);
    } else if (outcome.error().code == ErrorCode::InvalidArgument) {
        MODALENS_CHECK(storeOneByOne());
    } else {
        return Unexpected<Error>(std::move(outcome.error()));
    }
    m_batch.clear();
    return {};
}

/// One draft of the batch is not acceptable to the catalog: it becomes a failure, the others are stored.
Status ImportRun::storeOneByOne()
{
    for (const ItemDraft &draft : m_batch) {
        Result<Catalog::PutOutcome> outcome = m_catalog.putItems(std::span(&draft, 1));
        if (outcome)
            count(*outcome);
        else if (outcome.error().code == ErrorCode::InvalidArgument)
            addFailure(report, draft.key, outcome.error().message);
        else
            return Unexpected<Error>(std::move(outcome.error()));
    }
    return {};
}

void ImportRun::advance(std::int64_t total, const std::string &subject)
{
    m_total = total;
    if (++m_done % 256 == 0 || m_done == total)
        m_progress.report({"import.store", m_done, total, subject});
}

Result<ImportReport> ImportRun::finish(Status outcome)
{
    if (outcome)
        outcome = flush();
    const bool isCancelled = !outcome && outcome.error().code == ErrorCode::Cancelled;
    report.wasCancelled = isCancelled;
    JobState state = JobState::Finished;
    if (!outcome)
        state = isCancelled ? JobState::Cancelled : JobState::Failed;
    Status recorded = m_catalog.updateJob(m_job, state, m_done, m_total, toJson(report));
    if (!outcome && !isCancelled)
        return Unexpected<Error>(std::move(outcome.error()));
    if (!recorded)
        return Unexpected<Error>(std::move(recorded.error()));
    return std::move(report);
}

} // namespace modalens
