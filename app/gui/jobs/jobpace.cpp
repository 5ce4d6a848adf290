// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/jobs/jobpace.h"

namespace modalens {

namespace {

constexpr std::int64_t kShortestMs = 500; // before it a rate says nothing

} // namespace

void JobPace::observe(const ProgressUpdate &progress, std::int64_t elapsedMs)
{
    if (m_firstDone < 0 || m_stage != progress.stage || progress.done < m_firstDone) {
        m_stage = progress.stage;
        m_firstDone = progress.done;
        m_stageStartMs = elapsedMs;
    }
    m_perSecond = 0.0;
    m_remainingMs = -1;
    const std::int64_t ms = elapsedMs - m_stageStartMs;
    const std::int64_t done = progress.done - m_firstDone;
    if (ms < kShortestMs || done <= 0)
        return;
    m_perSecond = 1000.0 * static_cast<double>(done) / static_cast<double>(ms);
    if (progress.total > progress.done)
        m_remainingMs = static_cast<std::int64_t>(
            1000.0 * static_cast<double>(progress.total - progress.done) / m_perSecond);
}

} // namespace modalens
