// SPDX-License-Identifier: GPL-3.0-or-later
// Who draws the points, and that OpenGL and the processor draw the same.
#include "widgets/mappanel.h"
#include "widgets/mapview.h"
#include "widgets/openglpoints.h"
#include "widgets/pointdrawing.h"
#include "widgets/pointlayer.h"
#include "widgets/pointpainter.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>
#include <memory>
#include <random>
#include <vector>

using namespace modalens;

namespace {

constexpr QSize kSize(300, 200);

/// `count` points about evenly spread.
std::shared_ptr<MapPoints> latticePoints(int count)
{
    auto points = std::make_shared<MapPoints>();
    std::minstd_rand random(7);
    std::uniform_real_distribution<float> aside(-0.4f, 0.4f);
    const int side = std::max(1, int(std::sqrt(count)));
    for (int i = 0; i < count; ++i) {
        points->items.push_back(i);
        points->xy.push_back((float(i % side) + aside(random)) * 1.83f / float(side) - 0.91f);
        points->xy.push_back((float(i / side) + aside(random)) * 1.71f / float(side) - 0.87f);
    }
    return points;
}

std::vector<quint32> coloursOf(int count)
{
    std::vector<quint32> colours;
    for (int i = 0; i < count; ++i)
        colours.push_back(0x80000000u + quint32(i % 8) * 0x10000000u / 8 * 7 +
                          quint32(i * 2654435761u) % 0xffffffu);
    return colours;
}

/// Mean of the absolute difference of a channel, and the largest one.
std::pair<double, int> difference(const QImage &a, const QImage &b)
{
    qint64 sum = 0;
    int most = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            for (const int d : {qRed(p) - qRed(q), qGreen(p) - qGreen(q), qBlue(p) - qBlue(q)}) {
                sum += std::abs(d);
                most = std::max(most, std::abs(d));
            }
        }
    return {double(sum) / (3.0 * a.width() * a.height()), most};
}

QImage groundOf(double ratio)
{
    QImage picture(kSize * ratio, QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(QColor(240, 244, 238));
    return picture;
}

QImage pictureOf(PointLayer *layer, const PointScene &scene, const Camera &camera, double ratio = 1)
{
    QImage picture = groundOf(ratio);
    QPainter painter(&picture);
    layer->paint(&painter, scene, camera, kSize, Theme::light());
    return picture;
}

} // namespace

class TestPointLayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }
    void cleanup() { setPointDrawing(PointDrawing::Automatic); }
    void openGlDrawsWhatTheProcessorDraws_data();
    void openGlDrawsWhatTheProcessorDraws();
    void whatIsNoNumberIsLeftOut();
    void softwareIsNotTakenForACard();
    void aLayerDrawsWithWhatIsChosen();
    void faintPointsLieBeneath_data();
    void faintPointsLieBeneath();
    void aMovedPictureIsTheOneDrawnThere_data();
    void aMovedPictureIsTheOneDrawnThere();
    void theMapSaysWhoDraws();
};

void TestPointLayer::openGlDrawsWhatTheProcessorDraws_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("diameter");
    QTest::newRow("all") << 1.0 << 1.0 << 3.0;
    QTest::newRow("dense screen") << 2.0 << 1.0 << 2.8;
    QTest::newRow("close") << 1.0 << 9.0 << 5.6;
    QTest::newRow("very close") << 1.25 << 900.0 << 5.6;
}

