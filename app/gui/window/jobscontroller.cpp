// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/jobscontroller.h"

#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"
#include "widgets/jobbar.h"

#include <algorithm>

namespace modalens {

namespace {

constexpr int kPerCent = 100;
constexpr std::string_view kEmbed = "embed:";

} // namespace

JobsController::JobsController(JobRunner &runner, JobBar &bar, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_bar(bar)
{
    connect(&m_runner, &JobRunner::started, this, &JobsController::follow);
    connect(&m_bar, &JobBar::cancelRequested, this, [this](qint64 id) {
        for (auto running = m_running.cbegin(); running != m_running.cend(); ++running)
            if (running->id == id)
                running.key()->cancel();
        show();
    });
}

void JobsController::follow(Job *job)
{
    Running running;
    running.id = m_nextId++;
    running.timer.start();
    m_running.insert(job, running);
    connect(job, &Job::progressed, this, &JobsController::show);
    connect(job, &Job::finished, this, [this, job] {
        m_running.remove(job);
        show();
    });
    show();
}

JobLine JobsController::lineOf(const Job &job, Running &running) const
{
    const ProgressUpdate &progress = job.progress();
    const QString stage = job.isCancelled() ? tr("Stopping") : stageText(progress.stage);
    JobLine line;
    line.id = running.id;
    line.label = stage.isEmpty() ? job.title() : tr("%1 · %2", "job, stage").arg(job.title(), stage);
    line.detail = textFromPath(progress.subject);
    line.done = progress.done;
    line.total = progress.total;
    line.isCancellable = !job.isCancelled();
    running.pace.observe(progress, running.timer.elapsed());
    line.perSecond = running.pace.perSecond();
    line.remainingMs = running.pace.remainingMs();
    return line;
}

/// What the job has embedded before stays: it is done.
void JobsController::observeEmbedding(const ProgressUpdate &progress, Running &running)
{
    const std::string_view stage = progress.stage;
    const QString space =
        stage.starts_with(kEmbed) ? QString::fromStdString(progress.stage.substr(kEmbed.size())) : QString();
    for (auto made = running.making.begin(); made != running.making.end(); ++made)
        if (made.key() != space)
            *made = kPerCent;
    if (space.isEmpty())
        return;
    const qint64 done = std::clamp<qint64>(progress.done, 0, std::max<qint64>(progress.total, 0));
    running.making.insert(space, progress.total > 0 ? int(done * kPerCent / progress.total) : 0);
}

void JobsController::show()
{
    QVector<JobLine> lines;
    QHash<QString, int> making;
    for (Job *job : m_runner.running()) {
        const auto running = m_running.find(job);
        if (running == m_running.end() || job->isFinished())
            continue;
        lines.append(lineOf(*job, *running));
        observeEmbedding(job->progress(), *running);
        making.insert(running->making);
    }
    m_bar.setJobs(lines);
    if (making != m_making) {
        m_making = making;
        Q_EMIT makingChanged(making);
    }
}

} // namespace modalens
