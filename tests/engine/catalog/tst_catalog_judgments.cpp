// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include "engine/catalog/database.h"

#include <QObject>
#include <QRegularExpression>

#include <chrono>

using namespace modalens;
using namespace modalens::test;

/// What people make: judgments and views; and the list of jobs.
class TestCatalogJudgments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_catalog = std::make_unique<Catalog>(take(Catalog::create(pathOf(*m_folder))));
    }

    void cleanup()
    {
        m_catalog.reset();
        m_folder.reset();
    }

    void uuidRevisionAndTimeAreAssigned()
    {
        using namespace std::chrono;
        const auto nowMs = [] {
            return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
        };
        const std::int64_t before = nowMs();
        const Judgment first = take(m_catalog->appendJudgment(judgment("yes")));
        QVERIFY(first.timeMs >= before && first.timeMs <= nowMs());
        QCOMPARE(first.revision, 1);
        static const QRegularExpression uuid(
            QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        QVERIFY(uuid.match(QString::fromStdString(first.uuid)).hasMatch());
        QVERIFY(take(m_catalog->appendJudgment(judgment("yes"))).uuid != first.uuid);
    }

    void aCorrectionIsTheNextRevisionAndBothStay()
    {
        Judgment first = take(m_catalog->appendJudgment(judgment("yes")));
        first.value = "\"no\"";
        first.timeMs = 12345;
        QCOMPARE(take(m_catalog->appendJudgment(first)).revision, 2);
        *m_catalog = take(Catalog::open(pathOf(*m_folder)));
        const std::vector<Judgment> all = take(m_catalog->judgments("relevance"));
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(all[0].value, std::string("\"yes\""));
        QCOMPARE(all[1].value, std::string("\"no\""));
        QCOMPARE(all[1].timeMs, 12345);
        QCOMPARE(all[1].queryKey, std::string("query"));
        QVERIFY(take(m_catalog->judgments("other task")).empty());
    }

    void theDatabaseItselfRefusesToChangeThem_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("update") << QByteArray("UPDATE judgments SET value = 'x'");
        QTest::newRow("delete") << QByteArray("DELETE FROM judgments");
        QTest::newRow("replace") << QByteArray(
            "INSERT OR REPLACE INTO judgments SELECT id, uuid, annotator, task, item_key, "
            "other_key, query_key, 'x', revision, time_ms, duration_ms FROM judgments");
    }

    void theDatabaseItselfRefusesToChangeThem()
    {
        QFETCH(QByteArray, sql);
        take(m_catalog->appendJudgment(judgment("yes")));
        Database database = take(Database::open(pathOf(*m_folder) / "catalog.db", Database::Access::Write));
        QVERIFY(!database.execute(sql.constData()).has_value());
        QCOMPARE(take(m_catalog->judgments()).at(0).value, std::string("\"yes\""));
    }

    void whatIsNoJudgmentIsRefused()
    {
        Judgment bad = judgment("yes");
        bad.task.clear();
        QCOMPARE(m_catalog->appendJudgment(bad).error().code, ErrorCode::InvalidArgument);
        bad = judgment(std::string(100'000, 'x'));
        QCOMPARE(m_catalog->appendJudgment(bad).error().code, ErrorCode::TooLarge);
        QVERIFY(take(m_catalog->judgments()).empty());
    }

    void viewsAreSavedReplacedAndRemoved()
    {
        take(m_catalog->saveView("b'; DROP TABLE views;--", R"({"note":"one"})"));
        take(m_catalog->saveView("a", R"({"note":"two"})"));
        take(m_catalog->saveView("a", R"({"note":"three"})"));
        QCOMPARE(take(m_catalog->viewNames()), (std::vector<std::string>{"a", "b'; DROP TABLE views;--"}));
        QCOMPARE(take(m_catalog->view("a")).value(), std::string(R"({"note":"three"})"));
        take(m_catalog->removeView("a"));
        QVERIFY(!take(m_catalog->view("a")).has_value());
        QCOMPARE(m_catalog->saveView("bad", "[1]").error().code, ErrorCode::Malformed);
        QCOMPARE(m_catalog->saveView("", "{}").error().code, ErrorCode::InvalidArgument);
    }

    void jobsAreRememberedNewestFirst()
    {
        const JobId first = take(m_catalog->startJob("import", "{}"));
        const JobId second = take(m_catalog->startJob("embed:text"));
        take(m_catalog->updateJob(first, JobState::Failed, 3, 10, R"({"failures":1})"));
        const std::vector<JobRecord> jobs = take(m_catalog->jobs());
        QCOMPARE(jobs.size(), std::size_t(2));
        QCOMPARE(jobs[0].id, second);
        QCOMPARE(jobs[0].state, JobState::Running);
        QCOMPARE(jobs[0].finishedMs, 0);
        QCOMPARE(jobs[1].state, JobState::Failed);
        QCOMPARE(jobs[1].done, 3);
        QVERIFY(jobs[1].finishedMs >= jobs[1].startedMs);
        QCOMPARE(take(m_catalog->jobs(1)).size(), std::size_t(1));
        QCOMPARE(m_catalog->updateJob(JobId{99}, JobState::Finished, 0, 0, "").error().code,
                 ErrorCode::NotFound);
    }

private:
    static Judgment judgment(const std::string &value)
    {
        Judgment judgment;
        judgment.annotator = "me";
        judgment.task = "relevance";
        judgment.itemKey = "item";
        judgment.queryKey = "query";
        judgment.value = '"' + value + '"';
        judgment.durationMs = 900;
        return judgment;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
};

QTEST_GUILESS_MAIN(TestCatalogJudgments)
#include "tst_catalog_judgments.moc"
