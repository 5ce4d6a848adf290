// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/jobscontroller.h"

#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"
#include "widgets/jobbar.h"

namespace modalens {

JobsController::JobsController(JobRunner &runner, JobBar &bar, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_bar(bar)
{
    connect(&m_runner, &JobRunner::started, this, [this](Job *job) {
        m_ids.insert(job, m_nextId++);
        connect(job, &Job::progressed, this, &JobsController::show);
        connect(job, &Job::finished, this, [this, job] {
            m_ids.remove(job);
            show();
        });
        show();
    });
    connect(&m_bar, &JobBar::cancelRequested, this, [this](qint64 id) {
        if (Job *job = m_ids.key(id))
            job->cancel();
        show();
    });
}

void JobsController::show()
{
    QVector<JobView> views;
    for (Job *job : m_runner.running()) {
        if (!m_ids.contains(job) || job->isFinished())
            continue;
        const ProgressUpdate &progress = job->progress();
        const QString stage = job->isCancelled() ? tr("Stopping") : stageText(progress.stage);
        JobView view;
        view.id = m_ids.value(job);
        view.label = stage.isEmpty() ? job->title() : tr("%1 · %2", "job, stage").arg(job->title(), stage);
        view.detail = textFromPath(progress.subject);
        view.done = progress.done;
        view.total = progress.total;
        view.isCancellable = !job->isCancelled();
        views.append(view);
    }
    m_bar.setJobs(views);
}

} // namespace modalens
