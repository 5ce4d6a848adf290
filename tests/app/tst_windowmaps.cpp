// SPDX-License-Identifier: GPL-3.0-or-later
// The maps in the real window: small maps, colours, selection, and the way between map and list.
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/mapcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/gui/window/selectioncontroller.h"
#include "app/tinycatalog.h"
#include "app/windowfixture.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/maptools.h"
#include "widgets/mapview.h"
#include "widgets/rankingview.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

#include <optional>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

QAction *actionCalled(const QList<QAction *> &actions, const QString &text)
{
    for (QAction *action : actions)
        if (QString(action->text()).remove(QLatin1Char('&')) == text)
            return action;
    return nullptr;
}

QToolButton *toolCalled(const MapPanel &panel, const QString &name)
{
    const QList<QToolButton *> buttons = panel.tools()->findChildren<QToolButton *>();
    for (QToolButton *button : buttons)
        if (button->accessibleName() == name)
            return button;
    return nullptr;
}

QList<LegendLine *> linesOf(const MapPanel &panel)
{
    return panel.legend()->findChildren<LegendLine *>();
}

} // namespace

class TestWindowMaps : public QObject
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

    void smallMapsShowEverySignalAndSwitch();
    void linkedMapsLookAtTheSamePlace();
    void coloursAreChosenFromTheMenu();
    void aLegendEntryFilters();
    void theMapFollowsAFilterAtOnce();
    void aLassoTakesWhatTheFilterLetsThrough();
    void aToolIsPutDownWithTheCatalog();
    void selectionReachesTheSmallMaps();
    void theMenuActsOnItsItem();
    void mapAndListFindEachOther();
    void walkingSelectsInTheWholeWindow();

private:
    void openMenuAt(MapView *map, qint64 item)
    {
        const QPoint place = map->screenOf(item).toPoint();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, map->mapToGlobal(place));
        QApplication::sendEvent(map, &event);
    }

    WindowFixture m_fixture;
};

