// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/camera.h"
#include "widgets/densitypass.h"
#include "widgets/galleryvalues.h"
#include "widgets/hovercardpainter.h"
#include "widgets/labelplacement.h"
#include "widgets/mapoverlay.h"
#include "widgets/pointbox.h"
#include "widgets/pointgrid.h"
#include "widgets/pointindex.h"
#include "widgets/pointpainter.h"
#include "widgets/pointsinside.h"

#include <QFontMetricsF>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace modalens;

class TestMapMath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cameraIsInvertible();
    void zoomKeepsThePlaceUnderTheCursor();
    void panMovesByPixels();
    void nearestEqualsBruteForce_data();
    void nearestEqualsBruteForce();
    void gridSurvivesOddPoints_data();
    void gridSurvivesOddPoints();
    void pointsInViewAreAllFound();
    void regionsEqualBruteForce_data();
    void regionsEqualBruteForce();
    void theNextPointEqualsBruteForce();
    void everyPointInViewIsBinned();
    void onePointIsVisible();
    void greysMakeNoWash();
    void aPointIsADisc_data();
    void aPointIsADisc();
    void pointsOffThePictureAreLeftOut();
    void laterPointsCoverEarlierOnes();
    void pointsAreFoundByItem_data();
    void pointsAreFoundByItem();
    void cardStaysInside();
    void theCardKeepsOffTheLegend();
    void longTitlesTakeTwoLines_data();
    void longTitlesTakeTwoLines();
    void aFittedBoxIsWholeAndLarge_data();
    void aFittedBoxIsWholeAndLarge();
    void aFewStraysDoNotWidenTheBox();
    void namesNeverOverlap();
    void theHeavierNameIsPlacedFirst();
    void namesKeepOutOfWhatIsTaken();
    void aNameIsLeftOut_data();
    void aNameIsLeftOut();
};

void TestMapMath::cameraIsInvertible()
{
    const QSizeF size(800, 500);
    for (double zoom : {0.25, 1.0, 7.0, 4096.0}) {
        const Camera camera{QPointF(0.3, -0.8), zoom};
        for (const QPointF &screen : {QPointF(0, 0), QPointF(800, 500), QPointF(123, 456)}) {
            const QPointF back = camera.screenFromWorld(camera.worldFromScreen(screen, size), size);
            QVERIFY(QLineF(back, screen).length() < 1e-6);
        }
    }
    QCOMPARE(Camera().screenFromWorld(QPointF(0, 0), size), QPointF(400, 250));
    QVERIFY(Camera().screenFromWorld(QPointF(0, 1), size).y() < 250); // y points up
}

void TestMapMath::zoomKeepsThePlaceUnderTheCursor()
{
    const QSizeF size(640, 480);
    Camera camera{QPointF(0.1, 0.2), 2.0};
    const QPointF cursor(100, 400);
    const QPointF world = camera.worldFromScreen(cursor, size);
    for (double factor : {1.2, 1.2, 0.5, 1e9, 1e-9}) {
        camera = camera.zoomedAt(cursor, factor, size);
        QVERIFY(QLineF(camera.screenFromWorld(world, size), cursor).length() < 1e-6);
        QVERIFY(camera.zoom >= Camera::kMinZoom && camera.zoom <= Camera::kMaxZoom);
    }
}

void TestMapMath::panMovesByPixels()
{
    const QSizeF size(640, 480);
    const Camera camera{QPointF(0.1, 0.2), 3.0};
    const QPointF before = camera.screenFromWorld(QPointF(0.4, 0.4), size);
    const QPointF after = camera.panned(QPointF(30, -12), size).screenFromWorld(QPointF(0.4, 0.4), size);
    QVERIFY(QLineF(after, before + QPointF(30, -12)).length() < 1e-9);
}

static qint64 bruteNearest(const MapPoints &points, const QPointF &at, double radius)
{
    qint64 best = -1;
    double bestSquared = radius * radius;
    for (std::size_t i = 0; i < points.items.size(); ++i) {
        const double dx = points.xy[2 * i] - at.x(), dy = points.xy[2 * i + 1] - at.y();
        const double squared = dx * dx + dy * dy;
        if (squared < bestSquared || (squared == bestSquared && best < 0)) {
            best = qint64(i);
            bestSquared = squared;
        }
    }
    return best;
}

