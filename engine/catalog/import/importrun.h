// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import.h"

#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace modalens {

/// What the stages of one import share: the catalog, the report, the job that the catalog remembers it by,
/// stopping and progress. Drafts are stored in batches of kBatchItems, one transaction each; stopping is
/// asked between batches.
class ImportRun
{
public:
    static constexpr std::size_t kBatchItems = 1000;

    ImportRun(Catalog &catalog, const std::string &source, ProgressSink &progress, std::stop_token stop);

    ImportReport report;

    Status start();
    /// Key and stamp of every item of the catalog, read by start().
    const std::unordered_map<std::string, std::uint64_t> &knownStamps() const { return m_stamps; }
    bool isUnchanged(const std::string &key, std::uint64_t stamp) const;

    /// Takes a draft; stores a batch when it is full. `Cancelled` once stopping was asked.
    Status put(ItemDraft draft);
    Status flush();
    /// One more thing looked at; reports "import.store" now and then.
    void advance(std::int64_t total, const std::string &subject);
    bool isStopped() const { return m_stop.stop_requested(); }

    /// Ends the run: stores what is left unless `outcome` is an error, closes the job and gives the report.
    /// Being stopped is no error, it sets report.wasCancelled.
    Result<ImportReport> finish(Status outcome);

    Catalog &catalog() { return m_catalog; }
    ProgressSink &progress() { return m_progress; }
    std::stop_token stopToken() const { return m_stop; }

private:
    Status storeOneByOne();
    void count(const Catalog::PutOutcome &outcome);

    Catalog &m_catalog;
    std::string m_source;
    ProgressSink &m_progress;
    std::stop_token m_stop;
    JobId m_job{};
    std::unordered_map<std::string, std::uint64_t> m_stamps;
    std::vector<ItemDraft> m_batch;
    std::int64_t m_done = 0;
    std::int64_t m_total = -1;
};

} // namespace modalens
