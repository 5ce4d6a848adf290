// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audioplayer.h"
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/mappanel.h"
#include "widgets/openglprobe.h"
#include "widgets/picturepager.h"
#include "widgets/playcontrol.h"
#include "widgets/previewpanel.h"
#include "widgets/soundstrip.h"
#include "widgets/videostrip.h"
#include "widgets/waveform.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace modalens;

namespace {

/// A sink whose clock is moved by hand.
class HandSink : public SoundSink
{
public:
    bool starts = true;
    double clockS = 0;
    State now = State::Finished;
    qint64 from = -1;

    bool start(const QVector<float> &, int, qint64 fromSample) override
    {
        from = fromSample;
        clockS = 0;
        now = starts ? State::Running : State::Failed;
        return starts;
    }
    void stop() override { now = State::Finished; }
    double playedS() const override { return clockS; }
    State state() const override { return now; }
};

bool hasText(const QWidget &widget, const QString &text)
{
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
        return label->text().contains(text) && !label->isHidden();
    });
}

} // namespace

class TestPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void soundPlaysSeeksAndEnds();
    void withoutDeviceTheClockGoesOn();
    void aLostDeviceIsSaidOnce();
    void envelopeFindsTheLoudest();
    void durationsRead_data();
    void durationsRead();
    void textsInReadingOrder();
    void showsAllOfAnItem();
    void brokenMediaSayWhy();
    void pagesTurn();
    void buttonsNameTheItem();
    void theSameItemKeepsPlaying();
    void filmFollowsTheClock();
    void frameAtTime();
    void withoutOpenGlThePanelSaysSo();

private:
    FakeMedia m_media;
    HandSink *m_device = nullptr;
    HandSink *m_fallback = nullptr;
    std::unique_ptr<AudioPlayer> m_player;
};

void TestPreview::init()
{
    auto device = std::make_unique<HandSink>();
    auto fallback = std::make_unique<HandSink>();
    m_device = device.get();
    m_fallback = fallback.get();
    m_player = std::make_unique<AudioPlayer>(std::move(device), std::move(fallback));
    m_media.requests.clear();
}

void TestPreview::soundPlaysSeeksAndEnds()
{
    QSignalSpy stopped(m_player.get(), &AudioPlayer::stopped);
    QSignalSpy moved(m_player.get(), &AudioPlayer::positionChanged);
    m_player->play(QStringLiteral("a"), QVector<float>(2000, 0.5f), 1000, 0.5);
    QCOMPARE(m_device->from, 500);
    QCOMPARE(m_player->playing(), QStringLiteral("a"));
    m_device->clockS = 0.25;
    QVERIFY(moved.wait());
    QCOMPARE(moved.last().at(1).toDouble(), 0.75);
    m_player->play(QStringLiteral("b"), QVector<float>(1000, 0.5f), 1000);
    QCOMPARE(stopped.count(), 1);
    QCOMPARE(stopped.last().at(0).toString(), QStringLiteral("a"));
    m_device->clockS = 0.99;
    m_device->now = SoundSink::State::Finished;
    QTRY_COMPARE(stopped.count(), 2);
    QVERIFY(m_player->hasDevice());
    QCOMPARE(m_player->playing(), QString());
}

void TestPreview::withoutDeviceTheClockGoesOn()
{
    m_device->starts = false;
    QSignalSpy none(m_player.get(), &AudioPlayer::noDevice);
    QSignalSpy stopped(m_player.get(), &AudioPlayer::stopped);
    m_player->play(QStringLiteral("a"), QVector<float>(1000, 0.5f), 1000);
    m_player->play(QStringLiteral("b"), QVector<float>(1000, 0.5f), 1000);
    QCOMPARE(none.count(), 1);
    QVERIFY(!m_player->hasDevice());
    m_fallback->clockS = 0.5;
    QCOMPARE(m_player->positionS(), 0.5);
    m_fallback->clockS = 1.5;
    QTRY_COMPARE(stopped.count(), 2);
}

