// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/maptools.h"
#include "widgets/mapview.h"
#include "widgets/pointlayer.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QMainWindow>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <random>

using namespace modalens;

namespace {

QList<QPushButton *> tabsOf(const MapPanel &panel)
{
    QList<QPushButton *> tabs = panel.findChildren<QPushButton *>();
    tabs.removeIf([](const QPushButton *button) { return !button->property("tab").toBool(); });
    return tabs;
}

/// The colour painted at a place of the widget, on screens of any density.
QColor colourAt(const QImage &image, const QPointF &place)
{
    return image.pixelColor((place * image.devicePixelRatio()).toPoint());
}

} // namespace

class TestMapView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_view.reset(); }
    void pointsArePaintedInTheirColours();
    void picksEqualBruteForce();
    void hoverWaitsAndLetsGo();
    void clickAndDoubleClick();
    void dragPansAndIsNoClick();
    void wheelZoomsAtTheCursor();
    void keysMoveTheCamera();
    void centreOnBringsAnItemToTheMiddle();
    void aFittedMapStaysFittedUntilMoved();
    void manyPointsBecomeADensity();
    void namesStayInsideAndApart();
    void windowMayBeReplaced();
    void panelSwitchesMaps();

private:
    FakeMedia m_media;
    std::unique_ptr<MapView> m_view;
};

void TestMapView::initTestCase()
{
    applyTheme(*qApp, Theme::light());
}

void TestMapView::init()
{
    m_view = std::make_unique<MapView>(&m_media);
    m_view->resize(600, 440);
    m_view->setPoints(galleryPoints(961));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestMapView::pointsArePaintedInTheirColours()
{
    auto points = std::make_shared<MapPoints>();
    points->items = {5, 6};
    points->xy = {-0.5f, 0.0f, 0.5f, 0.25f};
    m_view->setPoints(points);
    m_view->setColours({0xffff0000, 0xff0000ff});
    const QImage image = m_view->grab().toImage();
    const QColor left = colourAt(image, m_view->screenOf(5));
    const QColor right = colourAt(image, m_view->screenOf(6));
    QVERIFY2(left.red() > 200 && left.blue() < 60, qPrintable(left.name()));
    QVERIFY2(right.blue() > 200 && right.red() < 60, qPrintable(right.name()));
    const QColor ground = colourAt(image, QPointF(m_view->width() / 2.0, m_view->height() - 5));
    QVERIFY(std::abs(ground.lightness() - Theme::light().mapGround.lightness()) < 8);
    m_view->setColours({1, 2, 3}); // the wrong number: grey, and no crash
    const QColor grey = colourAt(m_view->grab().toImage(), m_view->screenOf(5));
    QVERIFY(grey.hslSaturation() < 60 && grey.lightness() < 230);
}

void TestMapView::picksEqualBruteForce()
{
    const SharedMapPoints points = galleryPoints(961);
    std::mt19937 random(11);
    std::uniform_real_distribution<double> x(0, 600), y(0, 440);
    int found = 0;
    for (double zoom : {1.0, 5.0}) {
        m_view->setCamera(Camera{QPointF(-0.3, 0.2), zoom});
        for (int i = 0; i < 300; ++i) {
            const QPointF at(x(random), y(random));
            qint64 expected = -1;
            double best = MapView::kPickRadiusPx;
            for (qint64 k = 0; k < 961; ++k) {
                const QPointF screen = m_view->camera().screenFromWorld(
                    QPointF(points->xy[2 * k], points->xy[2 * k + 1]), m_view->size());
                if (const double distance = QLineF(screen, at).length(); distance < best) {
                    best = distance;
                    expected = points->items[k];
                }
            }
            QCOMPARE(m_view->itemAt(at), expected);
            found += expected >= 0;
        }
    }
    QVERIFY(found > 50);
}

void TestMapView::hoverWaitsAndLetsGo()
{
    QSignalSpy hovered(m_view.get(), &MapView::itemHovered);
    const QPoint at = m_view->screenOf(100).toPoint();
    const qint64 expected = m_view->itemAt(at);
    QVERIFY(expected >= 0);
    QTest::mouseMove(m_view.get(), at);
    QVERIFY(hovered.wait());
    QCOMPARE(hovered.last().at(0).toLongLong(), expected);
    m_view->showCard({QStringLiteral("A title"), QStringLiteral("a › b"), QStringLiteral("rank 1"), {}});
    QVERIFY(!m_view->grab().toImage().isNull());
    QTest::mouseMove(m_view.get(), QPoint(1, 1));
    QTRY_COMPARE(hovered.last().at(0).toLongLong(), m_view->itemAt(QPointF(1, 1)));
    QVERIFY(hovered.count() >= 2);
}

void TestMapView::clickAndDoubleClick()
{
    QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
    QSignalSpy activated(m_view.get(), &MapView::itemActivated);
    const QPoint at = m_view->screenOf(103).toPoint();
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at);
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.last().at(0).toLongLong(), m_view->itemAt(at));
    QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, at);
    QCOMPARE(activated.count(), 1);
    m_view->setCurrent(104);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(activated.last().at(0).toLongLong(), 104);
}

