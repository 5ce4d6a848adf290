// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"

#include <cstdint>
#include <string>

namespace modalens {

/// How fast a job goes, by what was done since its present stage began: stages count different things.
class JobPace
{
public:
    /// \param elapsedMs since the job began; never less than before.
    void observe(const ProgressUpdate &progress, std::int64_t elapsedMs);
    double perSecond() const { return m_perSecond; }           ///< 0: not known yet.
    std::int64_t remainingMs() const { return m_remainingMs; } ///< Of the stage; -1: not known.

private:
    std::string m_stage;
    std::int64_t m_firstDone = -1;
    std::int64_t m_stageStartMs = 0;
    double m_perSecond = 0.0;
    std::int64_t m_remainingMs = -1;
};

} // namespace modalens
