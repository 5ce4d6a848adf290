// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/channelstrip.h"
#include "widgets/galleryvalues.h"
#include "widgets/mixerwidget.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace modalens;

namespace {

/// Words, two spaces of looks, three numbers.
QVector<StripView> busTracks()
{
    const QStringList names{QStringLiteral("text"),       QStringLiteral("image"),
                            QStringLiteral("field:year"), QStringLiteral("clip"),
                            QStringLiteral("field:cost"), QStringLiteral("field:size")};
    const QStringList buses{QStringLiteral("text"),  QStringLiteral("image"),   QStringLiteral("numbers"),
                            QStringLiteral("image"), QStringLiteral("numbers"), QStringLiteral("numbers")};
    const double weights[] = {0.5, 0.8, 0.6, 0.2, 0.3, 0.15};
    QVector<StripView> tracks;
    for (int i = 0; i < names.size(); ++i) {
        StripView track = galleryTracks().at(i < 2 ? i : 0);
        track.signal.name = track.signal.label = names.at(i);
        track.bus = buses.at(i);
        track.busLabel = i == 0                                   ? QStringLiteral("Words")
                         : buses.at(i) == QStringLiteral("image") ? QStringLiteral("Looks")
                                                                  : QStringLiteral("Numbers");
        track.weight = weights[i];
        track.share = 0.1 * (i + 1);
        tracks << track;
    }
    return tracks;
}

} // namespace

class TestMixBuses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_mixer.reset(); }
    void tracksAreGroupedWhereTheFirstOneStands();
    void proportionsOutliveNothing();
    void oneSignalPerBusIsAPlainMixer();
    void aBusIsFoldedUntilItIsUnfolded();
    void itsFaderScalesItsTracks_data();
    void itsFaderScalesItsTracks();
    void downToNothingAndBackChangesNothing();
    void lockedTracksStay();
    void muteSoloAndLockAreThoseOfAll();
    void tracksMutedBeforeTheirBusStayMuted();
    void itsShareIsTheSum();
    void foldingTakesTheFocusAlong();
    void aFoldedBusSaysWhatItsTracksSay();
    void tabWalksAsTheEyeDoes();
    void busesComeAndGo();

private:
    ChannelStrip *strip(int index) { return m_mixer->strip(index); }
    ChannelStrip *numbers() { return m_mixer->busStrip(QStringLiteral("numbers")); }
    QVector<double> weights() const
    {
        QVector<double> weights;
        for (const StripView &track : m_mixer->tracks())
            weights << track.weight;
        return weights;
    }
    std::unique_ptr<MixerWidget> m_mixer;
};

void TestMixBuses::init()
{
    applyTheme(*qApp, Theme::light());
    m_mixer = std::make_unique<MixerWidget>();
    m_mixer->setTracks(busTracks());
    m_mixer->resize(620, 500);
    m_mixer->show();
    QVERIFY(QTest::qWaitForWindowActive(m_mixer.get()));
}

void TestMixBuses::tracksAreGroupedWhereTheFirstOneStands()
{
    const QVector<MixBus> buses = busesOf(busTracks());
    QCOMPARE(buses.size(), 3);
    QVERIFY((buses.at(0) == MixBus{QStringLiteral("text"), {0}}));
    QVERIFY((buses.at(1) == MixBus{QStringLiteral("image"), {1, 3}}));
    QVERIFY((buses.at(2) == MixBus{QStringLiteral("numbers"), {2, 4, 5}}));
    QVector<StripView> loose = busTracks();
    for (StripView &track : loose)
        track.bus.clear();
    QCOMPARE(busesOf(loose).size(), loose.size());
}

void TestMixBuses::proportionsOutliveNothing()
{
    const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    BusShape shape;
    shape.observe(names, {0.9, 0.3, 0.007});
    QCOMPARE(shape.level(), 0.9);
    for (double level : {0.5, 0.01, 0.0}) { // each step is rounded and seen again
        const QVector<double> moved = shape.at(level);
        shape.observe(names, moved);
        QVERIFY(std::abs(shape.level() - level) < 1e-9);
    }
    const QVector<double> back = shape.at(0.9);
    QVERIFY(std::abs(back.at(1) - 0.3) < 1e-9 && std::abs(back.at(2) - 0.007) < 1e-9);
    shape.observe(names, {0.9, 0.9, 0.0}); // by its own fader
    QVERIFY(std::abs(shape.at(0.5).at(1) - 0.5) < 1e-9);
    shape.observe({QStringLiteral("d"), QStringLiteral("e")}, {0.0, 0.0});
    QCOMPARE(shape.at(0.4), (QVector<double>{0.4, 0.4}));
}

