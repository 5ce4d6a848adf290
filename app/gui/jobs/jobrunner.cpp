// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/jobs/jobrunner.h"

#include "app/gui/jobs/jobsink.h"

namespace modalens {

namespace {

// Long jobs mostly wait for their own threads and for the disk; two more keep a short one (a table preview)
// from standing behind them.
constexpr int kThreads = 4;

} // namespace

JobRunner::JobRunner(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(kThreads);
}

JobRunner::~JobRunner()
{
    cancelAll();
    m_pool.waitForDone(); // before the jobs, which are children, go away under the workers
}

Job *JobRunner::start(const QString &title, Work work, QObject *receiver, std::function<void()> deliver)
{
    auto *job = new Job(title, this);
    m_running.append(job);
    connect(job, &Job::finished, receiver, std::move(deliver));
    connect(job, &Job::finished, this, [this, job] {
        m_running.removeOne(job);
        job->deleteLater();
        if (m_running.isEmpty())
            Q_EMIT becameIdle();
    });
    m_pool.start([job, work = std::move(work), stop = job->m_stop.get_token()]() mutable {
        work(*job->m_sink, stop);
        work = nullptr; // what it captured may need this thread
        job->m_sink->flush();
        QMetaObject::invokeMethod(
            job, [job] { job->finish(); }, Qt::QueuedConnection);
    });
    Q_EMIT started(job);
    return job;
}

void JobRunner::cancelAll()
{
    for (Job *job : std::as_const(m_running))
        job->cancel();
}

} // namespace modalens
