// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/jobrunner.h"

#include <QHash>
#include <QObject>

namespace modalens {

class JobBar;

/// Shows the running jobs in the job bar and passes its Cancel buttons on.
class JobsController : public QObject
{
    Q_OBJECT

public:
    JobsController(JobRunner &runner, JobBar &bar, QObject *parent);

private:
    void show();

    JobRunner &m_runner;
    JobBar &m_bar;
    QHash<Job *, qint64> m_ids;
    qint64 m_nextId = 1;
};

} // namespace modalens
