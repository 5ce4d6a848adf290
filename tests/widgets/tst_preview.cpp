// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/audioplayer.h"
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/languages.h"
#include "widgets/mappanel.h"
#include "widgets/openglprobe.h"
#include "widgets/panelscroll.h"
#include "widgets/picturepager.h"
#include "widgets/playcontrol.h"
#include "widgets/previewpanel.h"
#include "widgets/previewtexts.h"
#include "widgets/seenview.h"
#include "widgets/soundstrip.h"
#include "widgets/spokennames.h"
#include "widgets/videostrip.h"
#include "widgets/waveform.h"

#include <QLabel>
#include <QLocale>
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

PreviewText textIn(const QByteArray &language, const QByteArray &text)
{
    return {QString::fromUtf8(language), QString::fromUtf8(text)};
}

QString spelled(const QVector<ReadingText> &texts)
{
    QStringList parts;
    for (const ReadingText &text : texts)
        parts << text.languages.join(QLatin1Char(',')) + QLatin1Char(':') + text.text;
    return parts.join(QLatin1Char(' '));
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
    void textsAreSortedForTheReader_data();
    void textsAreSortedForTheReader();
    void whatRepeatsTheTitleIsLeftOut();
    void languagesHaveTheirOwnNames_data();
    void languagesHaveTheirOwnNames();
    void seventyLanguagesFoldBehindAButton();
    void nothingOverlapsAndTheRestScrolls_data();
    void nothingOverlapsAndTheRestScrolls();
    void showsAllOfAnItem();
    void brokenMediaSayWhy();
    void spokenNamesFoldByLanguage();
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

void TestPreview::textsAreSortedForTheReader_data()
{
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("more");
    QTest::newRow("Chinese") << "zh_CN"
                             << "zh-CN:乌鸦 zh-TW:烏鴉 :Corvus en:crow"
                             << "fr:corbeau de,nl:Krähe da:krage sv:kråka";
    QTest::newRow("British") << "en_GB"
                             << "en:crow :Corvus"
                             << "fr:corbeau zh-TW:烏鴉 zh-CN:乌鸦 de,nl:Krähe da:krage sv:kråka";
    QTest::newRow("Dutch") << "nl_NL"
                           << "nl,de:krähe. :Corvus en:crow"
                           << "fr:corbeau zh-TW:烏鴉 zh-CN:乌鸦 da:krage sv:kråka";
    QTest::newRow("a language that nothing is in")
        << "fi_FI"
        << ":Corvus en:crow"
        << "fr:corbeau zh-TW:烏鴉 zh-CN:乌鸦 de,nl:Krähe da:krage sv:kråka";
}

void TestPreview::textsAreSortedForTheReader()
{
    QFETCH(QString, reader);
    const QVector<PreviewText> texts{
        textIn("fr", "corbeau"), textIn("", "Corvus"),  textIn("zh-TW", "烏鴉"), textIn("zh-CN", "乌鸦"),
        textIn("en", "crow"),    textIn("de", "Krähe"), textIn("nl", "krähe."),  textIn("da", " krage "),
        textIn("sv", "kråka"),   textIn("it", "  ")};
    const ReadingTexts sorted =
        readingTexts(texts, QStringLiteral("Raven"), QLocale(reader), [](const QString &) { return true; });
    QTEST(spelled(sorted.first), "first");
    QTEST(spelled(sorted.more), "more");
    QVERIFY(sorted.unshowable.isEmpty());
}

void TestPreview::whatRepeatsTheTitleIsLeftOut()
{
    const QVector<PreviewText> texts{textIn("en", "A frog."), textIn("en-GB", "a frog"),
                                     textIn("zh-CN", "青蛙。"), textIn("am", "እንቁራሪት")};
    const auto canShow = [](const QString &text) { return !text.startsWith(QChar(0x12A5)); };
    const ReadingTexts english =
        readingTexts(texts, QStringLiteral("A frog"), QLocale(QStringLiteral("en_US")), canShow);
    QCOMPARE(spelled(english.first), QStringLiteral("zh-CN:青蛙。")); // one is not worth a fold
    QCOMPARE(english.unshowable, QStringList{QStringLiteral("am")});
    const ReadingTexts chinese =
        readingTexts(texts, QStringLiteral("青蛙"), QLocale(QStringLiteral("zh_CN")), canShow);
    QCOMPARE(spelled(chinese.first), QStringLiteral("en,en-GB:A frog."));
}

void TestPreview::languagesHaveTheirOwnNames_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("name");
    QTest::newRow("English") << "en"
                             << "English";
    QTest::newRow("German") << "de"
                            << "Deutsch";
    QTest::newRow("with a country") << "pt-BR"
                                    << "português (Brasil)";
    QTest::newRow("not known") << "shs"
                               << "shs";
}

