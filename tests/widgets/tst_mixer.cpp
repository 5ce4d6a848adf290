// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/channelstrip.h"
#include "widgets/galleryvalues.h"
#include "widgets/mixerwidget.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace modalens;

class TestMixer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_mixer.reset(); }
    void knobAndWeightAreInverse();
    void paintedFillEndsAtTheKnob();
    void dragTellsEveryMoveAndCommitsOnce();
    void escapeTakesADragBack();
    void updatesDoNotMoveADraggedFader();
    void keysChangeTheWeight_data();
    void keysChangeTheWeight();
    void muteAndSolo();
    void doubleClickGoesBackToTheDefault();
    void wheelMovesByHundredths();
    void tabWalksTheStrips();
    void screenReadersGetAValue();
    void manyStripsScroll_data();
    void manyStripsScroll();

private:
    ChannelStrip *strip(int index) { return m_mixer->strip(index); }
    std::unique_ptr<MixerWidget> m_mixer;
};

void TestMixer::init()
{
    applyTheme(*qApp, Theme::light());
    m_mixer = std::make_unique<MixerWidget>();
    m_mixer->setTracks(galleryTracks());
    m_mixer->resize(320, 500);
    m_mixer->show();
    QVERIFY(QTest::qWaitForWindowActive(m_mixer.get()));
}

void TestMixer::knobAndWeightAreInverse()
{
    for (int height : {220, 400, 1000})
        for (int i = 0; i <= 100; ++i) {
            const StripGeometry at = StripGeometry::of(QSize(56, height), i / 100.0);
            QVERIFY(std::abs(at.weightAt(at.knob.center().y()) - i / 100.0) < 1e-9);
            QVERIFY(at.groove.top() <= at.knob.top() + 1e-9 && at.knob.bottom() <= at.groove.bottom() + 1e-9);
            QVERIFY(at.share.bottom() <= height);
        }
}

void TestMixer::paintedFillEndsAtTheKnob()
{
    for (double weight : {0.2, 0.5, 0.8}) {
        TrackView track = galleryTracks().at(0);
        track.weight = weight;
        strip(0)->setTrack(track);
        const QImage image = strip(0)->grab().toImage();
        const StripGeometry at = strip(0)->geometryNow();
        const int x = int(at.groove.center().x());
        const auto colourAt = [&](double y) { return image.pixelColor(x, int(y)); };
        QCOMPARE(colourAt(at.knob.bottom() + 6), Theme::light().words);
        QCOMPARE(colourAt(at.groove.bottom() - 4), Theme::light().words);
        if (at.knob.top() - 6 > at.groove.top())
            QCOMPARE(colourAt(at.knob.top() - 4), Theme::light().hairline);
    }
}

void TestMixer::dragTellsEveryMoveAndCommitsOnce()
{
    QVector<double> weights;
    connect(m_mixer.get(), &MixerWidget::mixChanging, this,
            [&] { weights << m_mixer->tracks().at(0).weight; });
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    const QPoint start = strip(0)->geometryNow().knob.center().toPoint();
    QTest::mousePress(strip(0), Qt::LeftButton, {}, start);
    for (int step = 1; step <= 20; ++step)
        QTest::mouseMove(strip(0), start - QPoint(0, 5 * step));
    QCOMPARE(committed.count(), 0);
    QTest::mouseRelease(strip(0), Qt::LeftButton, {}, start - QPoint(0, 100));
    QVERIFY(weights.size() >= 15);
    QVERIFY(std::is_sorted(weights.begin(), weights.end()));
    QVERIFY(weights.last() > 0.46 + 0.2);
    QCOMPARE(m_mixer->tracks().at(0).weight, weights.last());
    QCOMPARE(committed.count(), 1);
}

void TestMixer::escapeTakesADragBack()
{
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    const QPoint start = strip(1)->geometryNow().knob.center().toPoint();
    QTest::mousePress(strip(1), Qt::LeftButton, {}, start);
    QTest::mouseMove(strip(1), start + QPoint(0, 80));
    QVERIFY(m_mixer->tracks().at(1).weight < 0.7);
    QTest::keyClick(strip(1), Qt::Key_Escape);
    QTest::mouseRelease(strip(1), Qt::LeftButton, {}, start + QPoint(0, 80));
    QCOMPARE(m_mixer->tracks().at(1).weight, 0.74);
    QCOMPARE(committed.count(), 0);
}

void TestMixer::updatesDoNotMoveADraggedFader()
{
    const QPoint start = strip(1)->geometryNow().knob.center().toPoint();
    QTest::mousePress(strip(1), Qt::LeftButton, {}, start);
    QTest::mouseMove(strip(1), start + QPoint(0, 60));
    const double held = m_mixer->tracks().at(1).weight;
    m_mixer->setTracks(galleryTracks());
    QCOMPARE(m_mixer->tracks().at(1).weight, held);
    QTest::mouseRelease(strip(1), Qt::LeftButton, {}, start + QPoint(0, 60));
    m_mixer->setTracks(galleryTracks());
    QCOMPARE(m_mixer->tracks().at(1).weight, 0.74);
}

