// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/picturecanvas.h"
#include "widgets/picturepager.h"
#include "widgets/pictureviewer.h"
#include "widgets/picturezoom.h"

#include <QApplication>
#include <QLocale>
#include <QPointer>
#include <QTest>
#include <QWheelEvent>

using namespace modalens;

class TestPictureViewing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void zoomKeepsWhatIsUnderThePointer();
    void wheelNeedsFocusOrCtrl();
    void keysZoomAndMove();
    void morePixelsComeWhenTheyAreNeeded();
    void aFileThatGoesAwayIsSaidAndThePictureStays();
    void pagesTurn();
    void theViewerTurnsPagesAndCloses();

private:
    FakeMedia m_media;
};

void TestPictureViewing::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_media.requests.clear();
    m_media.sides.clear();
    m_media.isGone = false;
}

void TestPictureViewing::zoomKeepsWhatIsUnderThePointer()
{
    PictureZoom zoom;
    zoom.setBox({200, 100});
    zoom.setPicture({1000, 1000});
    QCOMPARE(zoom.target(), QRectF(50, 0, 100, 100));
    QCOMPARE(zoom.scale(), 0.1);
    zoom.zoomBy(4, {100, 25});
    QCOMPARE(zoom.scale(), 0.4);
    // A quarter from the top of the picture was there, and is.
    QCOMPARE(25 - zoom.target().top(), zoom.target().height() / 4);
    zoom.panBy({0, 10'000});
    QCOMPARE(zoom.target().top(), 0.0); // not further than its edge
    zoom.zoomBy(1e9, {100, 50});
    QCOMPARE(zoom.scale(), 16.0);
    zoom.zoomBy(1e-9, {0, 0});
    QCOMPARE(zoom.target(), QRectF(50, 0, 100, 100));
    QVERIFY(!zoom.isZoomed());
    PictureZoom nothing;
    nothing.zoomBy(2, {});
    QVERIFY(nothing.target().isEmpty());
}

void TestPictureViewing::wheelNeedsFocusOrCtrl()
{
    PictureCanvas canvas(&m_media);
    canvas.resize(200, 150);
    canvas.setPicture({QStringLiteral("a"), {}});
    const auto turn = [&canvas](Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(QPointF(100, 75), QPointF(100, 75), {}, QPoint(0, 240), Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas, &event);
        return event.isAccepted();
    };
    QVERIFY(!turn(Qt::NoModifier)); // the panel scrolls
    QVERIFY(!canvas.zoom().isZoomed());
    QVERIFY(turn(Qt::ControlModifier));
    QVERIFY(canvas.zoom().isZoomed());
    QVERIFY(turn(Qt::NoModifier)); // having begun
    canvas.fit();
    canvas.setTakesWheel(true);
    QVERIFY(turn(Qt::NoModifier));
}

void TestPictureViewing::keysZoomAndMove()
{
    PictureCanvas canvas(&m_media);
    canvas.resize(200, 150);
    canvas.setPicture({QStringLiteral("a"), {}});
    QCOMPARE(canvas.sizeText(), QStringLiteral("2,000 × 1,500 px · 10%"));
    for (int i = 0; i < 8; ++i)
        QTest::keyClick(&canvas, Qt::Key_Plus);
    QCOMPARE(canvas.sizeText(), QStringLiteral("2,000 × 1,500 px · 60%"));
    const double left = canvas.zoom().target().left();
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(canvas.zoom().target().left() < left);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, QPoint(100, 75));
    QTest::mouseMove(&canvas, QPoint(140, 75));
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, QPoint(140, 75));
    QCOMPARE(canvas.zoom().target().left(), left);
    QTest::keyClick(&canvas, Qt::Key_Minus);
    QVERIFY(canvas.zoom().isZoomed());
    QTest::keyClick(&canvas, Qt::Key_0);
    QVERIFY(!canvas.zoom().isZoomed());
}