void TestPreview::languagesHaveTheirOwnNames()
{
    QFETCH(QString, tag);
    QTEST(languageName(tag), "name");
}

void TestPreview::seventyLanguagesFoldBehindAButton()
{
    PreviewPanel panel(&m_media, m_player.get());
    PreviewItem item = galleryItem();
    item.texts = {textIn("en", "Heron bird")};
    for (char a = 'a'; a <= 'g'; ++a)
        for (char b = 'a'; b <= 'j'; ++b)
            item.texts.append(textIn(QByteArray("x") + a + b, QByteArray("heron-") + a + b));
    panel.setItem(item);
    QVERIFY(hasText(panel, QStringLiteral("Heron bird")));
    QVERIFY(!hasText(panel, QStringLiteral("heron-aa")));
    QPushButton *more = panel.findChild<PreviewTexts *>()->moreButton();
    QVERIFY(more->text().contains(QStringLiteral("70")));
    QTest::keyClick(more, Qt::Key_Space);
    QVERIFY(hasText(panel, QStringLiteral("heron-aa")) && hasText(panel, QStringLiteral("heron-gj")));
    PreviewItem other = item;
    other.item = 7;
    other.texts.removeLast();
    panel.setItem(other); // another item starts folded
    QVERIFY(!hasText(panel, QStringLiteral("heron-aa")));
}

void TestPreview::nothingOverlapsAndTheRestScrolls_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("letters");
    for (const QSize size : {QSize(280, 200), QSize(300, 400), QSize(520, 200), QSize(760, 320)})
        for (const int letters : {0, 40, 400, 6000})
            QTest::addRow("%d letters in %d x %d", letters, size.width(), size.height()) << size << letters;
}

void TestPreview::nothingOverlapsAndTheRestScrolls()
{
    QFETCH(QSize, size);
    QFETCH(int, letters);
    PreviewPanel panel(&m_media, m_player.get());
    PreviewItem item = galleryItem();
    item.texts.append({QString(), QStringLiteral("word ").repeated(letters / 5)});
    item.texts.append({QString(), QString(letters / 8, QLatin1Char('w'))}); // a word that never ends
    item.videos = {{QStringLiteral("clip.mp4"), QStringLiteral("clip")}};
    panel.resize(size);
    panel.setItem(item);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    PanelScroll *scroll = nullptr;
    for (PanelScroll *area : panel.findChildren<PanelScroll *>())
        if (!qobject_cast<SeenView *>(area))
            scroll = area;
    QVERIFY(scroll);
    const QWidget *content = scroll->widget();
    QCOMPARE(content->width(), scroll->viewport()->width());
    // The parts that show something, in the coordinates of what scrolls.
    QVector<std::pair<QRect, QString>> parts;
    for (const QWidget *part : content->findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(part);
        const bool isPart = (label && !label->text().isEmpty()) || qobject_cast<const PicturePager *>(part) ||
                            qobject_cast<const Waveform *>(part);
        if (!isPart || !part->isVisible())
            continue;
        const QRect rect(part->mapTo(content, QPoint()), part->size());
        QVERIFY2(content->rect().contains(rect), part->metaObject()->className());
        if (label && label->hasHeightForWidth())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(label->text().left(30)));
        for (const auto &[other, name] : std::as_const(parts))
            QVERIFY2(!other.intersects(rect), qPrintable(name));
        parts.append({rect, QString::fromLatin1(part->metaObject()->className())});
    }
    QVERIFY(parts.size() >= 5);
    for (const QPushButton *button : panel.findChildren<QPushButton *>())
        if (button->isVisible() &&
            !content->isAncestorOf(button)) // the actions are in sight however long it is
            QVERIFY(panel.rect().contains(QRect(button->mapTo(&panel, QPoint()), button->size())));
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

void TestPreview::spokenNamesFoldByLanguage()
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
    PreviewPanel panel(&m_media, m_player.get());
    panel.setItem(item);
    QLocale::setDefault(before);

    const auto *names = panel.findChild<SpokenNames *>();
    QVERIFY(names);
    QCOMPARE(m_media.requests, QStringList{QStringLiteral("sound heron_fr.ogg")});
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
    QVERIFY(m_player->playing().isEmpty());
    Q_EMIT m_media.soundReady(QStringLiteral("heron_es-later.ogg"), QVector<float>(2205, 0.5f), 22050);
    QCOMPARE(m_player->playing(), QStringLiteral("heron_es-later.ogg"));
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
    QList<QPushButton *> buttons = panel.findChildren<QPushButton *>();
    buttons.removeOne(panel.findChild<PreviewTexts *>()->moreButton());
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