void TestMapView::dragPansAndIsNoClick()
{
    QSignalSpy clicked(m_view.get(), &MapView::itemClicked);
    QSignalSpy moved(m_view.get(), &MapView::cameraChanged);
    const QPointF before = m_view->screenOf(100);
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, QPoint(300, 200));
    QTest::mouseMove(m_view.get(), QPoint(320, 210));
    QTest::mouseMove(m_view.get(), QPoint(360, 240));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(360, 240));
    QVERIFY(QLineF(m_view->screenOf(100), before + QPointF(60, 40)).length() < 0.01);
    QVERIFY(moved.count() >= 1);
    QCOMPARE(clicked.count(), 0);
}

void TestMapView::wheelZoomsAtTheCursor()
{
    const QPointF at = m_view->screenOf(101);
    QWheelEvent wheel(at, m_view->mapToGlobal(at), {}, QPoint(0, 240), {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view.get(), &wheel);
    QVERIFY(m_view->camera().zoom > 1.3);
    QVERIFY(QLineF(m_view->screenOf(101), at).length() < 0.01);
}

void TestMapView::keysMoveTheCamera()
{
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QVERIFY(m_view->camera().centre.x() > 0);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QVERIFY(m_view->camera().centre.y() > 0);
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QVERIFY(m_view->camera().zoom > 1);
    QTest::keyClick(m_view.get(), Qt::Key_0);
    const Camera whole = m_view->camera();
    QCOMPARE(whole, m_view->fittedCamera());
    QTest::keyClick(m_view.get(), Qt::Key_Minus);
    QVERIFY(m_view->camera().zoom < whole.zoom);
}

void TestMapView::centreOnBringsAnItemToTheMiddle()
{
    QVERIFY(m_view->centreOn(107));
    QVERIFY(QLineF(m_view->screenOf(107), QPointF(300, 220)).length() < 0.01);
    QVERIFY(!m_view->centreOn(424242));
    QVERIFY(std::isnan(m_view->screenOf(424242).x()));
}

void TestMapView::aFittedMapStaysFittedUntilMoved()
{
    QSignalSpy moved(m_view.get(), &MapView::cameraChanged);
    m_view->fit();
    const Camera before = m_view->camera();
    m_view->resize(300, 600);
    QTRY_VERIFY(m_view->camera() != before);
    QCOMPARE(m_view->camera(), m_view->fittedCamera());
    for (float factor : {1.03f, 3.0f}) {
        const Camera camera = m_view->camera();
        auto points = std::make_shared<MapPoints>(*galleryPoints(961));
        for (float &coordinate : points->xy)
            coordinate *= factor;
        m_view->setPoints(points);
        QVERIFY(m_view->camera() == (factor < 2 ? camera : m_view->fittedCamera()));
        QVERIFY((m_view->camera() == camera) == (factor < 2)); // a small step does not make it tremble
    }
    QCOMPARE(moved.count(), 0); // nothing that the analyst did
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    const Camera chosen = m_view->camera();
    m_view->resize(600, 440);
    m_view->grab().toImage();
    QCOMPARE(m_view->camera(), chosen);
    QCOMPARE(moved.count(), 1);
}

void TestMapView::manyPointsBecomeADensity()
{
    QVERIFY(!m_view->pointLayer().isDensity());
    const qint64 count = PointLayer::kMaxDrawn + 1000;
    m_view->setPoints(galleryPoints(count));
    m_view->setColours(galleryColours(count, false));
    m_view->setCamera(Camera{QPointF(0, 0), 0.5});
    const QImage image = m_view->grab().toImage();
    QVERIFY(m_view->pointLayer().isDensity());
    QCOMPARE(m_view->pointLayer().drawnCount(), count); // none is left out
    const QColor crowd = colourAt(image, m_view->screenOf(100));
    QVERIFY(crowd.lightness() < Theme::light().mapGround.lightness() - 20);
    m_view->setCamera(Camera{QPointF(-0.5, 0.4), 400});
    m_view->grab().toImage();
    QVERIFY(!m_view->pointLayer().isDensity()); // few are in view here, and they are points again
}

void TestMapView::namesStayInsideAndApart()
{
    QVector<MapLabel> labels;
    for (int i = 0; i < 12; ++i) // a heap in the middle, and one at each edge
        labels << MapLabel{QStringLiteral("a name of group %1").arg(i), 0.01 * i, 0.01 * i, i};
    for (const QPointF &edge : {QPointF(-0.999, 0), QPointF(0.999, 0), QPointF(0, 0.999), QPointF(0, -0.999)})
        labels << MapLabel{QStringLiteral("at the edge"), edge.x(), edge.y(), 50};
    const QRectF covered(0, 400, 200, 40);
    m_view->setCovered({covered});
    m_view->setLabels(labels);
    for (double zoom : {1.0, 1.3, 0.5, 40.0}) {
        m_view->setCamera(Camera{QPointF(0, 0), zoom});
        m_view->grab().toImage();
        const QVector<QRectF> places = m_view->labelRects();
        QCOMPARE(places.size(), labels.size());
        QVERIFY(zoom > 2 || !places.at(11).isNull()); // the heaviest of the heap, while it is in view
        for (int i = 0; i < places.size(); ++i) {
            QVERIFY(places.at(i).isNull() || QRectF(m_view->rect()).contains(places.at(i)));
            QVERIFY(!places.at(i).intersects(covered));
            for (int k = 0; k < i; ++k)
                QVERIFY(!places.at(k).intersects(places.at(i)));
        }
    }
}

void TestMapView::windowMayBeReplaced()
{
    m_view->setColours(galleryColours(961, false));
    m_view->clearFocus(); // its ring depends on whether the window is active
    const QImage before = m_view->grab().toImage();
    QMainWindow first, second;
    MapView *view = m_view.release();
    for (QMainWindow *window : {&first, &second, &first}) {
        window->setCentralWidget(view);
        window->resize(600, 440);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window));
        QCOMPARE(view->size() * before.devicePixelRatio(), before.size());
        view->clearFocus();
        QVERIFY(view->grab().toImage().convertToFormat(before.format()) == before);
        window->takeCentralWidget()->setParent(nullptr);
    }
    delete view;
}

