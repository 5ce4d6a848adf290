// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "app/gui/jobs/jobpace.h"
#include "app/gui/jobs/jobrunner.h"
#include "widgets/jobentries.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QVector>

#include <memory>

namespace modalens {

class CatalogSession;
class ImportFlow;
class JobsPage;

/// Fills the jobs page: what the JobRunner runs, with rate and remaining time, above what the catalog
/// remembers. Works only while the page is visible.
class JobsPageController : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    JobsPageController(CatalogSession &session, JobRunner &runner, ImportFlow &import, JobsPage &page,
                       QObject *parent);
    ~JobsPageController() override;

    void refresh(); ///< Reads the catalog again: the page was opened, or a job has ended.

private:
    struct Running
    {
        qint64 number = 0;
        QElapsedTimer timer;
        QDateTime started;
        JobPace pace;
    };
    void follow(Job *job);
    JobEntry entryOf(Job *job);
    void show();
    void cancel(const QString &id);

    CatalogSession &m_session;
    JobRunner &m_runner;
    JobsPage &m_page;
    QHash<Job *, Running> m_running;
    qint64 m_nextNumber = 1;
    QVector<JobEntry> m_history;
    quint64 m_generation = 0;
    QTimer m_timer;
    std::filesystem::path m_folder;
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

} // namespace modalens
