// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/embed/embedder.h"

#include <optional>
#include <string>
#include <string_view>

namespace modalens {

/// The catalog's record of one embedding run ("embed:NAME") and what the progress sink hears of it. The
/// record starts with the first batch, so that a run that finds nothing to do leaves none; it is derived
/// data: failing to write it does not stop the run.
class EmbedJob
{
public:
    EmbedJob(Catalog &catalog, std::string_view spaceName, ProgressSink &progress);
    void setTotal(std::int64_t total) { m_total = total; }
    std::int64_t total() const { return m_total; }
    void sampled(std::int64_t items, std::int64_t encoderCalls);
    void stored(const EmbedReport &report, std::int64_t encoderCalls);
    void close(const EmbedReport &report, const Status &status);

private:
    void record(JobState state, const EmbedReport &report, std::int64_t encoderCalls, const Status &status);

    Catalog &m_catalog;
    ProgressSink &m_progress;
    std::string m_kind;
    std::int64_t m_total = 0;
    std::int64_t m_done = 0;
    std::optional<JobId> m_job;
};

} // namespace modalens
