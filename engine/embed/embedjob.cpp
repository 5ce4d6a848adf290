// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/embedjob.h"

#include "engine/base/log.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace modalens {

namespace {

std::string jsonOf(const EmbedReport &report, std::int64_t encoderCalls, const Status &status)
{
    nlohmann::json json{{"embedded", report.embedded},
                        {"alreadyDone", report.alreadyDone},
                        {"failed", report.failures.size()},
                        {"failedEarlier", report.earlierFailures.size()},
                        {"encoderCalls", encoderCalls}};
    if (!status)
        json["error"] = describe(status.error());
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

EmbedJob::EmbedJob(Catalog &catalog, std::string_view spaceName, ProgressSink &progress)
    : m_catalog(catalog)
    , m_progress(progress)
    , m_kind("embed:" + std::string(spaceName))
{
}

void EmbedJob::record(JobState state, const EmbedReport &report, std::int64_t encoderCalls,
                      const Status &status)
{
    const std::string json = jsonOf(report, encoderCalls, status);
    if (!m_job) {
        if (const auto job = m_catalog.startJob(m_kind, json))
            m_job = *job;
        else
            return logMessage(LogLevel::Warning, describe(job.error()));
    }
    if (const Status updated = m_catalog.updateJob(*m_job, state, m_done, m_total, json); !updated)
        logMessage(LogLevel::Warning, describe(updated.error()));
}

void EmbedJob::sampled(std::int64_t items, std::int64_t encoderCalls)
{
    m_done = std::max(m_done, items);
    record(JobState::Running, {}, encoderCalls, {});
    m_progress.report({m_kind, m_done, m_total, {}});
}

void EmbedJob::stored(const EmbedReport &report, std::int64_t encoderCalls)
{
    const std::int64_t before = report.alreadyDone + std::ssize(report.earlierFailures);
    const std::int64_t done = before + report.embedded + std::ssize(report.failures);
    m_done = std::max(m_done, done);
    if (done > before)
        record(JobState::Running, report, encoderCalls, {});
    m_progress.report({m_kind, m_done, m_total, {}});
}

void EmbedJob::close(const EmbedReport &report, const Status &status)
{
    const bool didNothing = !m_job && status;
    if (didNothing)
        return;
    JobState state = JobState::Finished;
    if (!status)
        state = status.error().code == ErrorCode::Cancelled ? JobState::Cancelled : JobState::Failed;
    record(state, report, report.encoderCalls, status);
}

} // namespace modalens
