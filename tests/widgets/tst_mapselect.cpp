// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting on the map by mouse and keys, walking from item to item, pictures at close zoom, and points that
// are none.
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/mapview.h"
#include "widgets/motion.h"
#include "widgets/pointlayer.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace modalens;

namespace {

/// A lattice of 9 x 9 items, 100 + 9 * row + column, rows upward.
SharedMapPoints lattice()
{
    auto points = std::make_shared<MapPoints>();
    for (int i = 0; i < 81; ++i) {
        points->items.push_back(100 + i);
        points->xy.push_back(-0.8f + 0.2f * float(i % 9));
        points->xy.push_back(-0.8f + 0.2f * float(i / 9));
    }
    return points;
}

void drag(QWidget *widget, const QVector<QPoint> &way, Qt::KeyboardModifiers modifiers = {})
{
    QTest::mousePress(widget, Qt::LeftButton, modifiers, way.first());
    for (const QPoint &place : way)
        QTest::mouseMove(widget, place);
    QTest::mouseRelease(widget, Qt::LeftButton, modifiers, way.last());
}

QVector<qint64> range(qint64 first, qint64 last)
{
    QVector<qint64> items;
    for (; first <= last; ++first)
        items << first;
    return items;
}

} // namespace

class TestMapSelect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_view.reset(); }
    void rectanglesReplaceAddAndSubtract();
    void aLassoTakesWhatItSurrounds();
    void toolsAreChosenByKey();
    void clicksWithModifiersChangeOne();
    void keysTakeAllInViewAndNone();
    void faintPointsAreLeftAlone();
    void aSelectionOutlivesItsMap();
    void theSelectionIsPainted_data();
    void theSelectionIsPainted();
    void arrowsWalkToNeighbours();
    void walkingDoesNotWaitForTheDesk();
    void walkingKeepsTheItemInView();
    void theMenuKnowsItsItem();
    void fewPointsInViewBecomePictures();
    void pointsThatAreNoneAreNowhere_data();
    void pointsThatAreNoneAreNowhere();

private:
    QPoint at(qint64 item) const { return m_view->screenOf(item).toPoint(); }
    /// Around the items of two corners, with room.
    QVector<QPoint> around(qint64 lowerLeft, qint64 upperRight) const
    {
        return {at(lowerLeft) + QPoint(-8, 8), at(lowerLeft), at(upperRight) + QPoint(8, -8)};
    }
    QColor colourAt(qint64 item, QPoint offset = {}) const
    {
        const QImage image = m_view->grab().toImage();
        return image.pixelColor(((m_view->screenOf(item) + offset) * image.devicePixelRatio()).toPoint());
    }

    FakeMedia m_media;
    std::unique_ptr<MapView> m_view;
};

void TestMapSelect::initTestCase()
{
    applyTheme(*qApp, Theme::light());
}

void TestMapSelect::init()
{
    setMotionReduced(true);
    m_view = std::make_unique<MapView>(&m_media);
    m_view->resize(600, 600);
    m_view->setPoints(lattice());
    m_view->fit();
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestMapSelect::rectanglesReplaceAddAndSubtract()
{
    QSignalSpy changed(m_view.get(), &MapView::selectionChanged);
    QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
    const Camera camera = m_view->camera();
    m_view->setTool(MapTool::Rectangle);
    drag(m_view.get(), around(100, 102));
    QCOMPARE(m_view->selection(), range(100, 102));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.last().at(0).value<QVector<qint64>>(), range(100, 102));
    drag(m_view.get(), around(109, 111), Qt::ShiftModifier);
    QCOMPARE(m_view->selection(), range(100, 102) + range(109, 111));
    drag(m_view.get(), around(101, 110), Qt::AltModifier);
    QCOMPARE(m_view->selection(), QVector<qint64>({100, 102, 109, 111}));
    drag(m_view.get(), around(101, 101));
    QCOMPARE(m_view->selection(), range(101, 101)); // without a modifier it begins anew
    m_view->setTool(MapTool::Pan);
    drag(m_view.get(), around(118, 119), Qt::ShiftModifier); // adds without a tool too
    QCOMPARE(m_view->selection(), QVector<qint64>({101, 118, 119}));
    QCOMPARE(m_view->camera(), camera);
    QCOMPARE(clicked.count(), 0);
}