void TestMixBuses::oneSignalPerBusIsAPlainMixer()
{
    m_mixer->setTracks(busTracks().mid(0, 3));
    QVERIFY(!m_mixer->busStrip(QStringLiteral("text")) && !numbers());
    for (int i = 0; i < 3; ++i)
        QVERIFY(strip(i)->isVisible() && !strip(i)->isBus());
}

void TestMixBuses::aBusIsFoldedUntilItIsUnfolded()
{
    QSignalSpy folds(m_mixer.get(), &MixerWidget::foldsChanged);
    QVERIFY(numbers() && numbers()->isVisible());
    QCOMPARE(numbers()->track().signal.label, QStringLiteral("Numbers"));
    QVERIFY(!strip(2)->isVisible() && !strip(4)->isVisible());
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(numbers());
    QVERIFY(access->state().expandable && access->state().collapsed);
    numbers()->setFocus();
    QTest::keyClick(numbers(), Qt::Key_Space);
    QVERIFY(strip(2)->isVisible() && strip(4)->isVisible() && strip(5)->isVisible() &&
            !strip(1)->isVisible());
    QVERIFY(access->state().expanded);
    QCOMPARE(m_mixer->unfoldedBuses(), QStringList{QStringLiteral("numbers")});
    QTRY_VERIFY(numbers()->x() < strip(2)->x() && strip(2)->x() < strip(4)->x()); // beside each other
    QTest::mouseClick(numbers(), Qt::LeftButton, {}, numbers()->geometryNow().fold.center().toPoint());
    QVERIFY(!strip(2)->isVisible());
    QCOMPARE(folds.count(), 2);
    m_mixer->setUnfoldedBuses({QStringLiteral("image"), QStringLiteral("not here")});
    QVERIFY(strip(1)->isVisible() && strip(3)->isVisible());
}

void TestMixBuses::itsFaderScalesItsTracks_data()
{
    QTest::addColumn<bool>("isDrag");
    QTest::newRow("by a key") << false;
    QTest::newRow("by a drag") << true;
}

void TestMixBuses::itsFaderScalesItsTracks()
{
    QFETCH(bool, isDrag);
    QCOMPARE(numbers()->track().weight, 0.6);
    QSignalSpy moving(m_mixer.get(), &MixerWidget::mixChanging);
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    if (isDrag) {
        const QPoint knob = numbers()->geometryNow().knob.center().toPoint();
        QTest::mousePress(numbers(), Qt::LeftButton, {}, knob);
        QTest::mouseMove(numbers(), knob + QPoint(0, 60));
        m_mixer->setTracks(m_mixer->tracks()); // as the window does at every move
        QTest::mouseRelease(numbers(), Qt::LeftButton, {}, knob + QPoint(0, 60));
        QVERIFY(moving.count() >= 1);
    } else {
        QTest::keyClick(numbers(), Qt::Key_PageDown);
        QCOMPARE(weights(), (QVector<double>{0.5, 0.8, 0.5, 0.2, 0.25, 0.125}));
    }
    QCOMPARE(committed.count(), 1);
    const double level = numbers()->track().weight;
    QVERIFY(level < 0.55 && std::abs(weights().at(2) - level) < 1e-9);
    QVERIFY(std::abs(weights().at(4) - level / 2) < 0.0006 && std::abs(weights().at(5) - level / 4) < 0.0006);
    QCOMPARE(weights().at(0), 0.5);
    QCOMPARE(weights().at(1), 0.8);
    strip(2)->setWeight(0.1); // the bus follows its tracks
    QCOMPARE(numbers()->track().weight, weights().at(4));
}

void TestMixBuses::downToNothingAndBackChangesNothing()
{
    const QVector<double> before = weights();
    for (int key : {Qt::Key_Home, Qt::Key_PageUp}) {
        QTest::keyClick(numbers(), Qt::Key(key));
        m_mixer->setTracks(m_mixer->tracks());
    }
    numbers()->setWeight(0.6);
    for (int i = 0; i < before.size(); ++i)
        QVERIFY(std::abs(weights().at(i) - before.at(i)) < 1e-9);
}