void TestMapMath::nearestEqualsBruteForce_data()
{
    QTest::addColumn<int>("count");
    for (int count : {1, 2, 17, 961, 20'000})
        QTest::addRow("%d points", count) << count;
}

void TestMapMath::nearestEqualsBruteForce()
{
    QFETCH(int, count);
    const SharedMapPoints points = galleryPoints(count);
    const PointGrid grid(points);
    std::mt19937 random(3);
    std::uniform_real_distribution<double> place(-1.6, 1.6), size(0, 0.2);
    int found = 0;
    for (int i = 0; i < 1000; ++i) {
        const QPointF at(place(random), place(random));
        const double radius = i % 50 == 0 ? 5.0 : size(random);
        const qint64 expected = bruteNearest(*points, at, radius);
        QCOMPARE(grid.nearest(at, radius), expected);
        found += expected >= 0;
    }
    QVERIFY(found > 0);
}

void TestMapMath::gridSurvivesOddPoints_data()
{
    QTest::addColumn<QVector<float>>("xy");
    QTest::addColumn<qint64>("nearestToOrigin");
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    QTest::newRow("none") << QVector<float>{} << qint64(-1);
    QTest::newRow("all on one place: the first") << QVector<float>{0.1f, 0.1f, 0.1f, 0.1f} << qint64(0);
    QTest::newRow("on a vertical line") << QVector<float>{0, 1, 0, 0.5f, 0, 0.1f} << qint64(2);
    QTest::newRow("on a horizontal line") << QVector<float>{1, 0, 0.2f, 0, -3, 0} << qint64(1);
    QTest::newRow("not a number") << QVector<float>{nan, 0, 0, nan, 0.3f, 0.3f} << qint64(2);
    QTest::newRow("only not a number") << QVector<float>{nan, nan} << qint64(-1);
    QTest::newRow("infinite") << QVector<float>{infinity, 0, 0.4f, 0, 0, -infinity} << qint64(1);
    QTest::newRow("one far away") << QVector<float>{1e30f, 1e30f, 0.5f, 0} << qint64(1);
}

void TestMapMath::gridSurvivesOddPoints()
{
    QFETCH(QVector<float>, xy);
    QFETCH(qint64, nearestToOrigin);
    auto points = std::make_shared<MapPoints>();
    points->xy.assign(xy.begin(), xy.end());
    for (int i = 0; i < xy.size() / 2; ++i)
        points->items.push_back(i);
    const PointGrid grid(points);
    QCOMPARE(grid.nearest(QPointF(0, 0), 2.0), nearestToOrigin);
    QCOMPARE(grid.nearest(QPointF(std::numeric_limits<double>::quiet_NaN(), 0), 2.0), qint64(-1));
}

void TestMapMath::pointsInViewAreAllFound()
{
    const SharedMapPoints points = galleryPoints(5000);
    const PointGrid grid(points);
    for (const QRectF &view : {QRectF(-0.6, 0.1, 0.3, 0.4), QRectF(-5, -5, 10, 10), QRectF(3, 3, 1, 1)}) {
        std::vector<quint32> found = grid.indicesNear(view);
        QCOMPARE(qint64(found.size()), grid.countNear(view));
        std::sort(found.begin(), found.end());
        QVERIFY(std::adjacent_find(found.begin(), found.end()) == found.end());
        for (quint32 i = 0; i < points->items.size(); ++i)
            if (view.contains(points->xy[2 * i], points->xy[2 * i + 1]))
                QVERIFY(std::binary_search(found.begin(), found.end(), i));
    }
    QVERIFY(grid.indicesNear(QRectF(3, 3, 1, 1)).empty());
}

namespace {

/// Points in heaps, some on one spot, some without a place, and a few strays far away.
SharedMapPoints unevenPoints(qint64 count)
{
    auto points = std::make_shared<MapPoints>();
    std::mt19937 random(5);
    std::normal_distribution<float> heap(0, 0.08f);
    for (qint64 i = 0; i < count; ++i) {
        points->items.push_back(i);
        const float x = float(i % 5) * 0.4f - 0.8f, y = float(i % 3) * 0.6f - 0.6f;
        const bool isOnOneSpot = i % 10 == 0;
        points->xy.push_back(isOnOneSpot ? 0.25f : x + heap(random));
        points->xy.push_back(isOnOneSpot ? 0.25f : y + heap(random));
    }
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float odd[] = {900.0f, 3.0f, -2000.0f, -500.0f, 0.1f, 4e6f, nan, 0.0f, 0.0f, nan};
    for (int i = 0; i < 5; ++i) {
        points->xy[2 * (i * 7 + 3)] = odd[2 * i];
        points->xy[2 * (i * 7 + 3) + 1] = odd[2 * i + 1];
    }
    return points;
}

QPointF placed(const MapPoints &points, qint64 i)
{
    return {points.xy[2 * i], points.xy[2 * i + 1]};
}

} // namespace

void TestMapMath::regionsEqualBruteForce_data()
{
    QTest::addColumn<QPolygonF>("region");
    QPolygonF star, spiral;
    for (int i = 0; i < 5; ++i) // crosses itself
        star << QPointF(0.9 * std::cos(i * 4 * M_PI / 5), 0.9 * std::sin(i * 4 * M_PI / 5));
    for (int i = 0; i < 400; ++i)
        spiral << QPointF(i * 0.0025 * std::cos(i * 0.05), i * 0.0025 * std::sin(i * 0.05));
    QTest::newRow("a rectangle") << QPolygonF(QRectF(-0.5, -0.3, 0.9, 0.7));
    QTest::newRow("a triangle") << QPolygonF({{-1, -1}, {1.1, -0.7}, {0.1, 0.9}});
    QTest::newRow("a star that crosses itself") << star;
    QTest::newRow("a hand's spiral") << spiral;
    QTest::newRow("thinner than a cell") << QPolygonF({{-1, -0.601}, {1, -0.599}, {1, -0.5985}});
    QTest::newRow("around the strays too") << QPolygonF(QRectF(-1e7, -1e7, 2e7, 2e7));
    QTest::newRow("around a stray alone") << QPolygonF(QRectF(800, -10, 200, 20));
    QTest::newRow("beside all points") << QPolygonF(QRectF(1e8, 1e8, 5, 5));
    QTest::newRow("a line") << QPolygonF({{-1, 0}, {1, 0}});
    QTest::newRow("nothing") << QPolygonF();
}

void TestMapMath::regionsEqualBruteForce()
{
    QFETCH(QPolygonF, region);
    for (const qint64 count : {40, 30'000}) {
        const SharedMapPoints points = unevenPoints(count);
        const PointGrid grid(points);
        QCOMPARE(grid.placedCount(), count - 2);
        std::vector<quint32> inside, inBox;
        const QRectF box = region.boundingRect();
        for (qint64 i = 0; i < count; ++i) {
            const QPointF at = placed(*points, i);
            if (region.size() > 2 && region.containsPoint(at, Qt::OddEvenFill))
                inside.push_back(quint32(i));
            if (at.x() >= box.left() && at.x() <= box.right() && at.y() >= box.top() &&
                at.y() <= box.bottom())
                inBox.push_back(quint32(i));
        }
        QVERIFY(pointsInside(grid.cells(), region) == inside);
        QVERIFY(pointsInside(grid.cells(), box) == inBox);
    }
}

void TestMapMath::theNextPointEqualsBruteForce()
{
    const SharedMapPoints points = unevenPoints(3000);
    const PointGrid grid(points);
    int found = 0;
    for (const QPointF &way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
        for (const double atLeast : {0.001, 0.05})
            for (qint64 start = 0; start < 60; ++start) {
                const QPointF from = placed(*points, start);
                qint64 expected = -1;
                double least = std::numeric_limits<double>::infinity();
                for (qint64 i = 0; i < 3000 && std::isfinite(from.x() + from.y()); ++i) {
                    const QPointF to = placed(*points, i) - from;
                    const double along = to.x() * way.x() + to.y() * way.y();
                    const double aside = std::abs(to.x() * way.y() - to.y() * way.x());
                    const double distance = std::hypot(along, aside);
                    if (along > 0 && aside <= along && distance >= atLeast && distance + 2 * aside < least) {
                        least = distance + 2 * aside;
                        expected = i;
                    }
                }
                QCOMPARE(grid.next(from, way, atLeast), expected);
                found += expected >= 0;
            }
    QVERIFY(found > 200);
}

void TestMapMath::everyPointInViewIsBinned()
{
    const qint64 count = 30'000;
    const SharedMapPoints points = galleryPoints(count);
    const QSizeF size(700, 480);
    const Camera camera{QPointF(0.2, 0.1), 1.7};
    qint64 expected = 0;
    for (qint64 i = 0; i < count; ++i) {
        const QPointF at = camera.screenFromWorld(QPointF(points->xy[2 * i], points->xy[2 * i + 1]), size);
        expected += at.x() >= 0 && at.y() >= 0 && at.x() < size.width() && at.y() < size.height();
    }
    DensityPass pass;
    pass.bin(points->xy, galleryColours(count, false), Qt::gray, camera, size, 2.0);
    double binned = 0;
    for (const Bin &bin : pass.bins().cells)
        binned += bin.count;
    QCOMPARE(qint64(binned), pass.bins().inView);
    // Float rounding may move a point across the widget's edge.
    QVERIFY2(std::abs(pass.bins().inView - expected) <= 3,
             qPrintable(QStringLiteral("%1, expected %2").arg(pass.bins().inView).arg(expected)));
    // Every bin with a point shows, whatever the crowd elsewhere.
    const QImage picture = pass.pointsPicture();
    for (int r = 0; r < picture.height(); ++r)
        for (int c = 0; c < picture.width(); ++c)
            QCOMPARE(qAlpha(picture.pixel(c, r)) >= 88, pass.bins().cells[r * picture.width() + c].count > 0);
}

void TestMapMath::onePointIsVisible()
{
    DensityPass pass;
    const std::vector<float> xy{0.0f, 0.0f, std::numeric_limits<float>::quiet_NaN(), 0.0f};
    const std::vector<quint32> colours{0xff2f7de1, 0xff2f7de1};
    pass.bin(xy, colours, Qt::gray, Camera(), QSizeF(100, 100), 2.0);
    QCOMPARE(pass.bins().inView, 1);
    const QColor colour = pass.pointsPicture().pixelColor(25, 25);
    QVERIFY(colour.alpha() >= 88);
    QVERIFY(std::abs(colour.blue() - 0xe1) < 6);
}

void TestMapMath::greysMakeNoWash()
{
    DensityPass pass;
    const std::vector<float> xy{0.0f, 0.0f, 0.5f, 0.5f};
    pass.bin(xy, std::vector<quint32>{0xff808080, 0xff808080}, Qt::gray, Camera(), QSizeF(200, 200), 9);
    const QImage none = pass.washPicture(0.25);
    for (int r = 0; r < none.height(); ++r)
        for (int c = 0; c < none.width(); ++c)
            QCOMPARE(qAlpha(none.pixel(c, r)), 0);
    pass.bin(xy, std::vector<quint32>{0xff2f7de1, 0xff808080}, Qt::gray, Camera(), QSizeF(200, 200), 9);
    const QImage some = pass.washPicture(0.25);
    const int middle = some.width() / 2;
    QVERIFY(qAlpha(some.pixel(middle, middle)) > 40);
    QVERIFY(qAlpha(some.pixel(middle, middle)) <= 64);
}

void TestMapMath::aPointIsADisc_data()
{
    QTest::addColumn<QPointF>("place");
    QTest::addColumn<double>("diameter");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("alpha");
    QTest::newRow("in the middle of a pixel") << QPointF(30.5, 20.5) << 6.0 << 1.0 << 255;
    QTest::newRow("between four pixels") << QPointF(31, 21) << 3.0 << 1.0 << 255;
    QTest::newRow("anywhere") << QPointF(31.3, 20.9) << 5.6 << 1.0 << 255;
    QTest::newRow("half seen through") << QPointF(31.3, 20.9) << 5.6 << 1.0 << 128;
    QTest::newRow("on a dense screen") << QPointF(31.3, 20.9) << 2.8 << 2.0 << 255;
}

/// Against the circle's area and centre: what is covered is white on black.
void TestMapMath::aPointIsADisc()
{
    QFETCH(QPointF, place);
    QFETCH(double, diameter);
    QFETCH(double, ratio);
    QFETCH(int, alpha);
    const QSizeF size(64, 40);
    QImage picture((size * ratio).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::black);
    const Camera camera{QPointF(0.2, 0.1), 3};
    const QPointF world = camera.worldFromScreen(place, size);
    const std::vector<float> xy{float(world.x()), float(world.y())};
    paintPoints(&picture, xy, std::vector<quint32>{qRgba(255, 255, 255, alpha)}, camera, diameter);
    double area = 0, sumX = 0, sumY = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const double cover = qGreen(picture.pixel(x, y)) / 255.0;
            area += cover;
            sumX += cover * (x + 0.5);
            sumY += cover * (y + 0.5);
        }
    const double expected = M_PI * std::pow(diameter * ratio / 2, 2) * alpha / 255.0;
    QVERIFY2(std::abs(area / expected - 1) < 0.08, qPrintable(QString::number(area / expected)));
    QVERIFY(std::abs(sumX / area - place.x() * ratio) < 0.16); // a quarter of a pixel is rounded away
    QVERIFY(std::abs(sumY / area - place.y() * ratio) < 0.16);
}

void TestMapMath::pointsOffThePictureAreLeftOut()
{
    QImage picture(50, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkBlue);
    const QImage before = picture;
    const float nan = std::numeric_limits<float>::quiet_NaN(),
                infinite = std::numeric_limits<float>::infinity();
    const std::vector<float> xy{nan, 0, 0, nan, infinite, 0, 0, -infinite, 1e30f, 0, 0, 5};
    paintPoints(&picture, xy, std::vector<quint32>(6, 0xffffffffu), {}, 6);
    QCOMPARE(picture, before);
    paintPoints(&picture, xy, {}, {}, 6); // as many colours as points, or nothing
    QCOMPARE(picture, before);
    // Half over each edge and corner: painted as far as there are pixels.
    const Camera camera;
    std::vector<float> edges;
    for (const QPointF &place :
         {QPointF(0, 0), QPointF(50, 0), QPointF(0, 30), QPointF(50, 30), QPointF(25, 0)}) {
        const QPointF world = camera.worldFromScreen(place, QSizeF(50, 30));
        edges.insert(edges.end(), {float(world.x()), float(world.y())});
    }
    paintPoints(&picture, edges, std::vector<quint32>(5, 0xffffffffu), camera, 6);
    for (const QPoint &place : {QPoint(0, 0), QPoint(49, 0), QPoint(0, 29), QPoint(49, 29), QPoint(25, 0)})
        QCOMPARE(picture.pixelColor(place), QColor(Qt::white));
    QCOMPARE(picture.pixelColor(25, 15), QColor(Qt::darkBlue));
}

void TestMapMath::laterPointsCoverEarlierOnes()
{
    QImage picture(20, 20, QImage::Format_RGB32);
    picture.fill(Qt::black);
    const std::vector<float> xy(6, 0.0f);
    paintPoints(&picture, xy, std::vector<quint32>{0xff00ff00u, 0xffff0000u, 0x00ffffffu}, {}, 8);
    QCOMPARE(picture.pixelColor(10, 10), QColor(Qt::red)); // the last one is seen through
}

void TestMapMath::pointsAreFoundByItem_data()
{
    QTest::addColumn<QVector<qint64>>("items");
    QTest::newRow("nothing") << QVector<qint64>{};
    QTest::newRow("ascending, as stored") << QVector<qint64>{0, 2, 3, 7, 100};
    QTest::newRow("in any order") << QVector<qint64>{7, 0, 100, 3, 2};
    QTest::newRow("descending") << QVector<qint64>{100, 7, 3, 2, 0};
}

void TestMapMath::pointsAreFoundByItem()
{
    QFETCH(const QVector<qint64>, items);
    auto points = std::make_shared<MapPoints>();
    points->items.assign(items.begin(), items.end());
    points->xy.resize(points->items.size() * 2);
    const PointIndex index(points);
    for (qint64 item = -1; item <= 101; ++item)
        QCOMPARE(index.indexOf(item), qint64(items.indexOf(item)));
    QCOMPARE(PointIndex().indexOf(0), qint64(-1));
}

void TestMapMath::cardStaysInside()
{
    const QSizeF size(600, 400), card(220, 80);
    for (double x : {0.0, 300.0, 599.0})
        for (double y : {0.0, 200.0, 399.0}) {
            const QRectF at = cardRect(QPointF(x, y), card, size);
            QVERIFY(QRectF(QPointF(), size).contains(at));
            QVERIFY(!at.contains(QPointF(x, y)));
        }
}

void TestMapMath::namesNeverOverlap()
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> x(-20, 520), y(-20, 320), width(20, 140);
    const QRectF area(6, 6, 488, 288);
    int placed = 0;
    for (int round = 0; round < 50; ++round) {
        QVector<LabelWish> wishes;
        for (int i = 0; i < 40; ++i)
            wishes << LabelWish{{x(random), y(random)}, {width(random), 14}, i % 7};
        const QVector<QRectF> places = placedLabels(wishes, area, {});
        QCOMPARE(places.size(), wishes.size());
        for (int i = 0; i < places.size(); ++i) {
            if (places.at(i).isNull())
                continue;
            ++placed;
            QVERIFY(area.contains(places.at(i)));
            QCOMPARE(places.at(i).size(), wishes.at(i).size);
            for (int k = 0; k < i; ++k)
                QVERIFY(places.at(k).isNull() || !places.at(k).intersects(places.at(i)));
        }
    }
    QVERIFY(placed > 50 * 10);
}

void TestMapMath::theHeavierNameIsPlacedFirst()
{
    const QRectF area(0, 0, 400, 300);
    const LabelWish light{{200, 150}, {80, 14}, 3}, heavy{{204, 152}, {80, 14}, 30};
    const QVector<QRectF> places = placedLabels({light, heavy}, area, {});
    QCOMPARE(places.at(1).center(), heavy.anchor); // untouched
    QVERIFY(!places.at(0).isNull() && places.at(0).center() != light.anchor);
    QVERIFY(QLineF(places.at(0).center(), light.anchor).length() < 60);
    const LabelWish equal{{200, 150}, {80, 14}, 30};
    QCOMPARE(placedLabels({equal, heavy}, area, {}).at(0).center(), equal.anchor); // order decides
}

void TestMapMath::namesKeepOutOfWhatIsTaken()
{
    const QRectF area(0, 0, 400, 300), taken(150, 140, 100, 12);
    const LabelWish wish{{200, 150}, {80, 14}, 1};
    const QRectF place = placedLabels({wish}, area, {taken, QRectF()}).first();
    QVERIFY(!place.isNull() && !place.intersects(taken));
    QVERIFY(placedLabels({wish}, area, {area}).first().isNull());
}

void TestMapMath::aNameIsLeftOut_data()
{
    QTest::addColumn<QPointF>("anchor");
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<bool>("isPlaced");
    QTest::newRow("in the middle") << QPointF(100, 100) << QSizeF(50, 14) << true;
    QTest::newRow("at the very corner") << QPointF(0, 0) << QSizeF(50, 14) << true;
    QTest::newRow("of a group outside of the map") << QPointF(-1, 100) << QSizeF(50, 14) << false;
    QTest::newRow("of a place that is no number") << QPointF(std::nan(""), 100) << QSizeF(50, 14) << false;
    QTest::newRow("wider than the map") << QPointF(100, 100) << QSizeF(201, 14) << false;
}

void TestMapMath::aNameIsLeftOut()
{
    QFETCH(QPointF, anchor);
    QFETCH(QSizeF, size);
    QFETCH(bool, isPlaced);
    const QRectF area(0, 0, 200, 200);
    const QRectF place = placedLabels({{anchor, size, 1}}, area, {}).first();
    QCOMPARE(!place.isNull(), isPlaced);
    QVERIFY(!isPlaced || area.contains(place));
}

void TestMapMath::aFittedBoxIsWholeAndLarge_data()
{
    QTest::addColumn<QRectF>("box");
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("wide box, wide map") << QRectF(-1, -0.2, 2, 0.4) << QSizeF(1200, 400);
    QTest::newRow("wide box, high map") << QRectF(-1, -0.2, 2, 0.4) << QSizeF(300, 700);
    QTest::newRow("high box beside the origin") << QRectF(3, 1, 0.5, 4) << QSizeF(640, 480);
    QTest::newRow("small box") << QRectF(0.2, 0.2, 0.3, 0.3) << QSizeF(640, 480);
}

void TestMapMath::aFittedBoxIsWholeAndLarge()
{
    QFETCH(QRectF, box);
    QFETCH(QSizeF, size);
    const Camera camera = Camera::fitting(box, size);
    const QPointF low = camera.screenFromWorld(box.topLeft(), size);
    const QPointF high = camera.screenFromWorld(box.bottomRight(), size);
    const QRectF shown = QRectF(low, high).normalized();
    QVERIFY(QRectF(QPointF(), size).contains(shown));
    QVERIFY(QLineF(shown.center(), QPointF(size.width() / 2, size.height() / 2)).length() < 1e-6);
    QVERIFY(std::max(shown.width() / size.width(), shown.height() / size.height()) > 0.8);
    QCOMPARE(Camera::fitting(QRectF(), size), Camera());
    QVERIFY(Camera::fitting(QRectF(0.5, 0.5, 1e-30, 0), size).zoom <= 8); // a single point
}

void TestMapMath::aFewStraysDoNotWidenTheBox()
{
    MapPoints points;
    for (int i = 0; i < 1000; ++i) {
        points.items.push_back(i);
        points.xy.push_back(float(i % 40) / 40);
        points.xy.push_back(float(i / 40) / 25);
    }
    points.xy[0] = -500;
    points.xy[11] = 900;
    points.xy[20] = std::numeric_limits<float>::quiet_NaN();
    const QRectF box = robustBox(points);
    QVERIFY(QRectF(-0.01, -0.01, 1.02, 1.02).contains(box));
    QVERIFY(box.width() > 0.9 && box.height() > 0.9);
    QVERIFY(robustBox(MapPoints()).isNull());
}

void TestMapMath::theCardKeepsOffTheLegend()
{
    const QSizeF size(800, 600), card(280, 90);
    const QRectF legend(10, 380, 170, 210), tools(600, 10, 190, 30);
    for (int x = 0; x <= 800; x += 20)
        for (int y = 0; y <= 600; y += 20) {
            const QRectF at = cardRect(QPointF(x, y), card, size, {legend, QRectF(), tools});
            QVERIFY(QRectF(QPointF(), size).contains(at));
            QVERIFY2(!at.contains(QPointF(x, y)), qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
            QVERIFY2(!at.intersects(legend) && !at.intersects(tools),
                     qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
        }
    QCOMPARE(cardRect(QPointF(300, 300), card, size, {legend}).left(), 318.0); // right, where there is room
    QCOMPARE(cardRect(QPointF(700, 300), card, size, {legend}).right(), 682.0);
}

void TestMapMath::longTitlesTakeTwoLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("lines");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("none") << QString() << 0 << true;
    QTest::newRow("short") << QStringLiteral("Crow") << 1 << true;
    QTest::newRow("words") << QStringLiteral("Alternating hammer curl on an incline bench") << 2 << true;
    QTest::newRow("one word") << QStringLiteral("Donaudampfschifffahrtsgesellschaft") << 2 << true;
    QTest::newRow("Chinese") << QStringLiteral("上斜哑铃交替锤式弯举动作上斜哑铃交替锤式") << 2 << true;
    QTest::newRow("a hundred words") << QStringLiteral("word ").repeated(100) << 2 << false;
}

void TestMapMath::longTitlesTakeTwoLines()
{
    QFETCH(QString, text);
    QFETCH(int, lines);
    QFETCH(bool, isWhole);
    const QFont font;
    const QFontMetricsF metrics(font);
    const double width = lines < 2 ? 400 : isWhole ? metrics.horizontalAdvance(text) * 0.7 : 200;
    const QStringList parts = wrapped(text, font, width, 2);
    QCOMPARE(int(parts.size()), lines);
    for (const QString &part : parts)
        QVERIFY(metrics.horizontalAdvance(part) <= width + 1);
    const auto letters = [](QString whole) { return whole.remove(QLatin1Char(' ')); };
    if (isWhole)
        QCOMPARE(letters(parts.join(QString())), letters(text));
    else
        QVERIFY(parts.last().endsWith(QChar(0x2026)));
}

QTEST_MAIN(TestMapMath)
#include "tst_mapmath.moc"