void TestMapSelect::aLassoTakesWhatItSurrounds()
{
    // Around a triangle of the lattice: more than a rectangle would leave out.
    const QVector<QPoint> triangle{at(100) + QPoint(-12, 12), at(104) + QPoint(20, 12),
                                   at(136) + QPoint(-12, -24), at(100) + QPoint(-12, 10)};
    drag(m_view.get(), triangle, Qt::ControlModifier);
    const QVector<qint64> selected = m_view->selection();
    for (const qint64 inside : {100, 104, 109, 118, 127, 136})
        QVERIFY2(selected.contains(inside), qPrintable(QString::number(inside)));
    for (const qint64 outside : {140, 139, 131, 145})
        QVERIFY2(!selected.contains(outside), qPrintable(QString::number(outside)));
    QVector<QPoint> small{at(100) + QPoint(-9, 9), at(100) + QPoint(9, 9), at(100) + QPoint(9, -9),
                          at(100) + QPoint(-9, -9)};
    drag(m_view.get(), small, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(m_view->selection().size(), selected.size() - 1);
    QVERIFY(!m_view->selection().contains(100));
}

void TestMapSelect::toolsAreChosenByKey()
{
    QSignalSpy tools(m_view.get(), &MapView::toolChanged);
    QTest::keyClick(m_view.get(), Qt::Key_R);
    QVERIFY(m_view->tool() == MapTool::Rectangle);
    QTest::keyClick(m_view.get(), Qt::Key_L);
    QVERIFY(m_view->tool() == MapTool::Lasso);
    QTest::keyClick(m_view.get(), Qt::Key_L);
    QVERIFY(m_view->tool() == MapTool::Pan);
    QTest::keyClick(m_view.get(), Qt::Key_R);
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, at(100) - QPoint(9, -9));
    QTest::mouseMove(m_view.get(), at(111));
    QTest::keyClick(m_view.get(), Qt::Key_Escape); // half drawn: gone, and nothing selected
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at(111));
    QVERIFY(m_view->selection().isEmpty());
    QVERIFY(m_view->tool() == MapTool::Rectangle);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_view->tool() == MapTool::Pan);
    QCOMPARE(tools.count(), 5);
}

void TestMapSelect::clicksWithModifiersChangeOne()
{
    QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ShiftModifier, at(105));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ControlModifier, at(106));
    QCOMPARE(m_view->selection(), range(105, 106));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ControlModifier, at(106));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::AltModifier, at(105));
    QVERIFY(m_view->selection().isEmpty());
    QCOMPARE(clicked.count(), 0);
    m_view->setSelection({105});
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(107));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(m_view->selection(), range(105, 105)); // looking at one leaves the set alone
}

void TestMapSelect::keysTakeAllInViewAndNone()
{
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selection(), range(100, 180));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_view->selection().isEmpty());
    m_view->setCamera(Camera{QPointF(-0.8, -0.8), 8});
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selection(), range(100, 100)); // what is in view
}

/// Every second point of the lattice is kept out by a filter: even items pass.
void TestMapSelect::faintPointsAreLeftAlone()
{
    std::vector<bool> isFaint(81);
    QVector<qint64> passing;
    for (int i = 0; i < 81; ++i) {
        isFaint[std::size_t(i)] = i % 2 == 1;
        if (i % 2 == 0)
            passing << 100 + i;
    }
    m_view->setColours(std::vector<quint32>(81, 0xff2040a0), isFaint);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selection(), passing);
    m_view->setTool(MapTool::Rectangle);
    drag(m_view.get(), around(100, 102));
    QCOMPARE(m_view->selection(), QVector<qint64>({100, 102}));
    const QPoint corner(-8, 8), other(8, -8);
    drag(m_view.get(), {at(109) + corner, at(113) + QPoint(8, 8), at(113) + other, at(109) + QPoint(-8, -8)},
         Qt::ControlModifier);
    QCOMPARE(m_view->selection(), QVector<qint64>({110, 112}));
    m_view->setTool(MapTool::Pan);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ShiftModifier, at(115));
    QCOMPARE(m_view->selection(), QVector<qint64>({110, 112}));
    QCOMPARE(m_view->itemAt(m_view->screenOf(115)), 115); // it can be looked at
    m_view->setCurrent(140);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_view->current() % 2, 0);
    m_view->setPoints(lattice()); // the filter's points are no more
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selection().size(), 81);
}

