// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/jobpace.h"
#include "app/gui/jobs/jobrunner.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

namespace modalens {

class JobBar;
struct JobLine;

/// Shows the running jobs in the job bar and passes its Cancel buttons on.
class JobsController : public QObject
{
    Q_OBJECT

public:
    JobsController(JobRunner &runner, JobBar &bar, QObject *parent);

Q_SIGNALS:
    /// Which spaces running jobs embed or have embedded, and how much of each is done in percent.
    void makingChanged(const QHash<QString, int> &percents);

private:
    struct Running
    {
        qint64 id = 0;
        QElapsedTimer timer;
        JobPace pace;
        QHash<QString, int> making;
    };
    void follow(Job *job);
    static void observeEmbedding(const ProgressUpdate &progress, Running &running);
    JobLine lineOf(const Job &job, Running &running) const;
    void show();

    JobRunner &m_runner;
    JobBar &m_bar;
    QHash<Job *, Running> m_running;
    qint64 m_nextId = 1;
    QHash<QString, int> m_making;
};

} // namespace modalens
