// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/job.h"

#include <chrono>

namespace modalens {

/// Takes reports from worker threads as often as they like and passes the newest on every 50 ms as an event.
/// Lives as long as its Job, which JobRunner keeps until the work has returned.
class Job::Sink final : public ProgressSink
{
public:
    explicit Sink(Job *job)
        : m_job(job)
    {
    }
    void report(const ProgressUpdate &update) override;
    /// Passes on what was held back.
    void flush();

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kInterval{50};

    Job *m_job;
    std::mutex m_mutex;
    ProgressUpdate m_waiting;
    bool m_hasWaiting = false;
    bool m_hasSent = false;
    Clock::time_point m_lastSent;
};

} // namespace modalens
