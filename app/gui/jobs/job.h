// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"

#include <QObject>
#include <QString>

#include <memory>
#include <mutex>
#include <stop_token>

namespace modalens {

/// One long operation as the GUI thread sees it. Made, owned and deleted by JobRunner, a moment after
/// finished(). Every member function belongs to the GUI thread.
class Job : public QObject
{
    Q_OBJECT

public:
    ~Job() override;

    /// Translated, for the status bar.
    const QString &title() const { return m_title; }
    bool isFinished() const { return m_isFinished; }
    const ProgressUpdate &progress() const { return m_progress; }

    /// Asks the work to stop. finished() still comes, with what the work made of it.
    void cancel();
    bool isCancelled() const { return m_stop.stop_requested(); }

Q_SIGNALS:
    /// At most every 50 ms, and once more with the last report before finished().
    void progressed(const modalens::ProgressUpdate &update);
    /// Exactly once, on the GUI thread, also after cancel() and after an exception in the work.
    void finished();

private:
    friend class JobRunner;
    class Sink;
    Job(QString title, QObject *parent);
    void showProgress(const ProgressUpdate &update);
    void finish();

    QString m_title;
    std::stop_source m_stop;
    std::unique_ptr<Sink> m_sink;
    ProgressUpdate m_progress;
    bool m_isFinished = false;
};

} // namespace modalens
