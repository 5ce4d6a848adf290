// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/healthlist.h"
#include "widgets/healthpanel.h"
#include "widgets/jobspage.h"

#include <QAbstractItemModelTester>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

using namespace modalens;

namespace {

HealthCheck check(const char *id, HealthCheck::State state, qint64 count = 0)
{
    HealthCheck check;
    check.id = QLatin1String(id);
    check.label = check.id.toUpper();
    check.state = state;
    check.count = count;
    return check;
}

HealthFindings findings(const QString &id, int rows)
{
    HealthFindings findings;
    findings.check = id;
    findings.name = QStringLiteral("Odd ones");
    findings.hasGroups = true;
    for (int i = 0; i < rows; ++i) {
        HealthRow row;
        row.item = 100 + i;
        row.group = i / 2;
        row.title = QStringLiteral("item %1").arg(i);
        row.figure = QStringLiteral("0.9");
        findings.rows << row;
        findings.items << row.item;
        if (i % 2 == 1)
            findings.repeats << row.item;
    }
    return findings;
}

template <class T>
T *child(QWidget &widget, const QString &accessibleName)
{
    for (T *candidate : widget.findChildren<T *>())
        if (candidate->accessibleName() == accessibleName)
            return candidate;
    return nullptr;
}

QPushButton *button(QWidget &widget, const QString &text)
{
    for (QPushButton *candidate : widget.findChildren<QPushButton *>())
        if (candidate->text().remove(QLatin1Char('&')) == text)
            return candidate;
    return nullptr;
}

} // namespace

/// The health page and the jobs page by keyboard.
class TestHealthPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosingACheckAsksForItsFindings();
    void findingsOfAnotherCheckAreDropped();
    void aFindingIsShownQueriedAndMapped();
    void theMatrixChoosesItsItems();
    void theThresholdIsTold();
    void whatIsNotDoneSaysWhatToDo();
    void checksThatComeLaterKeepTheChoice();
    void rowsAreAModel();
    void jobsKeepTheirLines();
    void jobsAreCancelledAndTriedAgain();
    void durationsAreReadable_data();
    void durationsAreReadable();

private:
    FakeMedia m_media;
};

void TestHealthPanel::choosingACheckAsksForItsFindings()
{
    HealthPanel panel(&m_media);
    QSignalSpy chosen(&panel, &HealthPanel::checkChosen);
    panel.setChecks({check("a", HealthCheck::State::Done, 1), check("b", HealthCheck::State::Running),
                     check("c", HealthCheck::State::Done, 2)});
    QCOMPARE(chosen.size(), 1);
    auto *list = panel.findChild<QListWidget *>();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(panel.currentCheck(), QStringLiteral("b"));
    QCOMPARE(chosen.size(), 1); // it is not done
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(chosen.last().first().toString(), QStringLiteral("c"));
}

void TestHealthPanel::findingsOfAnotherCheckAreDropped()
{
    HealthPanel panel(&m_media);
    panel.setChecks({check("a", HealthCheck::State::Done, 1), check("b", HealthCheck::State::Done, 3)});
    panel.setFindings(findings(QStringLiteral("b"), 3));
    auto *rows = panel.findChild<HealthList *>();
    QCOMPARE(rows->model()->rowCount(), 0);
    panel.setFindings(findings(QStringLiteral("a"), 4));
    QCOMPARE(rows->model()->rowCount(), 4);
    panel.setCurrentCheck(QStringLiteral("b"));
    QCOMPARE(rows->model()->rowCount(), 0); // until its own come
}

