// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/jobs/job.h"

#include "app/gui/jobs/jobsink.h"

#include <utility>

namespace modalens {

Job::Job(QString title, QObject *parent)
    : QObject(parent)
    , m_title(std::move(title))
    , m_sink(std::make_unique<Sink>(this))
{
}

Job::~Job() = default;

void Job::cancel()
{
    m_stop.request_stop();
}

void Job::showProgress(const ProgressUpdate &update)
{
    if (m_isFinished)
        return;
    m_progress = update;
    Q_EMIT progressed(update);
}

void Job::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    Q_EMIT finished();
}

void Job::Sink::report(const ProgressUpdate &update)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = update;
        m_hasWaiting = true;
        const auto now = Clock::now();
        if (m_hasSent && now - m_lastSent < kInterval)
            return;
        m_lastSent = now;
        m_hasSent = true;
    }
    flush();
}

void Job::Sink::flush()
{
    ProgressUpdate update;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_hasWaiting)
            return;
        update = m_waiting;
        m_hasWaiting = false;
    }
    QMetaObject::invokeMethod(
        m_job, [job = m_job, update] { job->showProgress(update); }, Qt::QueuedConnection);
}

} // namespace modalens
