// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/glyphbutton.h"
#include "widgets/handsink.h"
#include "widgets/playcontrol.h"
#include "widgets/previewpanel.h"
#include "widgets/soundstrip.h"
#include "widgets/soundtimeline.h"
#include "widgets/spectrogram.h"
#include "widgets/spokennames.h"
#include "widgets/theme.h"
#include "widgets/waveform.h"

#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace modalens;

class TestPreviewSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void envelopeFindsTheLoudest();
    void durationsRead_data();
    void durationsRead();
    void spectrogramIsPaintedTheRightWayUp();
    void levelsGrowInEqualStepsOfLightness_data();
    void levelsGrowInEqualStepsOfLightness();
    void theLoudestSecondIsOneButtonAway();
    void keysDriveTheSound();
    void aDraggedPartRepeats();
    void oneButtonTurnsAllToSpectrograms();
    void theSameItemKeepsPlaying();
    void spokenNamesFoldByLanguage();

private:
    FakeMedia m_media;
    HandPlayer m_hand;
};

void TestPreviewSound::init()
{
    m_hand = HandPlayer();
    m_media.requests.clear();
    m_media.isGone = false;
}

void TestPreviewSound::envelopeFindsTheLoudest()
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

void TestPreviewSound::durationsRead_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << QStringLiteral("0:00");
    QTest::newRow("rounds") << 2.6 << QStringLiteral("0:03");
    QTest::newRow("minutes") << 125.0 << QStringLiteral("2:05");
    QTest::newRow("hours") << 3729.0 << QStringLiteral("1:02:09");
    QTest::newRow("not a number") << std::nan("") << QStringLiteral("0:00");
}

void TestPreviewSound::durationsRead()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds), text);
}

void TestPreviewSound::spectrogramIsPaintedTheRightWayUp()
{
    Spectrogram spectrogram{2, 3, QByteArray("\x00\x00\x00\xff\x80\x00", 6), 1, 50, 8000, 0};
    for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
        const QImage image = spectrogramPicture(spectrogram, *theme);
        QCOMPARE(image.size(), QSize(2, 3));
        const QVector<QRgb> colours = levelColours(*theme);
        QCOMPARE(image.pixel(1, 2), colours.at(255)); // low tones at the bottom
        QCOMPARE(image.pixel(1, 1), colours.at(128));
        QCOMPARE(image.pixel(1, 0), colours.at(0));
        QCOMPARE(image.pixel(0, 2), colours.at(0));
    }
    spectrogram.levels.chop(1);
    QVERIFY(spectrogramPicture(spectrogram, Theme::light()).isNull());
    QVERIFY(spectrogramPicture({}, Theme::light()).isNull());
}

void TestPreviewSound::levelsGrowInEqualStepsOfLightness_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// CIELAB, which the map was not made in.
void TestPreviewSound::levelsGrowInEqualStepsOfLightness()
{
    QFETCH(bool, isDark);
    const Theme &theme = isDark ? Theme::dark() : Theme::light();
    const QVector<QRgb> colours = levelColours(theme);
    QCOMPARE(colours.size(), 256);
    const auto lightness = [&colours](int level) {
        const double y = 1.05 / contrastRatio(QColor(colours.at(level)), Qt::white) - 0.05;
        return 116 * std::cbrt(y) - 16;
    };
    const double whole = lightness(255) - lightness(0);
    QVERIFY(std::abs(whole) > 70);
    QCOMPARE(whole > 0, isDark); // louder stands out from the ground
    for (int level = 16; level < 256; level += 16) {
        const double step = (lightness(level) - lightness(level - 16)) / (whole * 16 / 255);
        QVERIFY2(step > 0.6 && step < 1.5, qPrintable(QString::number(level)));
    }
}

void TestPreviewSound::theLoudestSecondIsOneButtonAway()
{
    SoundStrip strip({QStringLiteral("a.ogg"), QStringLiteral("call")}, &m_media, m_hand.player.get());
    QVERIFY(strip.loudestButton()->isEnabled());
    QTest::mouseClick(strip.loudestButton(), Qt::LeftButton);
    QCOMPARE(m_hand.player->playing(), QStringLiteral("a.ogg"));
    QCOMPARE(m_hand.player->positionS(), 1.5);
    SoundStrip spoken({QStringLiteral("b.ogg"), {}, {}, true}, &m_media, m_hand.player.get());
    QVERIFY(spoken.loudestButton()->isHidden());
    QVERIFY(!m_media.requests.contains(QStringLiteral("spectrogram b.ogg")));
}

void TestPreviewSound::keysDriveTheSound()
{
    SoundStrip strip({QStringLiteral("a.ogg"), QStringLiteral("call")}, &m_media, m_hand.player.get());
    SoundTimeline *timeline = strip.timeline();
    QTest::keyClick(timeline, Qt::Key_Space);
    QCOMPARE(m_hand.player->playing(), QStringLiteral("a.ogg"));
    QTest::keyClick(timeline, Qt::Key_Right); // a twentieth of three seconds
    QCOMPARE(m_hand.player->positionS(), 0.15);
    QTest::keyClick(timeline, Qt::Key_BracketLeft);
    QCOMPARE(timeline->range(), (TimeRange{0.15, 3.0}));
    QVERIFY(strip.loopButton()->isChecked());
    QTest::keyClick(timeline, Qt::Key_Escape);
    QVERIFY(!timeline->range() && !strip.loopButton()->isChecked());
    QTest::keyClick(timeline, Qt::Key_L);
    QVERIFY(strip.loopButton()->isChecked());
    QTest::keyClick(timeline, Qt::Key_Home);
    QCOMPARE(m_hand.player->positionS(), 0.0);
    QTest::keyClick(timeline, Qt::Key_Space);
    QCOMPARE(m_hand.player->playing(), QString());
}