void TestHealthPanel::aFindingIsShownQueriedAndMapped()
{
    HealthPanel panel(&m_media);
    panel.setChecks({check("a", HealthCheck::State::Done, 2)});
    panel.setFindings(findings(QStringLiteral("a"), 4));
    panel.resize(800, 500);
    panel.show();
    QSignalSpy selected(&panel, &HealthPanel::itemSelected);
    QSignalSpy activated(&panel, &HealthPanel::itemActivated);
    QSignalSpy requested(&panel, &HealthPanel::itemsRequested);
    auto *rows = panel.findChild<HealthList *>();
    QPushButton *query = button(panel, QStringLiteral("Query by this"));
    QVERIFY(query && !query->isEnabled());
    QTest::keyClick(rows, Qt::Key_Down);
    QTest::keyClick(rows, Qt::Key_Down);
    QCOMPARE(selected.last().first().toLongLong(), 101);
    QTest::keyClick(rows, Qt::Key_Return);
    QTest::keyClick(query, Qt::Key_Space);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated.last().first().toLongLong(), 101);
    QTest::keyClick(button(panel, QStringLiteral("Mark these")), Qt::Key_Space);
    QCOMPARE(requested.last().at(0).value<QVector<qint64>>(), (QVector<qint64>{100, 101, 102, 103}));
    QCOMPARE(requested.last().at(1).toString(), QStringLiteral("Odd ones"));
    QTest::keyClick(button(panel, QStringLiteral("Mark all but one")), Qt::Key_Space);
    QCOMPARE(requested.takeLast().at(0).value<QVector<qint64>>(), (QVector<qint64>{101, 103}));
    QSignalSpy filtered(&panel, &HealthPanel::filterRequested);
    QTest::keyClick(button(panel, QStringLiteral("Filter to these")), Qt::Key_Space);
    QCOMPARE(filtered.size(), 1);
    QCOMPARE(filtered.first(), requested.last());
    QVERIFY(!panel.grab().isNull());
}

void TestHealthPanel::theMatrixChoosesItsItems()
{
    HealthPanel panel(&m_media);
    panel.setChecks({check("matrix", HealthCheck::State::Done, 3)});
    HealthFindings matrix = findings(QStringLiteral("matrix"), 2);
    matrix.modalities = QStringList{QStringLiteral("Words"), QStringLiteral("Looks")};
    matrix.sets = {{3, {true, true}, 4100}, {1, {true, false}, 2}};
    matrix.currentSet = 1;
    QSignalSpy chosen(&panel, &HealthPanel::setChosen);
    panel.setFindings(matrix);
    QCOMPARE(chosen.size(), 0);
    auto *table = panel.findChild<QTableWidget *>();
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->currentRow(), 1);
    QCOMPARE(table->item(1, 2)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("missing"));
    QTest::keyClick(table, Qt::Key_Up);
    QCOMPARE(chosen.last().first().toInt(), 3);
}

void TestHealthPanel::theThresholdIsTold()
{
    HealthPanel panel(&m_media);
    panel.setChecks({check("near:0", HealthCheck::State::Done, 0)});
    QSignalSpy changed(&panel, &HealthPanel::thresholdChanged);
    HealthFindings none = findings(QStringLiteral("near:0"), 0);
    none.hasThreshold = true;
    none.threshold = 0.95;
    panel.setFindings(none);
    QCOMPARE(changed.size(), 0);
    auto *box = panel.findChild<QDoubleSpinBox *>();
    QVERIFY(!box->isHidden()); // to be lowered, although nothing was found
    QCOMPARE(box->value(), 0.95);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(changed.last().at(1).toDouble(), 0.94);
}

void TestHealthPanel::whatIsNotDoneSaysWhatToDo()
{
    HealthPanel panel(&m_media);
    HealthCheck large = check("near", HealthCheck::State::Waiting);
    large.message = QStringLiteral("takes minutes");
    large.action = QStringLiteral("Compare");
    panel.setChecks({large});
    QSignalSpy wanted(&panel, &HealthPanel::actionRequested);
    QPushButton *compare = button(panel, QStringLiteral("Compare"));
    QVERIFY(compare);
    QTest::keyClick(compare, Qt::Key_Space);
    QCOMPARE(wanted.last().first().toString(), QStringLiteral("near"));
    large.state = HealthCheck::State::Running;
    panel.setChecks({large});
    QSignalSpy cancelled(&panel, &HealthPanel::cancelRequested);
    panel.setProgress(QStringLiteral("Comparing"), 3, 10);
    QTest::keyClick(child<QPushButton>(panel, QStringLiteral("Stop looking")), Qt::Key_Space);
    QCOMPARE(cancelled.size(), 1);
}

void TestHealthPanel::checksThatComeLaterKeepTheChoice()
{
    HealthPanel panel(&m_media);
    panel.setChecks({check("a", HealthCheck::State::Done), check("near", HealthCheck::State::Running)});
    panel.setCurrentCheck(QStringLiteral("near"));
    QSignalSpy chosen(&panel, &HealthPanel::checkChosen);
    panel.setChecks({check("a", HealthCheck::State::Done), check("near:0", HealthCheck::State::Done, 5),
                     check("near:1", HealthCheck::State::Done)});
    QCOMPARE(panel.currentCheck(), QStringLiteral("near:0"));
    QCOMPARE(chosen.size(), 1);
    panel.setChecks({});
    QVERIFY(panel.currentCheck().isEmpty());
}

