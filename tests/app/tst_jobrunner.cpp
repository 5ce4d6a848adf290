// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/jobs/jobpace.h"
#include "app/gui/jobs/jobrunner.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <stdexcept>

using namespace modalens;

namespace {

/// Waits until cancelled, as an engine function does between batches.
Result<int> runUntilStopped(std::stop_token stop)
{
    QSemaphore stopped;
    const std::stop_callback callback(stop, [&stopped] { stopped.release(); });
    stopped.acquire();
    return fail(ErrorCode::Cancelled, "stopped");
}

} // namespace

class TestJobRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<ProgressUpdate>(); }

    void paceIsThatOfTheStage()
    {
        JobPace pace;
        pace.observe({"import", 0, 100, {}}, 0);
        pace.observe({"import", 50, 100, {}}, 100);
        QCOMPARE(pace.perSecond(), 0.0); // too early to tell
        pace.observe({"import", 50, 100, {}}, 1000);
        QCOMPARE(pace.perSecond(), 50.0);
        QCOMPARE(pace.remainingMs(), 1000);
        pace.observe({"embed:image", 400, 1000, {}}, 2000); // goes on where an earlier run was stopped
        QCOMPARE(pace.perSecond(), 0.0);
        QCOMPARE(pace.remainingMs(), -1);
        pace.observe({"embed:image", 500, 1000, {}}, 3000);
        QCOMPARE(pace.perSecond(), 100.0);
        QCOMPARE(pace.remainingMs(), 5000);
        pace.observe({"embed:image", 1000, 1000, {}}, 8000);
        QCOMPARE(pace.remainingMs(), -1); // nothing is left
        pace.observe({"index", 30, -1, {}}, 9000);
        pace.observe({"index", 60, -1, {}}, 10'000);
        QCOMPARE(pace.perSecond(), 30.0);
        QCOMPARE(pace.remainingMs(), -1);
    }

    void deliversAValueOnceOnTheGuiThread()
    {
        JobRunner runner;
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        QThread *workedOn = nullptr;
        QThread *deliveredOn = nullptr;
        int deliveries = 0, value = 0;
        Job *job = runner.run(
            QStringLiteral("count"),
            [&workedOn](ProgressSink &, std::stop_token) -> Result<int> {
                workedOn = QThread::currentThread();
                return 42;
            },
            this,
            [&](Result<int> result) {
                ++deliveries;
                deliveredOn = QThread::currentThread();
                value = result.value();
            });
        QSignalSpy finished(job, &Job::finished);
        QVERIFY(!runner.isIdle());
        QVERIFY(idle.wait());
        QCOMPARE(finished.count(), 1);
        QCOMPARE(deliveries, 1);
        QCOMPARE(value, 42);
        QCOMPARE(deliveredOn, thread());
        QVERIFY(workedOn != thread());
        QVERIFY(runner.isIdle());
    }

    void deliversEveryKindOfFailureAsAnError_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<int>("code");
        QTest::newRow("a returned error comes as it is") << 0 << int(ErrorCode::NotFound);
        QTest::newRow("a std::exception becomes Internal") << 1 << int(ErrorCode::Internal);
        QTest::newRow("something else thrown becomes Internal") << 2 << int(ErrorCode::Internal);
    }

    void deliversEveryKindOfFailureAsAnError()
    {
        QFETCH(int, how);
        QFETCH(int, code);
        JobRunner runner;
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        std::optional<Error> error;
        int deliveries = 0;
        runner.run(
            QStringLiteral("fail"),
            [how](ProgressSink &, std::stop_token) -> Status {
                if (how == 1)
                    throw std::runtime_error("broken");
                if (how == 2)
                    throw 7;
                return fail(ErrorCode::NotFound, "gone", "crow.png");
            },
            this,
            [&](Status status) {
                ++deliveries;
                if (!status)
                    error = status.error();
            });
        QVERIFY(idle.wait());
        QCOMPARE(deliveries, 1);
        QVERIFY(error.has_value());
        QCOMPARE(int(error->code), code);
    }

    void cancelStopsTheWorkAndStillFinishesOnce()
    {
        JobRunner runner;
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        std::optional<ErrorCode> code;
        int deliveries = 0;
        Job *job = runner.run(
            QStringLiteral("wait"),
            [](ProgressSink &, std::stop_token stop) { return runUntilStopped(stop); }, this,
            [&](Result<int> result) {
                ++deliveries;
                code = result.error().code;
            });
        job->cancel();
        job->cancel();
        QVERIFY(idle.wait());
        QCOMPARE(deliveries, 1);
        QCOMPARE(*code, ErrorCode::Cancelled);
    }

    void aReceiverThatDiedIsNotCalled()
    {
        JobRunner runner;
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        QSemaphore go;
        bool wasCalled = false;
        auto receiver = std::make_unique<QObject>();
        runner.run(
            QStringLiteral("outlive"),
            [&go](ProgressSink &, std::stop_token) -> Status {
                go.acquire();
                return {};
            },
            receiver.get(), [&wasCalled](Status) { wasCalled = true; });
        receiver.reset();
        go.release();
        QVERIFY(idle.wait());
        QVERIFY(!wasCalled);
    }

    void progressIsThrottledAndEndsWithTheLastReport()
    {
        JobRunner runner;
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        constexpr int kReports = 100'000;
        Job *job = runner.run(
            QStringLiteral("report"),
            [](ProgressSink &progress, std::stop_token) -> Status {
                for (int i = 1; i <= kReports; ++i)
                    progress.report({.stage = "test", .done = i, .total = kReports});
                return {};
            },
            this, [](Status) {});
        int reports = 0;
        qint64 last = 0;
        bool cameAfterFinish = false;
        connect(job, &Job::progressed, this, [&](const ProgressUpdate &update) {
            ++reports;
            last = update.done;
            cameAfterFinish = cameAfterFinish || job->isFinished();
        });
        QElapsedTimer elapsed;
        elapsed.start();
        QVERIFY(idle.wait(60'000));
        QCOMPARE(last, qint64(kReports));
        QVERIFY(!cameAfterFinish);
        // One at the start, one in each 50 ms that passed, and the last.
        QVERIFY2(reports <= elapsed.elapsed() / 50 + 2, qPrintable(QString::number(reports)));
    }

    void destroyingTheRunnerCancelsAndJoins()
    {
        bool returned = false, wasDelivered = false;
        {
            JobRunner runner;
            QSemaphore started;
            runner.run(
                QStringLiteral("wait"),
                [&](ProgressSink &, std::stop_token stop) {
                    started.release();
                    auto result = runUntilStopped(stop);
                    returned = true;
                    return result;
                },
                this, [&wasDelivered](Result<int>) { wasDelivered = true; });
            started.acquire();
        }
        QVERIFY(returned);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!wasDelivered);
    }

    void jobsThatNeverGotAThreadAreCancelledWithoutRunning()
    {
        JobRunner runner;
        QSignalSpy idle(&runner, &JobRunner::becameIdle);
        QSemaphore go;
        constexpr int kBlockers = 16; // more than the pool has threads
        std::atomic<int> ran = 0;
        int cancelled = 0;
        for (int i = 0; i < kBlockers; ++i)
            runner.run(
                QStringLiteral("block"),
                [&](ProgressSink &, std::stop_token) -> Status {
                    ++ran;
                    go.acquire();
                    return {};
                },
                this,
                [&cancelled](Status status) {
                    cancelled += !status && status.error().code == ErrorCode::Cancelled ? 1 : 0;
                });
        QTRY_VERIFY(ran > 0);
        runner.cancelAll();
        go.release(kBlockers);
        QVERIFY(idle.wait());
        QCOMPARE(ran + cancelled, kBlockers);
        QVERIFY(cancelled > 0);
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_jobrunner.moc"