void TestPreviewSound::aDraggedPartRepeats()
{
    SoundStrip strip({QStringLiteral("a.ogg"), QStringLiteral("call")}, &m_media, m_hand.player.get());
    SoundTimeline *timeline = strip.timeline();
    timeline->resize(300, 34);
    QTest::mousePress(timeline, Qt::LeftButton, {}, QPoint(200, 10));
    QTest::mouseMove(timeline, QPoint(100, 10));
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, QPoint(100, 10));
    QCOMPARE(timeline->range(), (TimeRange{1.0, 2.0}));
    QCOMPARE(m_hand.player->positionS(), 1.0);
    m_hand.device->clockS = 1.1;
    QTRY_COMPARE(m_hand.player->positionS(), 1.0);
    QCOMPARE(m_hand.device->from, 22'050);
    QTest::mouseClick(strip.loopButton(), Qt::LeftButton);
    m_hand.device->clockS = 1.5;
    QCOMPARE(m_hand.player->positionS(), 2.5);
}

void TestPreviewSound::oneButtonTurnsAllToSpectrograms()
{
    PreviewPanel panel(&m_media, m_hand.player.get());
    PreviewItem item;
    item.item = 1;
    item.sounds = {{QStringLiteral("a.ogg"), QStringLiteral("a")},
                   {QStringLiteral("b.ogg"), QStringLiteral("b")}};
    panel.setItem(item);
    QSignalSpy toggled(&panel, &PreviewPanel::spectrogramToggled);
    const QList<SoundStrip *> strips = panel.findChildren<SoundStrip *>();
    QCOMPARE(strips.size(), 2);
    const int low = strips.at(1)->timeline()->sizeHint().height();
    QTest::mouseClick(strips.at(0)->spectrogramButton(), Qt::LeftButton);
    QCOMPARE(toggled.count(), 1);
    QVERIFY(strips.at(1)->timeline()->isSpectrogramShown());
    QVERIFY(strips.at(1)->timeline()->sizeHint().height() > low);
    QVERIFY(!panel.grab().isNull());
    item.item = 2; // and those of the next item
    panel.setItem(item);
    for (SoundStrip *strip : panel.findChildren<SoundStrip *>())
        QVERIFY(strip->timeline()->isSpectrogramShown());
}

void TestPreviewSound::theSameItemKeepsPlaying()
{
    PreviewPanel panel(&m_media, m_hand.player.get());
    panel.setItem(galleryItem());
    auto *strip = panel.findChild<SoundStrip *>();
    QTest::mouseClick(strip->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(m_hand.player->playing(), QStringLiteral("heron_fr.ogg"));
    PreviewItem updated = galleryItem();
    updated.tags << QStringLiteral("new: tag");
    panel.setItem(updated);
    QCOMPARE(m_hand.player->playing(), QStringLiteral("heron_fr.ogg"));
    QCOMPARE(panel.findChild<SoundStrip *>(), strip);
    strip->timeline()->resize(150, 34);
    QTest::mouseClick(strip->timeline(), Qt::LeftButton, {}, QPoint(75, 10));
    QVERIFY(std::abs(m_hand.player->positionS() - 1.5) < 0.01);
    PreviewItem other;
    other.item = 3;
    panel.setItem(other);
    QCOMPARE(m_hand.player->playing(), QString());
}

void TestPreviewSound::spokenNamesFoldByLanguage()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::French));
    PreviewItem item;
    item.item = 1;
    item.title = QStringLiteral("heron");
    for (const char *language : {"de", "fr", "es-later"})
        item.sounds << PreviewMedia{QStringLiteral("heron_%1.ogg").arg(QLatin1String(language)),
                                    QLatin1String(language),
                                    QString::fromLatin1(language).section(QLatin1Char('-'), 0, 0), true};
    PreviewPanel panel(&m_media, m_hand.player.get());
    panel.setItem(item);
    QLocale::setDefault(before);

    const auto *names = panel.findChild<SpokenNames *>();
    QVERIFY(names);
    QCOMPARE(m_media.requests.filter(QStringLiteral("sound")),
             QStringList{QStringLiteral("sound heron_fr.ogg")});
    QPushButton *spanish = nullptr;
    for (QPushButton *button : names->findChildren<QPushButton *>())
        if (button->text().contains(QStringLiteral("espa")))
            spanish = button;
    QVERIFY(spanish);
    QVERIFY(spanish->parentWidget()->isHidden());
    names->findChild<QPushButton *>(QString(), Qt::FindDirectChildrenOnly)->click();
    QVERIFY(!spanish->parentWidget()->isHidden());

    spanish->click();
    QCOMPARE(m_media.requests.last(), QStringLiteral("sound heron_es-later.ogg"));
    QVERIFY(m_hand.player->playing().isEmpty());
    Q_EMIT m_media.soundReady(QStringLiteral("heron_es-later.ogg"), QVector<float>(2205, 0.5f), 22050);
    QCOMPARE(m_hand.player->playing(), QStringLiteral("heron_es-later.ogg"));
}

QTEST_MAIN(TestPreviewSound)
#include "tst_previewsound.moc"
