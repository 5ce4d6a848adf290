// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/jobspagecontroller.h"

#include "app/gui/importing/importflow.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/jobhistory.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"
#include "widgets/jobspage.h"

namespace modalens {

namespace {

constexpr int kRefreshMs = 500;

} // namespace

JobsPageController::JobsPageController(CatalogSession &session, JobRunner &runner, ImportFlow &import,
                                       JobsPage &page, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_runner(runner)
    , m_page(page)
{
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &JobsPageController::show);
    connect(&m_runner, &JobRunner::started, this, &JobsPageController::follow);
    for (Job *job : m_runner.running())
        follow(job);
    connect(&m_session, &CatalogSession::opened, this, &JobsPageController::refresh);
    connect(&m_session, &CatalogSession::grown, this, &JobsPageController::refresh);
    connect(&m_session, &CatalogSession::closed, this, &JobsPageController::refresh);
    connect(&m_page, &JobsPage::cancelRequested, this, &JobsPageController::cancel);
    connect(&m_page, &JobsPage::retryRequested, this, [&import] { import.embed(); });
}

JobsPageController::~JobsPageController() = default;

void JobsPageController::follow(Job *job)
{
    Running running;
    running.number = m_nextNumber++;
    running.timer.start();
    running.started = QDateTime::currentDateTime();
    m_running.insert(job, running);
    connect(job, &Job::finished, this, [this, job] {
        m_running.remove(job);
        refresh();
    });
    show();
}

void JobsPageController::cancel(const QString &id)
{
    for (auto running = m_running.cbegin(); running != m_running.cend(); ++running)
        if (QStringLiteral("job:%1").arg(running->number) == id)
            running.key()->cancel();
    show();
}

void JobsPageController::refresh()
{
    ++m_generation;
    if (!m_session.isOpen() || m_folder != m_session.folder()) {
        m_thread.reset();
        m_history.clear();
        m_folder = m_session.isOpen() ? m_session.folder() : std::filesystem::path();
    }
    show();
    if (!m_page.isVisible() || m_folder.empty())
        return;
    if (!m_thread)
        m_thread = std::make_unique<CatalogThread>(m_folder, OpenMode::WriteIfPossible);
    m_thread->post("history", [this, generation = m_generation, isRunning = !m_running.isEmpty()](
                                  Result<Catalog> &catalog, const std::stop_token &) {
        const auto history = catalog ? jobHistory(*catalog, isRunning)
                                     : Result<QVector<JobEntry>>(Unexpected<Error>(Error(catalog.error())));
        if (!history)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, generation, entries = *history] {
                if (generation != m_generation)
                    return;
                m_history = entries;
                show();
            },
            Qt::QueuedConnection);
    });
}

JobEntry JobsPageController::entryOf(Job *job)
{
    Running &running = m_running[job];
    const ProgressUpdate &progress = job->progress();
    JobEntry entry;
    entry.id = QStringLiteral("job:%1").arg(running.number);
    entry.title = job->title();
    entry.detail = job->isCancelled() ? tr("Stopping") : stageText(progress.stage);
    entry.done = progress.done;
    entry.total = progress.total;
    entry.started = running.started;
    entry.tookMs = running.timer.elapsed();
    entry.canCancel = !job->isCancelled();
    running.pace.observe(progress, entry.tookMs);
    entry.perSecond = running.pace.perSecond();
    entry.remainingMs = running.pace.remainingMs();
    return entry;
}

void JobsPageController::show()
{
    const bool isWanted = m_page.isVisible() && !m_running.isEmpty();
    if (isWanted != m_timer.isActive())
        isWanted ? m_timer.start() : m_timer.stop();
    QVector<JobEntry> entries;
    for (Job *job : m_runner.running())
        if (m_running.contains(job))
            entries << entryOf(job);
    m_page.setJobs(entries + m_history);
}

} // namespace modalens
