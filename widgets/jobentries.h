// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace modalens {

/// One running or past job as the jobs page shows it. Texts are translated.
struct JobEntry
{
    enum class State { Running, Finished, Cancelled, Failed };
    QString id; ///< Stable while the page lives.
    QString title;
    QString detail; ///< What is being worked on, or what came of it.
    State state = State::Running;
    qint64 done = 0;
    qint64 total = -1;       ///< -1: unknown.
    double perSecond = 0.0;  ///< 0: not known yet.
    qint64 remainingMs = -1; ///< -1: not known.
    qint64 tookMs = 0;       ///< So far, for a running one.
    QDateTime started;       ///< Invalid: not known.
    QStringList failures;    ///< "crow.png: ends too early"; the first of all.
    qint64 failureCount = 0;
    bool canCancel = false;
    bool canRetry = false;
    bool operator==(const JobEntry &) const = default;
};

} // namespace modalens
