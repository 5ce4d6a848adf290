// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/handsink.h"
#include "widgets/playcontrol.h"
#include "widgets/videoscreen.h"
#include "widgets/videostrip.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace modalens;

class TestPreviewVideo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void filmFollowsTheClock();
    void frameAtTime();
    void stepsGoFromFrameToFrame();
    void scrubbingShowsAndGoesOnPlaying();
    void aFilmThatGoesAwaySaysSo();

private:
    FakeMedia m_media;
    HandPlayer m_hand;
};

void TestPreviewVideo::init()
{
    m_hand = HandPlayer();
    m_media.requests.clear();
    m_media.isGone = false;
}

void TestPreviewVideo::filmFollowsTheClock()
{
    VideoStrip strip({QStringLiteral("mute clip"), QStringLiteral("clip")}, &m_media, m_hand.player.get());
    QVERIFY(!strip.control()->isBroken()); // a film without sound is whole
    QTest::mouseClick(strip.control()->findChild<QToolButton *>(), Qt::LeftButton);
    QSignalSpy moved(m_hand.player.get(), &AudioPlayer::positionChanged);
    QCOMPARE(strip.screen()->shownFrame(), 0);
    m_hand.fallback->clockS = 2.0;
    QVERIFY(moved.wait());
    QCOMPARE(strip.screen()->shownFrame(), 48); // half of 96 frames in 4 s
    QVERIFY(m_hand.player->hasDevice());        // silence is no lost device
    m_hand.fallback->clockS = 4.5;
    QTRY_COMPARE(m_hand.player->playing(), QString());
    QCOMPARE(strip.screen()->shownFrame(), 32); // the poster
}

void TestPreviewVideo::frameAtTime()
{
    const QVector<double> times{0.0, 0.5, 2.0};
    QCOMPARE(frameAt(times, -1), 0);
    QCOMPARE(frameAt(times, 0.49), 0);
    QCOMPARE(frameAt(times, 0.5), 1);
    QCOMPARE(frameAt(times, 99), 2);
    QCOMPARE(frameAt({}, 1), -1);
}

void TestPreviewVideo::stepsGoFromFrameToFrame()
{
    VideoStrip strip({QStringLiteral("mute clip"), QStringLiteral("clip")}, &m_media, m_hand.player.get());
    const auto said = [&strip](const char *text) {
        return strip.control()->text().contains(QString::fromLatin1(text));
    };
    Q_EMIT strip.screen()->seekRequested(1.0);
    QVERIFY2(said("frame 51 of 200"), qPrintable(strip.control()->text()));
    QVERIFY(m_hand.player->playing().isEmpty()); // stands still
    QTest::keyClick(strip.screen(), Qt::Key_Period);
    QVERIFY(said("frame 52 of 200"));
    QCOMPARE(strip.screen()->shownImage(),
             FakeMedia::drawn(QStringLiteral("mute clip51"), 320)); // the very frame, not one of 96
    for (int i = 0; i < 30; ++i)                                    // further than one answer holds
        QTest::keyClick(strip.screen(), Qt::Key_Period);
    QVERIFY(said("frame 82 of 200"));
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(strip.screen(), Qt::Key_Comma);
    QVERIFY(said("frame 42 of 200"));
    Q_EMIT strip.screen()->seekRequested(3.98);
    QTest::keyClick(strip.screen(), Qt::Key_Period); // there is none
    QVERIFY(said("frame 200 of 200"));
}

void TestPreviewVideo::scrubbingShowsAndGoesOnPlaying()
{
    VideoStrip strip({QStringLiteral("mute clip"), QStringLiteral("clip")}, &m_media, m_hand.player.get());
    VideoScreen *screen = strip.screen();
    screen->resize(240, screen->heightForWidth(240));
    const auto at = [screen](int x) { return QPoint(x, int(screen->stripRect().center().y())); };
    QTest::mousePress(screen, Qt::LeftButton, {}, at(60));
    QCOMPARE(screen->shownFrame(), 24);
    QTest::mouseMove(screen, at(120));
    QCOMPARE(screen->shownFrame(), 48);
    QTest::mouseRelease(screen, Qt::LeftButton, {}, at(120));
    QVERIFY(m_hand.player->playing().isEmpty());
    QTest::keyClick(screen, Qt::Key_Space);
    QCOMPARE(m_hand.player->positionS(), 2.0); // from where it stood
    QTest::mousePress(screen, Qt::LeftButton, {}, at(60));
    QVERIFY(m_hand.player->playing().isEmpty());
    QTest::mouseRelease(screen, Qt::LeftButton, {}, at(60));
    QCOMPARE(m_hand.player->playing(), QStringLiteral("mute clip"));
    QCOMPARE(m_hand.player->positionS(), 1.0);
    QTest::keyClick(screen, Qt::Key_Space);
    QCOMPARE(screen->shownFrame(), 24); // stopped where it is
}

void TestPreviewVideo::aFilmThatGoesAwaySaysSo()
{
    VideoStrip strip({QStringLiteral("clip"), QStringLiteral("clip")}, &m_media, m_hand.player.get());
    m_media.isGone = true;
    QTest::keyClick(strip.screen(), Qt::Key_Period);
    QVERIFY(strip.control()->text().contains(QStringLiteral("there is no such file")));
    QVERIFY(!strip.control()->isBroken()); // what is in memory still plays
    QVERIFY(strip.screen()->shownFrame() >= 0);
}

QTEST_MAIN(TestPreviewVideo)
#include "tst_previewvideo.moc"
