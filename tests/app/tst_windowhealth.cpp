// SPDX-License-Identifier: GPL-3.0-or-later
// Catalog health and jobs in the real window.
#include "app/gui/text/filtertext.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/healthcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/windowfixture.h"
#include "widgets/facetpanel.h"
#include "widgets/filterchips.h"
#include "widgets/healthlist.h"
#include "widgets/healthpanel.h"
#include "widgets/jobspage.h"
#include "widgets/querychipwidget.h"

#include <QAction>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <QUndoStack>

#include <algorithm>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

bool areAllDone(const QVector<HealthCheck> &checks)
{
    return !checks.isEmpty() && std::all_of(checks.begin(), checks.end(), [](const HealthCheck &check) {
        return check.state == HealthCheck::State::Done;
    });
}

qint64 countOf(HealthController &health, const QString &id)
{
    for (const HealthCheck &check : health.service().checks())
        if (check.id == id)
            return check.count;
    return -1;
}

QPushButton *button(QWidget &widget, const QString &text)
{
    for (QPushButton *candidate : widget.findChildren<QPushButton *>())
        if (candidate->text().remove(QLatin1Char('&')) == text)
            return candidate;
    return nullptr;
}

} // namespace

class TestWindowHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_fixture.makeCatalog();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    void init() { m_fixture.forgetSettings(); }
    void cleanup() { m_fixture.closeWindow(); }

    void everythingIsLookedForAndListed();
    void aFindingIsSelectedAndQueriedBy();
    void findingsAreMarked();
    void theDeskIsFilteredToFindings();
    void everyListCanFilter();
    void whatIsKnownIsNotLookedForAgain();
    void aChangedCatalogIsLookedOverAgain();
    void closingTheCatalogWhileItIsLookedOver();
    void withoutACatalogThereIsNothing();
    void jobsOfTheCatalogAreListed();

private:
    MainWindow &openHealth()
    {
        MainWindow &window = m_fixture.open(true, true);
        window.actions().find(QStringLiteral("catalog.health"))->trigger();
        if (!QTest::qWaitFor([&] { return areAllDone(window.health().service().checks()); }, kWaitMs))
            QTest::qFail("it was not all looked for", __FILE__, __LINE__);
        return window;
    }

    WindowFixture m_fixture;
};

void TestWindowHealth::everythingIsLookedForAndListed()
{
    HealthController &health = openHealth().health();
    QStringList ids;
    for (const HealthCheck &check : health.service().checks())
        ids << check.id;
    QCOMPARE(ids, QStringLiteral("matrix broken duplicates near:0 near:1 near:2 outliers:0 outliers:1 "
                                 "outliers:2 disagree:0 disagree:1 disagree:2")
                      .split(QLatin1Char(' ')));
    QCOMPARE(countOf(health, QStringLiteral("matrix")), 12); // every second item has no sound
    QCOMPARE(countOf(health, QStringLiteral("broken")), 0);
    auto *rows = health.panel()->findChild<HealthList *>();
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 12, kWaitMs);
    auto *list = health.panel()->findChild<QListWidget *>();
    for (int i = 0; i < ids.size(); ++i) {
        QSignalSpy ready(&health.service(), &HealthService::findingsReady);
        if (i > 0)
            QTest::keyClick(list, Qt::Key_Down);
        else
            health.service().request(ids.front());
        QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kWaitMs);
        const auto findings = ready.last().first().value<HealthFindings>();
        QCOMPARE(findings.check, ids.at(i));
        QVERIFY(!findings.summary.isEmpty());
    }
}

void TestWindowHealth::aFindingIsSelectedAndQueriedBy()
{
    MainWindow &window = openHealth();
    auto *rows = window.health().panel()->findChild<HealthList *>();
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 12, kWaitMs);
    QTest::keyClick(rows, Qt::Key_Down);
    QTest::keyClick(rows, Qt::Key_Down);
    const std::string key = rows->healthModel()->row(1).detail.toStdString();
    QTRY_VERIFY_WITH_TIMEOUT(!window.session().desk().view().selection.empty() &&
                                 window.session().desk().view().selection.front() == key,
                             kWaitMs);
    QTest::keyClick(rows, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(window.session().desk().view().query.size() == 1 &&
                                 window.session().desk().view().query.front().value == key,
                             kWaitMs);
}

void TestWindowHealth::findingsAreMarked()
{
    MainWindow &window = openHealth();
    auto *rows = window.health().panel()->findChild<HealthList *>();
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 12, kWaitMs);
    QTest::keyClick(button(*window.health().panel(), QStringLiteral("Mark these")), Qt::Key_Space);
    QCOMPARE(window.session().marked().items().size(), 12);
    QVERIFY(window.session().marked().items().contains(rows->healthModel()->row(0).item));
}