void TestHealthPanel::rowsAreAModel()
{
    HealthList list(&m_media);
    const QAbstractItemModelTester tester(list.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    list.setRows(findings({}, 5).rows, true);
    QVERIFY(!list.healthModel()->startsGroup(0));
    QVERIFY(!list.healthModel()->startsGroup(1));
    QVERIFY(list.healthModel()->startsGroup(2));
    QVERIFY(list.model()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QLatin1String("0.9")));
    list.setRows({}, false);
    QCOMPARE(list.currentItem(), -1);
}

namespace {

JobEntry job(const char *id, JobEntry::State state)
{
    JobEntry entry;
    entry.id = QLatin1String(id);
    entry.title = entry.id;
    entry.state = state;
    entry.canCancel = state == JobEntry::State::Running;
    entry.canRetry = state == JobEntry::State::Failed;
    return entry;
}

} // namespace

void TestHealthPanel::jobsKeepTheirLines()
{
    JobsPage page;
    JobEntry broken = job("import", JobEntry::State::Finished);
    broken.failures << QStringLiteral("crow.png: ends too early");
    broken.failureCount = 1;
    page.setJobs({broken});
    QTreeWidgetItem *line = page.tree()->topLevelItem(0);
    page.tree()->setCurrentItem(line);
    QTest::keyClick(page.tree(), Qt::Key_Right);
    QVERIFY(line->isExpanded());
    QCOMPARE(line->child(0)->text(0), broken.failures.front());
    JobEntry running = job("run", JobEntry::State::Running);
    running.total = 200;
    for (int done = 0; done < 3; ++done) {
        running.done = done * 50;
        running.perSecond = 12;
        running.remainingMs = 80'000;
        page.setJobs({running, broken});
    }
    QCOMPARE(page.tree()->topLevelItemCount(), 2);
    QCOMPARE(page.tree()->topLevelItem(1), line);
    QVERIFY(line->isExpanded());
    QCOMPARE(page.tree()->currentItem(), line);
    const QTreeWidgetItem *first = page.tree()->topLevelItem(0);
    QCOMPARE(first->text(1), QStringLiteral("Running, 50%"));
    QCOMPARE(first->text(2), QStringLiteral("100 of 200"));
    QCOMPARE(first->text(3), QStringLiteral("12 a second"));
    QCOMPARE(first->text(4), QStringLiteral("1 min 20 s left"));
    page.setJobs({});
    QCOMPARE(page.tree()->topLevelItemCount(), 0);
}

void TestHealthPanel::jobsAreCancelledAndTriedAgain()
{
    JobsPage page;
    page.setJobs({job("run", JobEntry::State::Running), job("broken", JobEntry::State::Failed)});
    QSignalSpy cancelled(&page, &JobsPage::cancelRequested);
    QSignalSpy retried(&page, &JobsPage::retryRequested);
    QPushButton *cancel = button(page, QStringLiteral("Cancel"));
    QPushButton *retry = button(page, QStringLiteral("Try again"));
    QVERIFY(!cancel->isEnabled() && !retry->isEnabled()); // nothing is chosen
    page.tree()->setCurrentItem(page.tree()->topLevelItem(0));
    QVERIFY(cancel->isEnabled() && !retry->isEnabled());
    QTest::keyClick(cancel, Qt::Key_Space);
    QCOMPARE(cancelled.last().first().toString(), QStringLiteral("run"));
    QTest::keyClick(page.tree(), Qt::Key_Down);
    QVERIFY(!cancel->isEnabled() && retry->isEnabled());
    QTest::keyClick(retry, Qt::Key_Space);
    QCOMPARE(retried.last().first().toString(), QStringLiteral("broken"));
}

void TestHealthPanel::durationsAreReadable_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("negative") << qint64(-5) << "0 s";
    QTest::newRow("seconds") << qint64(12'400) << "12 s";
    QTest::newRow("minutes") << qint64(200'000) << "3 min 20 s";
    QTest::newRow("hours") << qint64(7'500'000) << "2 h 5 min";
}

void TestHealthPanel::durationsAreReadable()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(milliseconds), text);
}

QTEST_MAIN(TestHealthPanel)
#include "tst_healthpanel.moc"