void TestMapSelect::aSelectionOutlivesItsMap()
{
    QSignalSpy changed(m_view.get(), &MapView::selectionChanged);
    m_view->setSelection({150, 103, 103, 424'242});
    QCOMPARE(m_view->selection(), QVector<qint64>({103, 150, 424'242}));
    auto few = std::make_shared<MapPoints>();
    few->items = {150, 7, 103}; // in no order
    few->xy = {0, 0, 0.5f, 0.5f, -0.5f, 0};
    m_view->setPoints(few);
    m_view->grab().toImage();
    QCOMPARE(m_view->selection(), QVector<qint64>({103, 150, 424'242}));
    m_view->changeSelection({7}, SelectionChange::Add);
    QCOMPARE(m_view->selection(), QVector<qint64>({7, 103, 150, 424'242}));
    m_view->setPoints({});
    QVERIFY(!m_view->grab().toImage().isNull());
    QCOMPARE(m_view->selection().size(), 4);
    QCOMPARE(changed.count(), 1);
}

void TestMapSelect::theSelectionIsPainted_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("few points, with a ring") << 81;
    QTest::newRow("counted into cells") << int(PointLayer::kMaxDrawn) + 500;
}

void TestMapSelect::theSelectionIsPainted()
{
    QFETCH(int, count);
    auto points = std::make_shared<MapPoints>(*lattice());
    for (int i = 81; i < count; ++i) { // the rest in a heap elsewhere
        points->items.push_back(100 + i);
        points->xy.push_back(0.9f + 0.0001f * float(i % 100));
        points->xy.push_back(0.9f);
    }
    m_view->setPoints(points);
    m_view->setCamera(Camera{QPointF(0, 0), 0.9});
    m_view->setColours(std::vector<quint32>(std::size_t(count), 0xff2040a0));
    const bool isDensity = count > PointLayer::kMaxDrawn;
    const QPoint beside(isDensity ? 0 : 3, 0);
    const QColor before = colourAt(140, beside);
    QCOMPARE(m_view->pointLayer().isDensity(), isDensity);
    m_view->setSelection({140});
    const QColor after = colourAt(140, beside), other = colourAt(141, beside);
    QVERIFY2(after.hue() > 25 && after.hue() < 55 && after.saturation() > 30, qPrintable(after.name()));
    QVERIFY(before != after);
    QVERIFY2(!(other.hue() > 25 && other.hue() < 55 && other.saturation() > 30), qPrintable(other.name()));
}

void TestMapSelect::arrowsWalkToNeighbours()
{
    QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
    m_view->setCurrent(140); // row 4, column 4
    const Camera camera = m_view->camera();
    const std::pair<Qt::Key, qint64> steps[] = {
        {Qt::Key_Right, 141}, {Qt::Key_Up, 150}, {Qt::Key_Left, 149}, {Qt::Key_Down, 140}};
    for (const auto &[key, item] : steps) {
        QTest::keyClick(m_view.get(), key);
        QCOMPARE(m_view->current(), item);
        QCOMPARE(clicked.last().at(0).toLongLong(), item);
        m_view->setCurrent(item);
    }
    QCOMPARE(m_view->camera(), camera);
    m_view->setCurrent(108); // the lower right corner
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->current(), 108);
    QCOMPARE(clicked.count(), 4);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(m_view->camera().centre.x() > camera.centre.x()); // pans
    QTest::keyClick(m_view.get(), Qt::Key_F);
    QCOMPARE(m_view->camera(), m_view->fittedCamera());
}

void TestMapSelect::walkingDoesNotWaitForTheDesk()
{
    m_view->setCurrent(140);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    m_view->setCurrent(140); // the desk still shows the old one
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_view->current(), 142);
    m_view->setCurrent(142);
    m_view->setCurrent(100); // chosen elsewhere
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_view->current(), 101);
}

void TestMapSelect::walkingKeepsTheItemInView()
{
    m_view->setCamera(Camera{QPointF(0, 0), 6});
    m_view->setCurrent(140);
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        m_view->setCurrent(m_view->current());
        QVERIFY(m_view->rect().contains(at(m_view->current())));
    }
    QCOMPARE(m_view->current(), 144);
}

void TestMapSelect::theMenuKnowsItsItem()
{
    QSignalSpy asked(m_view.get(), &MapView::menuRequested);
    const auto askAt = [this](QContextMenuEvent::Reason reason, const QPoint &place) {
        QContextMenuEvent event(reason, place, m_view->mapToGlobal(place));
        QApplication::sendEvent(m_view.get(), &event);
    };
    askAt(QContextMenuEvent::Mouse, at(133));
    QCOMPARE(asked.last().at(0).toLongLong(), 133);
    askAt(QContextMenuEvent::Mouse, QPoint(2, 2));
    QCOMPARE(asked.last().at(0).toLongLong(), -1);
    m_view->setCurrent(101);
    askAt(QContextMenuEvent::Keyboard, QPoint(300, 300));
    QCOMPARE(asked.last().at(0).toLongLong(), 101);
    QCOMPARE(asked.last().at(1).toPoint(), m_view->mapToGlobal(at(101))); // beside what it is about
}

void TestMapSelect::fewPointsInViewBecomePictures()
{
    QSignalSpy wanted(m_view.get(), &MapView::picturesWanted);
    QHash<qint64, QString> paths;
    for (const qint64 item : range(100, 180))
        paths.insert(item, QStringLiteral("/pictures/%1.png").arg(item));
    m_view->setPicturePaths(paths);
    m_view->grab().toImage();
    QCOMPARE(m_view->itemAt(at(140) + QPointF(20, 0)), -1); // everything in view: points
    m_view->setCamera(Camera{QPointF(0, 0), m_view->fittedCamera().zoom * 2});
    m_view->grab().toImage();
    QVERIFY(wanted.wait());
    QVERIFY(wanted.last().at(0).value<QVector<qint64>>().contains(140));
    QVERIFY(!wanted.last().at(0).value<QVector<qint64>>().contains(100));
    m_view->grab().toImage();
    QCOMPARE(m_view->itemAt(at(140) + QPointF(20, 0)), 140); // on its picture
    // Two so near that only one picture has room: the better item's.
    auto near = std::make_shared<MapPoints>();
    near->items = {1, 2, 3, 4};
    near->xy = {0, 0, 0.02f, 0, 1, 1, -1, -1};
    m_view->setPoints(near);
    m_view->setPicturePaths({{1, QStringLiteral("/a.png")}, {2, QStringLiteral("/b.png")}});
    m_view->setPictureOrder({2, 1});
    m_view->setCamera(Camera{QPointF(0, 0), m_view->fittedCamera().zoom * 1.6});
    m_view->grab().toImage();
    QCOMPARE(m_view->itemAt(m_view->screenOf(1)), 2);
    m_view->setPictureOrder({1, 2});
    m_view->grab().toImage();
    QCOMPARE(m_view->itemAt(m_view->screenOf(2)), 1);
}

void TestMapSelect::pointsThatAreNoneAreNowhere_data()
{
    QTest::addColumn<std::vector<float>>("xy");
    QTest::addColumn<int>("unplaced");
    const float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();
    QTest::newRow("no point") << std::vector<float>{} << 0;
    QTest::newRow("one point") << std::vector<float>{0.3f, -0.4f} << 0;
    QTest::newRow("one that is none") << std::vector<float>{nan, nan} << 1;
    QTest::newRow("some that are none") << std::vector<float>{0, 0, nan, 1, inf, 0, 0, -inf, 1, 1} << 3;
    QTest::newRow("all on one spot") << std::vector<float>(400, 0.25f) << 0;
    QTest::newRow("as far as floats go") << std::vector<float>{0, 0, 3e38f, -3e38f, 1, 1} << 0;
}

void TestMapSelect::pointsThatAreNoneAreNowhere()
{
    QFETCH(std::vector<float>, xy);
    QFETCH(int, unplaced);
    QTest::failOnWarning(QRegularExpression(QStringLiteral("NaN"))); // painted at no place
    auto points = std::make_shared<MapPoints>();
    points->xy = xy;
    for (std::size_t i = 0; i < xy.size() / 2; ++i)
        points->items.push_back(qint64(i));
    m_view->setPoints(points);
    m_view->setColours(std::vector<quint32>(points->items.size(), 0xff2040a0));
    QCOMPARE(m_view->unplacedCount(), unplaced);
    m_view->fit();
    QVERIFY(std::isfinite(m_view->camera().centre.x()) && std::isfinite(m_view->camera().zoom));
    for (qint64 i = 0; i < qint64(points->items.size()); ++i) {
        const bool isPlaced = std::isfinite(xy[2 * i]) && std::isfinite(xy[2 * i + 1]);
        m_view->setCurrent(i);
        m_view->setQueryItems({i});
        QVERIFY(!m_view->grab().toImage().isNull());
        QCOMPARE(m_view->centreOn(i), isPlaced);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        if (i > 5)
            break;
    }
    m_view->fit();
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(m_view->selection().size() <= m_view->pointCount() - unplaced);
    QVERIFY(!m_view->grab().toImage().isNull());
}

QTEST_MAIN(TestMapSelect)
#include "tst_mapselect.moc"