void TestWindowHealth::theDeskIsFilteredToFindings()
{
    MainWindow &window = openHealth();
    const QStringList all = listedKeys(window);
    auto *rows = window.health().panel()->findChild<HealthList *>();
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 12, kWaitMs); // those without a sound
    QTest::keyClick(button(*window.health().panel(), QStringLiteral("Filter to these")), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(window.results().answer().allowed->count(), 12, kWaitMs);
    QVERIFY(window.results().answer().allowed->test(rows->healthModel()->row(0).item));
    const Filter &filter = window.session().desk().view().filter;
    QVERIFY2(filterText(filter).contains(QStringLiteral("Only ")), qPrintable(filterText(filter)));
    QTRY_VERIFY_WITH_TIMEOUT(listedKeys(window).size() < all.size(), kWaitMs);
    QUndoStack &history = *window.session().desk().undoStack();
    history.undo();
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(window), all, kWaitMs);
    history.redo();
    QTRY_COMPARE_WITH_TIMEOUT(window.results().answer().allowed->count(), 12, kWaitMs);
    // It comes back with the session, and is cleared like any other filter.
    window.close();
    MainWindow &again = m_fixture.open(true, true);
    QTRY_COMPARE_WITH_TIMEOUT(again.results().answer().allowed->count(), 12, kWaitMs);
    // As a chip that is taken away by keyboard.
    again.panels().reveal(QStringLiteral("facets"));
    FilterChips *chips = again.panels().facets->chips();
    QCOMPARE(chips->chips().size(), 1);
    QCOMPARE(chips->chips().first().label,
             QString::fromStdString(again.session().desk().view().filter.only->name));
    QTest::keyClick(chips->findChild<QueryChipWidget *>(), Qt::Key_Delete);
    QVERIFY(again.session().desk().view().filter.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(listedKeys(again), all, kWaitMs);
}

void TestWindowHealth::everyListCanFilter()
{
    MainWindow &window = openHealth();
    HealthPanel &panel = *window.health().panel();
    for (const HealthCheck &check : window.health().service().checks()) {
        QSignalSpy ready(&window.health().service(), &HealthService::findingsReady);
        panel.setCurrentCheck(check.id);
        window.health().service().request(check.id);
        QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kWaitMs);
        const auto findings = ready.last().first().value<HealthFindings>();
        QPushButton *filter = button(panel, QStringLiteral("Filter to these"));
        QCOMPARE(filter->isEnabled(), !findings.items.isEmpty());
        if (findings.items.isEmpty())
            continue;
        QVERIFY2(!findings.name.isEmpty(), qPrintable(check.id));
        filter->click();
        QTRY_VERIFY2_WITH_TIMEOUT(window.results().answer().allowed->count() == findings.items.size(),
                                  qPrintable(check.id), kWaitMs);
        QCOMPARE(filterText(window.session().desk().view().filter), findings.name);
    }
    View view = window.session().desk().view();
    view.filter = {};
    window.session().desk().change(view, QStringLiteral("clear"));
}

void TestWindowHealth::whatIsKnownIsNotLookedForAgain()
{
    MainWindow &window = openHealth();
    QSignalSpy started(&window.jobs(), &JobRunner::started);
    window.health().closeWindow();
    window.health().showHealth();
    QCOMPARE(started.size(), 0);
}

void TestWindowHealth::aChangedCatalogIsLookedOverAgain()
{
    MainWindow &window = openHealth();
    QSignalSpy grown(&window.session(), &CatalogSession::grown);
    const QString first = QString::fromStdString(window.results().answer().rows.front().summary.picturePath);
    QVERIFY(QFile::rename(first, first + QStringLiteral(".away")));
    window.session().reload();
    QTRY_VERIFY_WITH_TIMEOUT(!grown.isEmpty(), kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(areAllDone(window.health().service().checks()), kWaitMs);
    QCOMPARE(countOf(window.health(), QStringLiteral("broken")), 1);
    QVERIFY(QFile::rename(first + QStringLiteral(".away"), first));
}

void TestWindowHealth::closingTheCatalogWhileItIsLookedOver()
{
    MainWindow &window = m_fixture.open(true, true);
    window.health().showHealth();
    QVERIFY(window.health().service().isLooking());
    window.session().close();
    QVERIFY(window.health().service().checks().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(window.jobs().isIdle(), kWaitMs);
    QVERIFY(window.health().service().checks().isEmpty()); // late answers are dropped
}

void TestWindowHealth::withoutACatalogThereIsNothing()
{
    MainWindow &window = m_fixture.open(false);
    QVERIFY(!window.actions().find(QStringLiteral("catalog.health"))->isEnabled());
    window.health().showHealth();
    QVERIFY(window.jobs().isIdle());
    window.actions().find(QStringLiteral("catalog.jobs"))->trigger();
    QCOMPARE(window.health().jobsPage()->tree()->topLevelItemCount(), 0);
}

void TestWindowHealth::jobsOfTheCatalogAreListed()
{
    MainWindow &window = m_fixture.open(true, true);
    window.actions().find(QStringLiteral("catalog.jobs"))->trigger();
    QTreeWidget *tree = window.health().jobsPage()->tree();
    QTRY_COMPARE_WITH_TIMEOUT(tree->topLevelItemCount(), 4, kWaitMs); // import, three embeddings
    QCOMPARE(tree->topLevelItem(3)->text(0), QStringLiteral("Importing"));
    for (int row = 0; row < 4; ++row)
        QCOMPARE(tree->topLevelItem(row)->text(1), QStringLiteral("Finished"));
    bool isStopping = false;
    window.jobs().run(
        QStringLiteral("Waiting"),
        [](ProgressSink &progress, std::stop_token stop) -> Status {
            for (int i = 0; !stop.stop_requested(); ++i)
                progress.report({"nothing", i, 1'000'000'000, {}});
            return {};
        },
        this, [&isStopping](const Status &) { isStopping = true; });
    QCOMPARE(tree->topLevelItemCount(), 5);
    QVERIFY(tree->topLevelItem(0)->text(1).startsWith(QStringLiteral("Running")));
    QTRY_VERIFY_WITH_TIMEOUT(!tree->topLevelItem(0)->text(3).isEmpty(), kWaitMs); // its rate
    tree->setCurrentItem(tree->topLevelItem(0));
    QTest::keyClick(button(*window.health().jobsPage(), QStringLiteral("Cancel")), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(isStopping, kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(tree->topLevelItemCount(), 4, kWaitMs);
}

QTEST_MAIN(TestWindowHealth)
#include "tst_windowhealth.moc"
