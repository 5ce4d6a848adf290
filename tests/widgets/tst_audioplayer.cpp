// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/handsink.h"

#include <QSignalSpy>
#include <QTest>

using namespace modalens;

class TestAudioPlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundPlaysSeeksAndEnds();
    void withoutDeviceTheClockGoesOn();
    void aLostDeviceIsSaidOnce();
    void aLoopGoesBackWithoutAWord();
    void aLoopOverAllGoesRoundWhenTheDeviceIsDone();

private:
    HandPlayer m_hand;
};

void TestAudioPlayer::init()
{
    m_hand = HandPlayer();
}

void TestAudioPlayer::soundPlaysSeeksAndEnds()
{
    QSignalSpy stopped(m_hand.player.get(), &AudioPlayer::stopped);
    QSignalSpy moved(m_hand.player.get(), &AudioPlayer::positionChanged);
    m_hand.player->play(QStringLiteral("a"), QVector<float>(2000, 0.5f), 1000, 0.5);
    QCOMPARE(m_hand.device->from, 500);
    QCOMPARE(m_hand.player->playing(), QStringLiteral("a"));
    m_hand.device->clockS = 0.25;
    QVERIFY(moved.wait());
    QCOMPARE(moved.last().at(1).toDouble(), 0.75);
    m_hand.player->play(QStringLiteral("b"), QVector<float>(1000, 0.5f), 1000);
    QCOMPARE(stopped.count(), 1);
    QCOMPARE(stopped.last().at(0).toString(), QStringLiteral("a"));
    m_hand.device->clockS = 0.99;
    m_hand.device->now = SoundSink::State::Finished;
    QTRY_COMPARE(stopped.count(), 2);
    QVERIFY(m_hand.player->hasDevice());
    QCOMPARE(m_hand.player->playing(), QString());
}

void TestAudioPlayer::withoutDeviceTheClockGoesOn()
{
    m_hand.device->starts = false;
    QSignalSpy none(m_hand.player.get(), &AudioPlayer::noDevice);
    QSignalSpy stopped(m_hand.player.get(), &AudioPlayer::stopped);
    m_hand.player->play(QStringLiteral("a"), QVector<float>(1000, 0.5f), 1000);
    m_hand.player->play(QStringLiteral("b"), QVector<float>(1000, 0.5f), 1000);
    QCOMPARE(none.count(), 1);
    QVERIFY(!m_hand.player->hasDevice());
    m_hand.fallback->clockS = 0.5;
    QCOMPARE(m_hand.player->positionS(), 0.5);
    m_hand.fallback->clockS = 1.5;
    QTRY_COMPARE(stopped.count(), 2);
}

void TestAudioPlayer::aLostDeviceIsSaidOnce()
{
    QSignalSpy none(m_hand.player.get(), &AudioPlayer::noDevice);
    QSignalSpy moved(m_hand.player.get(), &AudioPlayer::positionChanged);
    m_hand.player->play(QStringLiteral("a"), QVector<float>(4000, 0.5f), 1000);
    m_hand.device->clockS = 1.0;
    m_hand.device->now = SoundSink::State::Failed;
    QVERIFY(none.wait());
    QCOMPARE(m_hand.player->positionS(), 1.0); // goes on where it was
    m_hand.fallback->clockS = 0.5;
    QTRY_COMPARE(moved.last().at(1).toDouble(), 1.5);
    QCOMPARE(none.count(), 1);
}

void TestAudioPlayer::aLoopGoesBackWithoutAWord()
{
    QSignalSpy stopped(m_hand.player.get(), &AudioPlayer::stopped);
    QSignalSpy moved(m_hand.player.get(), &AudioPlayer::positionChanged);
    m_hand.player->play(QStringLiteral("a"), QVector<float>(4000, 0.5f), 1000, 1.5);
    m_hand.player->setLoop(1.0, 2.0);
    m_hand.device->clockS = 0.6;
    QTRY_COMPARE(m_hand.device->from, 1000);
    QVERIFY(moved.wait()); // the clock goes on from the beginning of the part
    QCOMPARE(moved.last().at(1).toDouble(), 1.0);
    QCOMPARE(stopped.count(), 0);
    m_hand.player->clearLoop();
    m_hand.device->clockS = 3.5;
    QTRY_COMPARE(stopped.count(), 1);
}

void TestAudioPlayer::aLoopOverAllGoesRoundWhenTheDeviceIsDone()
{
    QSignalSpy stopped(m_hand.player.get(), &AudioPlayer::stopped);
    m_hand.player->play(QStringLiteral("a"), QVector<float>(1000, 0.5f), 1000, 0.5);
    m_hand.player->setLoop(0.0, 1.0);
    m_hand.device->clockS = 0.49; // devices count a little less than there is
    m_hand.device->now = SoundSink::State::Finished;
    QTRY_COMPARE(m_hand.device->from, 0);
    QCOMPARE(m_hand.device->now, SoundSink::State::Running);
    QCOMPARE(stopped.count(), 0);
    m_hand.player->stop();
    m_hand.player->play(QStringLiteral("b"), QVector<float>(1000, 0.5f), 1000); // does not inherit the loop
    m_hand.device->clockS = 1.5;
    QTRY_COMPARE(m_hand.player->playing(), QString());
}

QTEST_MAIN(TestAudioPlayer)
#include "tst_audioplayer.moc"