void TestMixer::keysChangeTheWeight_data()
{
    QTest::addColumn<QVector<int>>("keys");
    QTest::addColumn<double>("weight");
    QTest::newRow("up is a hundredth more") << QVector<int>{Qt::Key_Up} << 0.47;
    QTest::newRow("down is a hundredth less") << QVector<int>{Qt::Key_Down} << 0.45;
    QTest::newRow("page up is a tenth more") << QVector<int>{Qt::Key_PageUp} << 0.56;
    QTest::newRow("page down is a tenth less") << QVector<int>{Qt::Key_PageDown} << 0.36;
    QTest::newRow("Home is silent") << QVector<int>{Qt::Key_Home} << 0.0;
    QTest::newRow("End is full") << QVector<int>{Qt::Key_End} << 1.0;
    QTest::newRow("nothing below zero") << QVector<int>{Qt::Key_Home, Qt::Key_Down} << 0.0;
    QTest::newRow("nothing above one") << QVector<int>{Qt::Key_End, Qt::Key_PageUp} << 1.0;
    QTest::newRow("a digit is tenths") << QVector<int>{Qt::Key_7} << 0.7;
    QTest::newRow("two digits are hundredths") << QVector<int>{Qt::Key_7, Qt::Key_4} << 0.74;
    QTest::newRow("a third digit starts over") << QVector<int>{Qt::Key_7, Qt::Key_4, Qt::Key_2} << 0.2;
    QTest::newRow("another key ends a number") << QVector<int>{Qt::Key_7, Qt::Key_Up, Qt::Key_4} << 0.4;
}

void TestMixer::keysChangeTheWeight()
{
    QFETCH(QVector<int>, keys);
    QFETCH(double, weight);
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    strip(0)->setFocus();
    for (int key : keys)
        QTest::keyClick(strip(0), Qt::Key(key));
    QCOMPARE(m_mixer->tracks().at(0).weight, weight);
    QVERIFY(committed.count() >= 1);
}

void TestMixer::muteAndSolo()
{
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    QTest::mouseClick(strip(0), Qt::LeftButton, {}, strip(0)->geometryNow().mute.center().toPoint());
    QVERIFY(m_mixer->tracks().at(0).isMuted);
    QTest::keyClick(strip(0), Qt::Key_M);
    QVERIFY(!m_mixer->tracks().at(0).isMuted);
    QTest::mouseClick(strip(1), Qt::LeftButton, {}, strip(1)->geometryNow().solo.center().toPoint());
    QVERIFY(m_mixer->tracks().at(1).isSolo);
    // The others look silent while one is solo.
    const StripGeometry at = strip(0)->geometryNow();
    const QImage image = strip(0)->grab().toImage();
    QCOMPARE(image.pixelColor(int(at.groove.center().x()), int(at.groove.bottom() - 4)),
             Theme::light().tertiary);
    QTest::keyClick(strip(1), Qt::Key_S);
    QVERIFY(!m_mixer->tracks().at(1).isSolo);
    QCOMPARE(committed.count(), 4);
}

void TestMixer::doubleClickGoesBackToTheDefault()
{
    QTest::mouseDClick(strip(0), Qt::LeftButton, {}, strip(0)->geometryNow().knob.center().toPoint());
    QCOMPARE(m_mixer->tracks().at(0).weight, 1.0);
}

void TestMixer::wheelMovesByHundredths()
{
    const QPointF at = strip(0)->geometryNow().groove.center();
    const auto turn = [&](int delta) {
        QWheelEvent wheel(at, strip(0)->mapToGlobal(at), {}, QPoint(0, delta), {}, {}, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(strip(0), &wheel);
    };
    turn(120);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.47);
    turn(-240);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.45);
    turn(60);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.45);
    turn(60);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.46);
}

void TestMixer::tabWalksTheStrips()
{
    strip(0)->setFocus();
    for (int i = 1; i < m_mixer->stripCount(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), strip(i));
    }
}

void TestMixer::screenReadersGetAValue()
{
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(strip(0));
    QVERIFY(access);
    QCOMPARE(access->role(), QAccessible::Slider);
    QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Words"));
    QAccessibleValueInterface *value = access->valueInterface();
    QVERIFY(value);
    QCOMPARE(value->currentValue().toDouble(), 0.46);
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    value->setCurrentValue(0.25);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.25);
    QCOMPARE(committed.count(), 1);
}

void TestMixer::manyStripsScroll_data()
{
    QTest::addColumn<int>("count");
    for (int count : {0, 1, 5, 12})
        QTest::addRow("%d signals", count) << count;
}

void TestMixer::manyStripsScroll()
{
    QFETCH(int, count);
    QVector<TrackView> tracks;
    for (int i = 0; i < count; ++i)
        tracks << galleryTracks().at(i % 5);
    m_mixer->setTracks(tracks);
    QCOMPARE(m_mixer->stripCount(), count);
    QCOMPARE(m_mixer->tracks().size(), count);
    for (int i = 0; i < count; ++i)
        QTRY_VERIFY(strip(i)->width() >= strip(i)->minimumSizeHint().width());
    const auto *area = m_mixer->findChild<QScrollArea *>();
    if (count == 12)
        QTRY_VERIFY(area->horizontalScrollBar()->maximum() > 0);
    m_mixer->setShares({0.5});
    if (count > 0)
        QCOMPARE(m_mixer->tracks().at(0).share, 0.5);
}

QTEST_MAIN(TestMixer)
#include "tst_mixer.moc"