void TestPreview::aLostDeviceIsSaidOnce()
{
    QSignalSpy none(m_player.get(), &AudioPlayer::noDevice);
    QSignalSpy moved(m_player.get(), &AudioPlayer::positionChanged);
    m_player->play(QStringLiteral("a"), QVector<float>(4000, 0.5f), 1000);
    m_device->clockS = 1.0;
    m_device->now = SoundSink::State::Failed;
    QVERIFY(none.wait());
    QCOMPARE(m_player->positionS(), 1.0); // goes on where it was
    m_fallback->clockS = 0.5;
    QTRY_COMPARE(moved.last().at(1).toDouble(), 1.5);
    QCOMPARE(none.count(), 1);
}

void TestPreview::envelopeFindsTheLoudest()
{
    QVector<float> samples(100, 0.0f);
    samples[55] = -0.5f;
    samples[99] = 0.25f;
    const QVector<float> envelope = soundEnvelope(samples, 10);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(envelope.at(i), i == 5 ? 1.0f : i == 9 ? 0.5f : 0.0f);
    QCOMPARE(soundEnvelope({}, 3), QVector<float>(3, 0.0f));
    QCOMPARE(soundEnvelope({0.5f}, 3).size(), 3);
    QVERIFY(soundEnvelope(samples, 0).isEmpty());
}

void TestPreview::durationsRead_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0:00");
    QTest::newRow("rounds") << 2.6 << QStringLiteral("0:03");
    QTest::newRow("minutes") << 125.0 << QStringLiteral("2:05");
    QTest::newRow("hours") << 3729.0 << QStringLiteral("1:02:09");
    QTest::newRow("not a number") << std::nan("") << QStringLiteral("0:00");
}

void TestPreview::durationsRead()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds), text);
}

void TestPreview::textsInReadingOrder()
{
    const QVector<PreviewText> texts{{QStringLiteral("fr"), QStringLiteral("corbeau")},
                                     {QString(), QStringLiteral("Corvus")},
                                     {QStringLiteral("zh-CN"), QStringLiteral("乌鸦")},
                                     {QStringLiteral("en"), QStringLiteral("crow")}};
    const auto languages = [&](const QString &ui) {
        QStringList result;
        for (const PreviewText &text : inReadingOrder(texts, ui))
            result << text.language;
        return result.join(QLatin1Char(','));
    };
    QCOMPARE(languages(QStringLiteral("zh-Hans-CN")), QStringLiteral("zh-CN,,fr,en"));
    QCOMPARE(languages(QStringLiteral("en_GB")), QStringLiteral("en,,fr,zh-CN"));
    QCOMPARE(languages(QStringLiteral("de")), QStringLiteral(",fr,zh-CN,en"));
}

void TestPreview::showsAllOfAnItem()
{
    PreviewPanel panel(&m_media, m_player.get());
    panel.setEmptyText(QStringLiteral("Nothing chosen"));
    panel.setItem(galleryItem());
    for (const QString &text :
         {QStringLiteral("Great blue heron"), QStringLiteral("大蓝鹭"), QStringLiteral("Grand héron"),
          QStringLiteral("wading bird"), QStringLiteral("folder: birds"), QStringLiteral("level: 3"),
          QStringLiteral("spoken name (fr)")})
        QVERIFY2(hasText(panel, text), qPrintable(text));
    QVERIFY(m_media.requests.contains(QStringLiteral("picture heron.png")));
    QVERIFY(m_media.requests.contains(QStringLiteral("sound heron_fr.ogg")));
    PreviewItem hostile = galleryItem();
    hostile.item = 4;
    hostile.texts = {{QStringLiteral("en"),
                      QString(60, QLatin1Char('x')) + QStringLiteral("<img src=\"file:///etc/x\">")}};
    panel.setItem(hostile);
    QVERIFY(hasText(panel, QStringLiteral("&lt;img")));
}

void TestPreview::brokenMediaSayWhy()
{
    PreviewPanel panel(&m_media, m_player.get());
    PreviewItem item = galleryItem();
    item.pictures = {{QStringLiteral("broken.png"), QStringLiteral("broken.png")}};
    item.sounds = {{QStringLiteral("broken.ogg"), QStringLiteral("call")}};
    item.videos = {{QStringLiteral("broken.mp4"), QStringLiteral("clip")}};
    panel.setItem(item);
    QCOMPARE(panel.findChild<PicturePager *>()->badge(), QStringLiteral("the file ends too early"));
    QVERIFY(hasText(panel, QStringLiteral("call cannot be played: the file ends too early")));
    QVERIFY(hasText(panel, QStringLiteral("clip cannot be played: the file ends too early")));
}