void TestWindowMaps::smallMapsShowEverySignalAndSwitch()
{
    MapPanel *panel = m_fixture.open().panels().map;
    QVERIFY(panel->smallMaps()->isHidden());
    QTest::mouseClick(toolCalled(*panel, QStringLiteral("Small maps")), Qt::LeftButton);
    QVERIFY(panel->smallMaps()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(panel->smallMaps()->missing().isEmpty(), kWaitMs);
    for (const QString &name :
         {QString(), QStringLiteral("text"), QStringLiteral("image"), QStringLiteral("audio")}) {
        SmallMap *small = panel->smallMaps()->map(name);
        QVERIFY2(small && small->hasPoints(), qPrintable(name));
        QTRY_VERIFY(!small->isStale());
    }
    SmallMap *looks = panel->smallMaps()->map(QStringLiteral("image"));
    QVERIFY(!looks->isChecked());
    looks->setFocus();
    QTest::keyClick(looks, Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(panel->currentSignal(), QStringLiteral("image"), kWaitMs);
    QVERIFY(looks->isChecked());
    QCOMPARE(m_fixture.window().session().desk().view().mapSignal, std::string("image"));
    QTest::mouseClick(panel->smallMaps()->map({}), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(panel->currentSignal(), QString(), kWaitMs);
    m_fixture.window().close();
    QVERIFY(m_fixture.open().panels().map->areSmallMapsShown()); // remembered
    QAction *action =
        actionCalled(m_fixture.window().findChildren<QAction *>(), QStringLiteral("Small maps"));
    QVERIFY(action && action->isChecked());
    action->trigger();
    QVERIFY(m_fixture.window().panels().map->smallMaps()->isHidden());
}

void TestWindowMaps::linkedMapsLookAtTheSamePlace()
{
    m_fixture.settings().setSmallMapsShown(true);
    MapPanel *panel = m_fixture.open().panels().map;
    MapView *map = panel->map();
    QTRY_VERIFY_WITH_TIMEOUT(panel->smallMaps()->missing().isEmpty(), kWaitMs);
    SmallMap *fused = panel->smallMaps()->map({});
    const qint64 item = map->itemAt(map->screenOf(0)) >= 0 ? 0 : 1;
    const auto isInside = [fused](qint64 wanted) {
        return fused->rect().contains(fused->screenOf(wanted).toPoint());
    };
    QVERIFY(isInside(item));
    QTest::mouseClick(toolCalled(*panel, QStringLiteral("Same view in all maps")), Qt::LeftButton);
    map->setCamera(Camera{QPointF(50, 50), 64}); // far from everything
    QVERIFY(!isInside(item));
    QTest::mouseClick(panel->smallMaps()->map(QStringLiteral("text")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(panel->currentSignal(), QStringLiteral("text"), kWaitMs);
    QTest::qWait(50);
    QCOMPARE(map->camera(), (Camera{QPointF(50, 50), 64}));
    QTest::mouseClick(toolCalled(*panel, QStringLiteral("Same view in all maps")), Qt::LeftButton);
    QVERIFY(isInside(item));
    QVERIFY(!m_fixture.settings().areMapsLinked());
}

void TestWindowMaps::coloursAreChosenFromTheMenu()
{
    MainWindow &window = m_fixture.open();
    MapPanel *panel = window.panels().map;
    QTRY_VERIFY_WITH_TIMEOUT(!linesOf(*panel).isEmpty(), kWaitMs); // folders, unless chosen otherwise
    QMenu *menu = panel->tools()->colourButton()->menu();
    const auto choose = [menu](const QString &group, const QString &choice) {
        Q_EMIT menu->aboutToShow();
        QAction *sub = group.isEmpty() ? nullptr : actionCalled(menu->actions(), group);
        QAction *action = actionCalled(sub ? sub->menu()->actions() : menu->actions(), choice);
        return action ? (action->trigger(), true) : false;
    };
    QVERIFY(choose(QStringLiteral("Similarity to the query"), QStringLiteral("Looks")));
    QCOMPARE(window.session().desk().view().mapColour, std::string("similarity:image"));
    QTRY_VERIFY_WITH_TIMEOUT(panel->legend()->accessibleDescription().contains(QStringLiteral("from ")),
                             kWaitMs);
    QVERIFY(choose(QStringLiteral("Contribution to the score"), QStringLiteral("Words")));
    QTRY_VERIFY_WITH_TIMEOUT(!window.session().mapColours().isBusy(), kWaitMs);
    QVERIFY(choose({}, QStringLiteral("One colour")));
    QTRY_VERIFY_WITH_TIMEOUT(panel->legend()->isEmpty(), kWaitMs);
    QVERIFY(panel->legend()->isHidden());
    window.session().desk().undoStack()->undo();
    QCOMPARE(window.session().desk().view().mapColour, std::string("contribution:text"));
    QTRY_VERIFY_WITH_TIMEOUT(!panel->legend()->isEmpty(), kWaitMs);
}

void TestWindowMaps::aLegendEntryFilters()
{
    MainWindow &window = m_fixture.open();
    MapPanel *panel = window.panels().map;
    panel->legend()->setChoice(true);
    QTRY_VERIFY_WITH_TIMEOUT(linesOf(*panel).size() >= 2, kWaitMs);
    const QString name = linesOf(*panel).first()->text();
    QTest::mouseClick(linesOf(*panel).first(), Qt::LeftButton);
    const auto &tags = window.session().desk().view().filter.tags;
    QCOMPARE(tags.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(tags.front().value), name);
    QTRY_VERIFY_WITH_TIMEOUT(panel->legend()->accessibleDescription().contains(QStringLiteral("0 / ")),
                             kWaitMs); // the others
    QTRY_VERIFY(linesOf(*panel).first()->isChecked());
    LegendLine *line = linesOf(*panel).first();
    line->setFocus();
    QTest::keyClick(line, Qt::Key_Space);
    QVERIFY(window.session().desk().view().filter.isEmpty());
}

/// With the answer, not when answers have rested as after the move of a fader.
void TestWindowMaps::theMapFollowsAFilterAtOnce()
{
    MainWindow &window = m_fixture.open();
    window.panels().map->legend()->setChoice(true);
    QTRY_VERIFY_WITH_TIMEOUT(!linesOf(*window.panels().map).isEmpty(), kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(!window.session().mapColours().isBusy(), kWaitMs);
    std::optional<bool> isColouring;
    const QObject context;
    connect(&window.results(), &ResultsController::shown, &context, [&] {
        if (!window.results().answer().rows.empty() && !isColouring)
            isColouring = window.session().mapColours().isBusy();
    });
    QTest::mouseClick(linesOf(*window.panels().map).first(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(isColouring.has_value(), kWaitMs);
    QVERIFY(*isColouring);
}

void TestWindowMaps::aLassoTakesWhatTheFilterLetsThrough()
{
    MainWindow &window = m_fixture.open();
    MapView *map = window.panels().map->map();
    window.panels().map->legend()->setChoice(true);
    QTRY_VERIFY_WITH_TIMEOUT(linesOf(*window.panels().map).size() >= 2, kWaitMs);
    QTest::mouseClick(linesOf(*window.panels().map).first(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(
        window.panels().map->legend()->accessibleDescription().contains(QStringLiteral("0 / ")), kWaitMs);
    map->showAll();
    map->setFocus();
    QTest::keyClick(map, Qt::Key_A, Qt::ControlModifier);
    const auto &allowed = window.results().answer().allowed;
    QVERIFY(allowed);
    QCOMPARE(qint64(map->selection().size()), qint64(allowed->count()));
    QVERIFY(qint64(map->selection().size()) < map->pointCount());
    for (const qint64 item : map->selection())
        QVERIFY(allowed->test(item));
}

void TestWindowMaps::aToolIsPutDownWithTheCatalog()
{
    MainWindow &window = m_fixture.open();
    MapPanel *panel = window.panels().map;
    QToolButton *lasso = toolCalled(*panel, QStringLiteral("Select by lasso"));
    QTest::mouseClick(lasso, Qt::LeftButton);
    QVERIFY(panel->map()->tool() == MapTool::Lasso);
    window.session().close();
    QVERIFY(panel->map()->tool() == MapTool::Pan);
    QVERIFY(!lasso->isChecked());
}

void TestWindowMaps::selectionReachesTheSmallMaps()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("NaN"))); // marks of items that a map lacks
    m_fixture.settings().setSmallMapsShown(true);
    MapPanel *panel = m_fixture.open().panels().map;
    MapView *map = panel->map();
    map->setFocus();
    map->showAll();
    QTest::keyClick(map, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(map->selection().size(), qsizetype(map->pointCount()));
    QCOMPARE(panel->smallMaps()->marks().selection, map->selection());
    panel->setSelection({2, 1});
    QCOMPARE(map->selection(), QVector<qint64>({1, 2}));
    QCOMPARE(panel->smallMaps()->marks().selection, QVector<qint64>({1, 2}));
    panel->setCurrent(424'242);
    panel->smallMaps()->map({})->grab();
    const qint64 item = map->current();
    QCOMPARE(panel->smallMaps()->marks().current, item);
    m_fixture.window().session().close();
    QVERIFY(map->selection().isEmpty()); // of another catalog
}

void TestWindowMaps::theMenuActsOnItsItem()
{
    MainWindow &window = m_fixture.open();
    MapView *map = window.panels().map->map();
    map->showAll();
    const auto trigger = [&](const QString &text) {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QAction *action = menu ? actionCalled(menu->actions(), text) : nullptr;
        if (action)
            action->trigger();
        if (menu)
            menu->close();
        return action != nullptr;
    };
    const qint64 item = map->itemAt(map->screenOf(3));
    QVERIFY(item >= 0);
    openMenuAt(map, item);
    QVERIFY(trigger(QStringLiteral("✕ Not this")));
    QTRY_VERIFY_WITH_TIMEOUT(!window.session().desk().view().query.back().isLiked, kWaitMs);
    openMenuAt(map, item);
    QVERIFY(trigger(QStringLiteral("Query by this")));
    QTRY_COMPARE_WITH_TIMEOUT(window.session().desk().view().query.size(), std::size_t{1}, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(window.session().desk().view().query.front().isLiked, kWaitMs);
    map->setCamera(Camera{QPointF(50, 50), 64});
    openMenuAt(map, 99'999);
    QVERIFY(!trigger(QStringLiteral("Query by this"))); // on nothing
    openMenuAt(map, 99'999);
    QVERIFY(trigger(QStringLiteral("Show everything")));
    QCOMPARE(map->camera(), map->fittedCamera());
}

void TestWindowMaps::mapAndListFindEachOther()
{
    MainWindow &window = m_fixture.open();
    MapView *map = window.panels().map->map();
    const QList<QAction *> actions = window.findChildren<QAction *>();
    const qint64 item = rowOf(window.results().answer().rows.at(2).ranked.item);
    window.selection().selectItem(item);
    QTRY_COMPARE_WITH_TIMEOUT(map->current(), item, kWaitMs);
    actionCalled(actions, QStringLiteral("Find on the map"))->trigger();
    QVERIFY(QLineF(map->screenOf(item), QRectF(map->rect()).center()).length() < 1.5);
    QVERIFY(window.focusWidget() == map);
    actionCalled(actions, QStringLiteral("Find in the list"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(window.panels().ranking->currentItem(), item, kWaitMs);
    QVERIFY(window.focusWidget() == window.panels().ranking);
}

void TestWindowMaps::walkingSelectsInTheWholeWindow()
{
    MainWindow &window = m_fixture.open();
    MapView *map = window.panels().map->map();
    QTRY_VERIFY_WITH_TIMEOUT(map->current() >= 0, kWaitMs);
    map->setFocus();
    const qint64 start = map->current();
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Left, Qt::Key_Up, Qt::Key_Down})
        if (map->current() == start)
            QTest::keyClick(map, key);
    const qint64 reached = map->current();
    QVERIFY(reached != start);
    QTRY_COMPARE_WITH_TIMEOUT(window.panels().ranking->currentItem(), reached, kWaitMs);
    QCOMPARE(map->current(), reached);
    QTest::keyClick(map, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(window.session().desk().view().query.size(), std::size_t{1}, kWaitMs);
}

QTEST_MAIN(TestWindowMaps)
#include "tst_windowmaps.moc"