void TestPictureViewing::morePixelsComeWhenTheyAreNeeded()
{
    PictureCanvas canvas(&m_media);
    canvas.resize(200, 150);
    canvas.setPicture({QStringLiteral("a"), {}});
    QCOMPARE(m_media.sides, QVector<int>{360});
    for (int i = 0; i < 20; ++i)
        canvas.zoomBy(1.25);
    // 2880 holds all 2000 pixels there are.
    QCOMPARE(m_media.sides, (QVector<int>{360, 720, 1440, 2880}));
    Q_EMIT m_media.pictureReady(QStringLiteral("a"), FakeMedia::drawn(QStringLiteral("a"), 100));
    canvas.setPicture({QStringLiteral("a"), {}}); // neither a smaller answer nor the same picture disturbs
    QCOMPARE(m_media.sides.size(), 4);
    QVERIFY(canvas.zoom().isZoomed());
}

void TestPictureViewing::aFileThatGoesAwayIsSaidAndThePictureStays()
{
    PictureCanvas canvas(&m_media);
    canvas.resize(200, 150);
    canvas.setPicture({QStringLiteral("a"), {}});
    QVERIFY(canvas.badge().isEmpty());
    m_media.isGone = true;
    for (int i = 0; i < 4; ++i)
        canvas.zoomBy(2);
    QCOMPARE(canvas.badge(), QStringLiteral("there is no such file"));
    QVERIFY(!canvas.sizeText().isEmpty());
    QVERIFY(!canvas.grab().isNull());
    m_media.isGone = false;
    canvas.setPicture({QStringLiteral("b"), {}});
    QVERIFY(canvas.badge().isEmpty());
}

void TestPictureViewing::theViewerTurnsPagesAndCloses()
{
    QWidget window;
    window.resize(900, 700);
    auto *pager = new PicturePager(&m_media, &window);
    pager->setPictures({{QStringLiteral("a"), QStringLiteral("first")},
                        {QStringLiteral("b"), QStringLiteral("second")},
                        {QStringLiteral("broken"), {}}});
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::mouseDClick(pager->canvas(), Qt::LeftButton);
    QPointer<PictureViewer> viewer = pager->findChild<PictureViewer *>();
    QVERIFY(viewer);
    QVERIFY(QTest::qWaitForWindowExposed(viewer));
    QVERIFY(viewer->canvas()->width() > 700);
    QVERIFY(viewer->caption().startsWith(QStringLiteral("first · 1 / 3 · 2,000 × 1,500 px")));
    QTest::keyClick(viewer, Qt::Key_Right);
    QCOMPARE(viewer->page(), 1);
    QCOMPARE(pager->page(), 1); // where one comes back to
    QTest::keyClick(viewer->canvas(), Qt::Key_Right);
    QTest::keyClick(viewer->canvas(), Qt::Key_Right);
    QCOMPARE(viewer->page(), 2);
    QCOMPARE(viewer->canvas()->badge(), QStringLiteral("the file ends too early"));
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_VERIFY(!viewer);
}

void TestPictureViewing::pagesTurn()
{
    PicturePager pager(&m_media);
    pager.setPictures({{QStringLiteral("a"), {}}, {QStringLiteral("b"), {}}, {QStringLiteral("broken"), {}}});
    pager.resize(pager.sizeHint());
    QTest::keyClick(&pager, Qt::Key_Left);
    QCOMPARE(pager.page(), 0);
    QTest::mouseClick(&pager, Qt::LeftButton, {}, QPoint(100, 130));
    QCOMPARE(pager.page(), 1);
    QVERIFY(pager.badge().isEmpty());
    QTest::keyClick(&pager, Qt::Key_Right);
    QTest::keyClick(&pager, Qt::Key_Right);
    QCOMPARE(pager.page(), 2);
    QVERIFY(!pager.badge().isEmpty());
    QCOMPARE(m_media.requests.filter(QStringLiteral("picture")).join(QLatin1Char(',')),
             QStringLiteral("picture a,picture b,picture broken"));
}

QTEST_MAIN(TestPictureViewing)
#include "tst_pictureviewing.moc"