void TestPointLayer::openGlDrawsWhatTheProcessorDraws()
{
    QFETCH(double, ratio);
    QFETCH(double, zoom);
    QFETCH(double, diameter);
    QString why;
    const auto card = OpenGlPoints::create(true, &why);
    QVERIFY2(card, qPrintable(why));
    const auto points = latticePoints(900);
    const std::vector<quint32> colours = coloursOf(900);
    const Camera camera{QPointF(points->xy[2 * 465], points->xy[2 * 465 + 1]), zoom};
    const QImage ground = groundOf(ratio);
    QImage byCard = ground, byProcessor = ground;
    QVERIFY(card->setPoints(points->xy, colours));
    QVERIFY(card->paint(&byCard, camera, diameter));
    paintPoints(&byProcessor, points->xy, colours, camera, diameter);
    QVERIFY(difference(ground, byProcessor).second > 60); // something is drawn
    const auto [mean, most] = difference(byCard, byProcessor);
    // The processor rounds places to a quarter of a pixel: edges differ by at most an eighth of a pixel each
    // way.
    QVERIFY2(mean < 1.5 && most < 70, qPrintable(QStringLiteral("%1 %2").arg(mean).arg(most)));
}

void TestPointLayer::whatIsNoNumberIsLeftOut()
{
    QString why;
    const auto card = OpenGlPoints::create(true, &why);
    QVERIFY2(card, qPrintable(why));
    const float nan = std::numeric_limits<float>::quiet_NaN(),
                infinite = std::numeric_limits<float>::infinity();
    const QImage ground = groundOf(1);
    QImage picture = ground;
    QVERIFY(card->setPoints(std::vector<float>{nan, 0, 0, infinite},
                            std::vector<quint32>{0xff000000, 0xff000000}));
    QVERIFY(card->paint(&picture, Camera{}, 5));
    QVERIFY(picture == ground);
    QVERIFY(card->setPoints(std::vector<float>{0, 0}, std::vector<quint32>{1, 2, 3})); // the wrong number
    QVERIFY(card->paint(&picture, Camera{}, 5));
    QVERIFY(picture == ground);
}

void TestPointLayer::softwareIsNotTakenForACard()
{
    QString why;
    QVERIFY(!OpenGlPoints::create(false, &why)); // tests run with software OpenGL
    QVERIFY2(why.contains(QLatin1String("llvmpipe")), qPrintable(why));
    QVERIFY(OpenGlPoints::create(true, &why)->renderer().contains(QLatin1String("llvmpipe")));
}

void TestPointLayer::aLayerDrawsWithWhatIsChosen()
{
    const int count = int(PointLayer::kMaxDrawn) + 10; // discs for a card, cells for the processor
    const auto points = latticePoints(count);
    const std::vector<quint32> colours = coloursOf(count);
    const PointGrid grid(points);
    const PointScene scene{points->xy, colours, &grid, {}, false};
    PointLayer layer;
    setPointDrawing(PointDrawing::OpenGl);
    pictureOf(&layer, scene, Camera{});
    QVERIFY(!layer.isDensity());
    QVERIFY(layer.whyNoOpenGl().isEmpty());
    QCOMPARE(layer.drawnCount(), count);
    setPointDrawing(PointDrawing::Processor);
    pictureOf(&layer, scene, Camera{});
    QVERIFY(layer.isDensity());
    QVERIFY(layer.whyNoOpenGl().isEmpty()); // it was asked to
    QCOMPARE(layer.drawnCount(), count);
}

void TestPointLayer::faintPointsLieBeneath_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<PointDrawing>("drawing");
    QTest::newRow("discs of the processor") << 400 << PointDrawing::Processor;
    QTest::newRow("discs of OpenGL") << 400 << PointDrawing::OpenGl;
    QTest::newRow("cells") << int(PointLayer::kMaxDrawn) * 2 << PointDrawing::Processor;
}