void TestPreview::pagesTurn()
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
    QCOMPARE(m_media.requests.join(QLatin1Char(',')), QStringLiteral("picture a,picture b,picture broken"));
}

void TestPreview::buttonsNameTheItem()
{
    PreviewPanel panel(&m_media, m_player.get());
    panel.setItem(galleryItem());
    QSignalSpy spies[] = {QSignalSpy(&panel, &PreviewPanel::likeRequested),
                          QSignalSpy(&panel, &PreviewPanel::dislikeRequested),
                          QSignalSpy(&panel, &PreviewPanel::queryByRequested),
                          QSignalSpy(&panel, &PreviewPanel::findOnMapRequested)};
    const QList<QPushButton *> buttons = panel.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 4);
    for (int i = 0; i < 4; ++i) {
        QTest::mouseClick(buttons.at(i), Qt::LeftButton);
        QCOMPARE(spies[i].count(), 1);
        QCOMPARE(spies[i].at(0).at(0).toLongLong(), 102);
    }
}

void TestPreview::theSameItemKeepsPlaying()
{
    PreviewPanel panel(&m_media, m_player.get());
    panel.setItem(galleryItem());
    auto *strip = panel.findChild<SoundStrip *>();
    QTest::mouseClick(strip->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(m_player->playing(), QStringLiteral("heron_fr.ogg"));
    PreviewItem updated = galleryItem();
    updated.tags << QStringLiteral("new: tag");
    panel.setItem(updated);
    QCOMPARE(m_player->playing(), QStringLiteral("heron_fr.ogg"));
    QCOMPARE(panel.findChild<SoundStrip *>(), strip);
    auto *waveform = strip->findChild<Waveform *>();
    waveform->resize(150, 34);
    QTest::mouseClick(waveform, Qt::LeftButton, {}, QPoint(75, 10));
    QVERIFY(std::abs(m_player->positionS() - 1.5) < 0.01);
    PreviewItem other;
    other.item = 3;
    panel.setItem(other);
    QCOMPARE(m_player->playing(), QString());
}

void TestPreview::filmFollowsTheClock()
{
    VideoStrip strip({QStringLiteral("mute clip"), QStringLiteral("clip")}, &m_media, m_player.get());
    QVERIFY(!strip.control()->isBroken()); // a film without sound is whole
    QTest::mouseClick(strip.control()->findChild<QToolButton *>(), Qt::LeftButton);
    QSignalSpy moved(m_player.get(), &AudioPlayer::positionChanged);
    QCOMPARE(strip.screen()->shownFrame(), 0);
    m_fallback->clockS = 2.0;
    QVERIFY(moved.wait());
    QCOMPARE(strip.screen()->shownFrame(), 48); // half of 96 frames in 4 s
    QVERIFY(m_player->hasDevice());             // silence is no lost device
    m_fallback->clockS = 4.5;
    QTRY_COMPARE(m_player->playing(), QString());
    QCOMPARE(strip.screen()->shownFrame(), 32); // the poster
}

void TestPreview::frameAtTime()
{
    const QVector<double> times{0.0, 0.5, 2.0};
    QCOMPARE(frameAt(times, -1), 0);
    QCOMPARE(frameAt(times, 0.49), 0);
    QCOMPARE(frameAt(times, 0.5), 1);
    QCOMPARE(frameAt(times, 99), 2);
    QCOMPARE(frameAt({}, 1), -1);
}

void TestPreview::withoutOpenGlThePanelSaysSo()
{
    QString why;
    QVERIFY(!openGlWorks(&why)); // off screen
    QVERIFY(!why.isEmpty());
    MapPanel panel(&m_media);
    QVERIFY(!panel.map());
    panel.setSignals(gallerySignals());
    panel.setHasPoints(true);
    panel.resize(500, 400);
    panel.show();
    QVERIFY(hasText(panel, QStringLiteral("The map needs OpenGL; everything else works")));
}

QTEST_MAIN(TestPreview)
#include "tst_preview.moc"