void TestMixBuses::lockedTracksStay()
{
    strip(2)->toggleLock(); // the loudest
    QCOMPARE(numbers()->track().weight, 0.3);
    QVERIFY(!numbers()->track().isLocked);
    numbers()->setWeight(0.9);
    QCOMPARE(weights(), (QVector<double>{0.5, 0.8, 0.6, 0.2, 0.9, 0.45}));
    strip(4)->toggleLock();
    strip(5)->toggleLock();
    QVERIFY(numbers()->track().isLocked);
    numbers()->setWeight(0.1);
    QCOMPARE(weights(), (QVector<double>{0.5, 0.8, 0.6, 0.2, 0.9, 0.45}));
    QTest::keyClick(numbers(), Qt::Key_L);
    for (int i : {2, 4, 5})
        QVERIFY(!m_mixer->tracks().at(i).isLocked);
}

void TestMixBuses::muteSoloAndLockAreThoseOfAll()
{
    QTest::keyClick(numbers(), Qt::Key_S);
    QTest::keyClick(numbers(), Qt::Key_L);
    for (int i = 0; i < 6; ++i) {
        const bool isNumber = i == 2 || i >= 4;
        QCOMPARE(m_mixer->tracks().at(i).isSolo, isNumber);
        QCOMPARE(m_mixer->tracks().at(i).isLocked, isNumber);
    }
    strip(4)->toggleSolo();
    QVERIFY(!numbers()->track().isSolo);
    QTest::mouseClick(numbers(), Qt::LeftButton, {}, numbers()->geometryNow().mute.center().toPoint());
    QVERIFY(numbers()->track().isMuted && m_mixer->tracks().at(5).isMuted &&
            !m_mixer->tracks().at(0).isMuted);
}

void TestMixBuses::tracksMutedBeforeTheirBusStayMuted()
{
    strip(4)->toggleMute();
    numbers()->toggleMute();
    numbers()->toggleMute();
    QVERIFY(!m_mixer->tracks().at(2).isMuted && m_mixer->tracks().at(4).isMuted &&
            !m_mixer->tracks().at(5).isMuted);
    for (int i : {2, 5})
        strip(i)->toggleMute();
    QVERIFY(numbers()->track().isMuted); // one by one: nothing to remember
    strip(4)->toggleMute();
    numbers()->toggleMute();
    numbers()->toggleMute();
    QVERIFY(!numbers()->track().isMuted);
}

void TestMixBuses::itsShareIsTheSum()
{
    QVERIFY(std::abs(numbers()->track().share - (0.3 + 0.5 + 0.6)) < 1e-9);
    m_mixer->setShares({0.5, 0.1, 0.05, 0.2, 0.1, 0.05});
    QVERIFY(std::abs(numbers()->track().share - 0.2) < 1e-9);
    QVERIFY(numbers()->stateText().contains(QStringLiteral("3 signal")));
}

void TestMixBuses::foldingTakesTheFocusAlong()
{
    m_mixer->setUnfoldedBuses({QStringLiteral("numbers")});
    strip(4)->setFocus();
    numbers()->toggleFold();
    QCOMPARE(QApplication::focusWidget(), numbers());
}

void TestMixBuses::aFoldedBusSaysWhatItsTracksSay()
{
    QVector<StripView> tracks = busTracks();
    tracks[4].twinNote = QStringLiteral("Almost the same as size");
    m_mixer->setTracks(tracks);
    QCOMPARE(numbers()->track().twinNote, QStringLiteral("field:cost: Almost the same as size"));
    numbers()->toggleFold();
    QVERIFY(numbers()->track().twinNote.isEmpty()); // its track says it
}

void TestMixBuses::tabWalksAsTheEyeDoes()
{
    m_mixer->setUnfoldedBuses({QStringLiteral("numbers")});
    QWidget *const order[] = {
        strip(0), m_mixer->busStrip(QStringLiteral("image")), numbers(), strip(2), strip(4), strip(5)};
    order[0]->setFocus();
    for (std::size_t i = 1; i < std::size(order); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), order[i]);
    }
}

void TestMixBuses::busesComeAndGo()
{
    QVector<StripView> fewer = busTracks();
    fewer.removeLast();
    fewer.removeLast();
    m_mixer->setTracks(fewer);
    QVERIFY(!numbers() && strip(2)->isVisible());
    QVERIFY(m_mixer->busStrip(QStringLiteral("image")));
    m_mixer->setTracks({});
    QCOMPARE(m_mixer->stripCount(), 0);
    m_mixer->setTracks(busTracks());
    QVERIFY(numbers() && !strip(2)->isVisible());
}

QTEST_MAIN(TestMixBuses)
#include "tst_mixbuses.moc"