/// One point passes the filter, and all others lie on the same place and come after it.
void TestPointLayer::faintPointsLieBeneath()
{
    QFETCH(int, count);
    QFETCH(PointDrawing, drawing);
    setPointDrawing(drawing);
    auto points = std::make_shared<MapPoints>();
    for (int i = 0; i < count; ++i) {
        points->items.push_back(i);
        points->xy.insert(points->xy.end(), {i % 2 ? 0.5f : 0.0f, 0.0f});
    }
    const PointGrid grid(points);
    std::vector<quint32> colours(std::size_t(count), 0xffe1e4eau);
    colours[0] = 0xffc00000u;
    std::vector<bool> isFaint(std::size_t(count), true);
    isFaint[0] = false;
    PointScene scene{points->xy, colours, &grid, {}, false};
    scene.isFaint = &isFaint;
    PointLayer layer;
    const Camera camera;
    const QImage picture = pictureOf(&layer, scene, camera);
    QCOMPARE(layer.drawnCount(), count);
    const QColor passes = picture.pixelColor(camera.screenFromWorld(QPointF(0, 0), kSize).toPoint());
    QVERIFY2(passes.red() > passes.blue() + 40, qPrintable(passes.name()));
    const QColor keptOut = picture.pixelColor(camera.screenFromWorld(QPointF(0.5, 0), kSize).toPoint());
    QVERIFY2(std::abs(keptOut.red() - keptOut.blue()) < 16 && keptOut != Theme::light().mapGround,
             qPrintable(keptOut.name()));
}

void TestPointLayer::aMovedPictureIsTheOneDrawnThere_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("isTinted");
    QTest::addColumn<double>("ratio");
    QTest::newRow("discs") << 600 << false << 1.0;
    QTest::newRow("discs on a wash") << 600 << true << 1.0;
    QTest::newRow("dense screen") << 600 << true << 1.5;
    QTest::newRow("cells") << int(PointLayer::kMaxDrawn) * 4 << false << 1.0;
}

void TestPointLayer::aMovedPictureIsTheOneDrawnThere()
{
    QFETCH(int, count);
    QFETCH(bool, isTinted);
    QFETCH(double, ratio);
    setPointDrawing(PointDrawing::Processor);
    const auto points = latticePoints(count);
    const std::vector<quint32> colours = coloursOf(count);
    const PointGrid grid(points);
    const std::vector<quint32> selected{3, 5, 40};
    const PointScene scene{points->xy, colours, &grid, selected, isTinted};
    PointLayer moving;
    Camera camera;
    pictureOf(&moving, scene, camera, ratio);
    for (int step = 0; step < 40; ++step) { // there and back, farther than the margin
        camera = camera.panned({step < 20 ? 8.0 : -8.0, step % 2 ? 6.0 : -2.0}, kSize);
        PointLayer fresh;
        const QImage drawn = pictureOf(&fresh, scene, camera, ratio);
        const auto [mean, most] = difference(pictureOf(&moving, scene, camera, ratio), drawn);
        QVERIFY(difference(groundOf(ratio), drawn).first > 2);
        // A wash and cells begin at another corner; discs move by parts of a pixel where it is no whole
        // number.
        QVERIFY2(mean < (count > 1000 ? 3.0 : 2.0),
                 qPrintable(QStringLiteral("%1: %2 %3").arg(step).arg(mean).arg(most)));
    }
    moving.outdate();
    QVERIFY(pictureOf(&moving, scene, camera, ratio) ==
            pictureOf(std::make_unique<PointLayer>().get(), scene, camera, ratio));
}

void TestPointLayer::theMapSaysWhoDraws()
{
    MapPanel panel(nullptr);
    panel.resize(600, 400);
    panel.setHasPoints(true);
    panel.map()->setPoints(latticePoints(200));
    const auto says = [&panel] {
        for (const QLabel *label : panel.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(QLatin1String("drawn without a graphics card")))
                return true;
        return false;
    };
    panel.show();
    QTRY_VERIFY(says());
    QVERIFY(panel.map()->grab().toImage().pixelColor(panel.map()->screenOf(100).toPoint()) !=
            Theme::light().mapGround); // and draws
    setPointDrawing(PointDrawing::OpenGl);
    panel.map()->update();
    QTRY_VERIFY(!says());
}

QTEST_MAIN(TestPointLayer)
#include "tst_pointlayer.moc"
