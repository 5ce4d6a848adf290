// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/job.h"
#include "engine/base/result.h"

#include <QObject>
#include <QThreadPool>
#include <QVector>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace modalens {

/// Runs engine functions `Result<T>(ProgressSink &, std::stop_token)` on pool threads and hands their outcome
/// to the GUI thread. Lives on the GUI thread. Destroying it cancels what runs and waits for it (one engine
/// batch at most); outcomes that were not delivered by then never are.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    explicit JobRunner(QObject *parent = nullptr);
    ~JobRunner() override;

    /// Starts `work` and later calls `done(Result<T>)` on the GUI thread, exactly once, unless `receiver` has
    /// died by then. A job cancelled before a thread was free is `Cancelled` without having run; an exception
    /// becomes `Internal`. The returned job belongs to the runner; connect to it at once, it goes away after
    /// finished().
    template <class Work, class Done>
    Job *run(const QString &title, Work work, QObject *receiver, Done done)
    {
        using Outcome = std::invoke_result_t<Work &, ProgressSink &, std::stop_token>;
        auto outcome = std::make_shared<std::optional<Outcome>>();
        auto guarded = [work = std::move(work), outcome](ProgressSink &progress,
                                                         std::stop_token stop) mutable {
            outcome->emplace(guard<Outcome>(work, progress, std::move(stop)));
        };
        auto deliver = [done = std::move(done), outcome]() mutable { done(std::move(**outcome)); };
        return start(title, std::move(guarded), receiver, std::move(deliver));
    }

    bool isIdle() const { return m_running.isEmpty(); }
    const QVector<Job *> &running() const { return m_running; }
    void cancelAll();

Q_SIGNALS:
    void started(modalens::Job *job);
    /// The last running job has finished.
    void becameIdle();

private:
    using Work = std::function<void(ProgressSink &, std::stop_token)>;
    Job *start(const QString &title, Work work, QObject *receiver, std::function<void()> deliver);

    template <class Outcome, class Function>
    static Outcome guard(Function &work, ProgressSink &progress, std::stop_token stop)
    {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "cancelled before it started");
        try {
            return work(progress, std::move(stop));
        } catch (const std::exception &exception) {
            return fail(ErrorCode::Internal, exception.what());
        } catch (...) {
            return fail(ErrorCode::Internal, "unknown exception");
        }
    }

    QThreadPool m_pool;
    QVector<Job *> m_running;
};

} // namespace modalens