void TestMapView::panelSwitchesMaps()
{
    MapPanel panel(&m_media);
    panel.setSignals(gallerySignals());
    panel.resize(900, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QSignalSpy changed(&panel, &MapPanel::mapSignalChanged);
    const QList<QPushButton *> tabs = tabsOf(panel);
    QCOMPARE(tabs.size(), 6);
    QTest::mouseClick(tabs.at(2), Qt::LeftButton);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.last().at(0).toString(), QStringLiteral("image"));
    panel.setCurrentSignal(QStringLiteral("text"));
    QVERIFY(tabsOf(panel).at(1)->isChecked());
    QCOMPARE(changed.count(), 1);
    panel.setSignals(gallerySignals().mid(1)); // its signal is gone: back to fused, and it says so
    QCOMPARE(panel.currentSignal(), QString());
    QCOMPARE(changed.count(), 2);
    panel.setHasPoints(true);
    panel.legend()->setEntries({{QStringLiteral("birds"), Qt::blue, 3, 5}});
    QTRY_VERIFY(panel.legend()->isVisible());
    QVERIFY(panel.map()->isVisible());
    QTRY_VERIFY(panel.rect().contains(panel.legend()->geometry())); // placed with the next layout
    const QSize legend = panel.legend()->size();
    QVERIFY(legend.width() * legend.height() < panel.width() * panel.height() / 8);
    panel.resize(tabsOf(panel).last()->geometry().right() + 60,
                 500); // no room for tabs and tools in one line
    const auto inPanel = [&panel](const QWidget *widget) {
        return QRect(widget->mapTo(&panel, QPoint(0, 0)), widget->size());
    };
    QTRY_VERIFY(!inPanel(panel.tools()).intersects(inPanel(tabsOf(panel).last())));
    QVERIFY(!tabsOf(panel).last()->visibleRegion().isEmpty());
    QCOMPARE(tabsOf(panel).last()->visibleRegion().boundingRect().size(), tabsOf(panel).last()->size());
    panel.setHasPoints(false);
    QVERIFY(!panel.legend()->isVisible()); // nothing that it could explain
    QVERIFY(!panel.map()->isVisible());
}

QTEST_MAIN(TestMapView)
#include "tst_mapview.moc"
