// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mediaservice.h"

#include "app/gui/services/mediapool.h"
#include "app/gui/text/paths.h"
#include "app/tinycatalog.h"
#include "widgets/audioplayer.h"
#include "widgets/picturepager.h"
#include "widgets/playcontrol.h"
#include "widgets/soundstrip.h"
#include "widgets/theme.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <atomic>
#include <cmath>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = 30'000;

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool isIdle(const MediaService &service)
{
    return QTest::qWaitFor([&service] { return service.pendingCount() == 0; }, kWaitMs);
}

/// A device that is not there.
class NoSink : public SoundSink
{
public:
    bool start(const QVector<float> &, int, qint64) override { return false; }
    void stop() override {}
    double playedS() const override { return 0; }
    State state() const override { return State::Failed; }
};

/// Keeps the only thread of a pool busy until it is let go.
class Gate
{
public:
    explicit Gate(MediaPool &pool)
    {
        pool.push(QStringLiteral("gate"), [this](const std::stop_token &) {
            m_entered.release();
            m_open.acquire();
        });
        m_entered.acquire();
    }
    void open() { m_open.release(); }

private:
    QSemaphore m_entered, m_open;
};

} // namespace

class TestMediaService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aThumbnailIsDecodedOnceAndKept();
    void thumbnailsComeBackFromDisk();
    void aChangedFileIsSeenAfterForget();
    void aPictureKeepsWhatIsTransparent();
    void aSoundHasAWaveformInTheColourOfSounds();
    void soundAndFramesArrive();
    void brokenMediaSayWhyAndAreNotTriedAgain_data();
    void brokenMediaSayWhyAndAreNotTriedAgain();
    void aBrokenPictureHasABadge();
    void soundsAreShownWithoutADevice();
    void theNewestIsServedFirst();
    void whatIsDroppedMayBeAskedForAgain();
    void goingAwayWhileItWorksIsQuiet();

private:
    QString media(const QString &name) const { return m_folder.filePath(QStringLiteral("media/") + name); }

    QTemporaryDir m_folder;
    std::filesystem::path m_cache;
    int m_caches = 0;
};

void TestMediaService::initTestCase()
{
    QVERIFY(writeTinyMedia(m_folder.filePath(QStringLiteral("media"))));
    QImage seeThrough(64, 64, QImage::Format_ARGB32);
    seeThrough.fill(Qt::transparent);
    QPainter(&seeThrough).fillRect(16, 16, 32, 32, QColor(200, 30, 30));
    QVERIFY(seeThrough.save(media(QStringLiteral("see-through.png"))));
}

void TestMediaService::init()
{
    m_cache = pathFromText(m_folder.filePath(QStringLiteral("cache%1").arg(++m_caches)));
}

void TestMediaService::aThumbnailIsDecodedOnceAndKept()
{
    MediaService service(m_cache);
    const QString path = media(QStringLiteral("birds/crow0.png"));
    QSignalSpy ready(&service, &MediaSource::thumbnailReady);
    QSignalSpy idle(&service, &MediaService::becameIdle);
    for (int i = 0; i < 5; ++i) // as a list that repaints
        QVERIFY(service.thumbnail(path, 40).isNull());
    QCOMPARE(service.pendingCount(), 1);
    QVERIFY(isIdle(service));
    QCOMPARE(ready.count(), 1);
    QCOMPARE(idle.count(), 1);
    const QImage thumbnail = service.thumbnail(path, 40);
    QCOMPARE(thumbnail.size(), QSize(40, 40));
    QCOMPARE(service.pendingCount(), 0);
    const QImage original(path);
    // The corner is plain: the same colour, whatever scaled it.
    const QColor is = thumbnail.pixelColor(38, 2), was = original.pixelColor(92, 4);
    QVERIFY(std::abs(is.red() - was.red()) < 12 && std::abs(is.green() - was.green()) < 12);
    QVERIFY(service.thumbnail({}, 40).isNull());
    QCOMPARE(service.pendingCount(), 0);
}

void TestMediaService::thumbnailsComeBackFromDisk()
{
    const QString path = media(QStringLiteral("birds/lark0.png"));
    {
        MediaService first(m_cache);
        first.thumbnail(path, 40);
        QVERIFY(isIdle(first));
    }
    const QDir folder(textFromPath(m_cache));
    QVERIFY(!folder.isEmpty());
    MediaService second(m_cache);
    second.thumbnail(path, 40);
    QVERIFY(isIdle(second));
    QVERIFY(!second.thumbnail(path, 40).isNull());
}

void TestMediaService::aChangedFileIsSeenAfterForget()
{
    MediaService service(m_cache);
    const QString path = media(QStringLiteral("late.png"));
    QSignalSpy failed(&service, &MediaSource::failed);
    QVERIFY(service.thumbnail(path, 40).isNull());
    QVERIFY(isIdle(service));
    QCOMPARE(failed.count(), 1);
    QVERIFY(QFile::copy(media(QStringLiteral("birds/duck0.png")), path));
    QVERIFY(service.thumbnail(path, 40).isNull()); // remembered as missing
    QCOMPARE(service.pendingCount(), 0);
    service.forget();
    service.thumbnail(path, 40);
    QVERIFY(isIdle(service));
    QVERIFY(!service.thumbnail(path, 40).isNull());
    QVERIFY(QFile::remove(path));
}

void TestMediaService::aPictureKeepsWhatIsTransparent()
{
    MediaService service(m_cache);
    QSignalSpy ready(&service, &MediaSource::pictureReady);
    service.requestPicture(media(QStringLiteral("see-through.png")), 360);
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kWaitMs);
    const auto picture = ready.first().at(1).value<QImage>();
    QCOMPARE(picture.pixelColor(2, 2).alpha(), 0);
    QCOMPARE(picture.pixelColor(32, 32), QColor(200, 30, 30));
}

void TestMediaService::aSoundHasAWaveformInTheColourOfSounds()
{
    MediaService service(m_cache);
    const QString path = media(QStringLiteral("birds/crow0.wav"));
    service.thumbnail(path, 40);
    QVERIFY(isIdle(service));
    const QImage waveform = service.thumbnail(path, 40);
    QCOMPARE(waveform.size(), QSize(40, 40));
    QCOMPARE(waveform.pixelColor(0, 0).alpha(), 0);
    bool hasColour = false;
    for (int x = 0; x < 40; ++x)
        hasColour = hasColour || waveform.pixelColor(x, 20) == themeOf(QGuiApplication::palette()).sounds;
    QVERIFY(hasColour);
}

void TestMediaService::soundAndFramesArrive()
{
    MediaService service(m_cache);
    QSignalSpy sound(&service, &MediaSource::soundReady);
    service.requestSound(media(QStringLiteral("birds/crow0.wav")), 16'000);
    QTRY_COMPARE_WITH_TIMEOUT(sound.count(), 1, kWaitMs);
    const auto samples = sound.first().at(1).value<QVector<float>>();
    QCOMPARE(sound.first().at(2).toInt(), 16'000);
    QVERIFY(std::abs(samples.size() - 16'000) < 200); // one second
    const float loudest = *std::max_element(samples.begin(), samples.end());
    QVERIFY(std::abs(loudest - 9000.0f / 32768) < 0.03f);
}

void TestMediaService::brokenMediaSayWhyAndAreNotTriedAgain_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("an empty picture") << "empty.png" << QByteArray();
    QTest::newRow("text that calls itself a picture") << "text.jpg" << QByteArray("not a picture at all");
    QTest::newRow("a sound of noise") << "noise.ogg" << QByteArray(500, '\x5a');
    QTest::newRow("a video that is cut off") << "cut.mp4"
                                             << QByteArray("\0\0\0\x18"
                                                           "ftypmp42\0\0\0\0mp42isom",
                                                           24);
}

void TestMediaService::brokenMediaSayWhyAndAreNotTriedAgain()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QString path = media(name);
    QVERIFY(write(path, bytes));
    MediaService service(m_cache);
    QSignalSpy failed(&service, &MediaSource::failed);
    service.thumbnail(path, 40);
    QVERIFY(isIdle(service));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().toString(), path);
    QVERIFY(failed.first().at(1).toString().contains(name));
    QVERIFY(service.thumbnail(path, 40).isNull());
    QCOMPARE(service.pendingCount(), 0);
    service.requestSound(path, 8000);
    service.requestFrames(path, 3, 64);
    service.requestPicture(path, 100);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 4, kWaitMs);
    QCOMPARE(service.pendingCount(), 0);
}

void TestMediaService::aBrokenPictureHasABadge()
{
    const QString path = media(QStringLiteral("badge.png"));
    QVERIFY(write(path, "\x89PNG\r\n\x1a\n"));
    MediaService service(m_cache);
    PicturePager pager(&service);
    pager.setPictures({{path, QStringLiteral("badge.png")}});
    QTRY_VERIFY_WITH_TIMEOUT(!pager.badge().isEmpty(), kWaitMs);
    QVERIFY(pager.badge().contains(QStringLiteral("badge.png")));
}

void TestMediaService::soundsAreShownWithoutADevice()
{
    MediaService service(m_cache);
    AudioPlayer player(std::make_unique<NoSink>(), std::make_unique<NoSink>());
    SoundStrip strip({media(QStringLiteral("birds/crow0.wav")), QStringLiteral("call")}, &service, &player);
    QSignalSpy noDevice(&player, &AudioPlayer::noDevice);
    QVERIFY(isIdle(service));
    QVERIFY(!strip.control()->isBroken());
    QVERIFY(strip.control()->text().contains(QStringLiteral("0:01")));
    QTest::mouseClick(strip.control()->findChild<QToolButton *>(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(noDevice.count(), 1, kWaitMs);
    QVERIFY(!player.hasDevice());
    QVERIFY(!strip.control()->isBroken());
}

void TestMediaService::theNewestIsServedFirst()
{
    QStringList served;
    QSemaphore done;
    {
        MediaPool pool(1, 8);
        Gate gate(pool);
        for (const char *key : {"a", "b", "c", "a"}) // asked for again: "a" moves to the front
            pool.push(QString::fromLatin1(key), [&served, &done, key](const std::stop_token &) {
                served << QString::fromLatin1(key);
                done.release();
            });
        gate.open();
        QVERIFY(done.tryAcquire(3, kWaitMs));
    }
    QCOMPARE(served.join(QLatin1Char(' ')), QStringLiteral("a c b"));
}

void TestMediaService::whatIsDroppedMayBeAskedForAgain()
{
    std::atomic<int> served = 0;
    QSemaphore done;
    MediaPool pool(1, 2);
    Gate gate(pool);
    const auto push = [&](const char *key) {
        return pool.push(QString::fromLatin1(key), [&](const std::stop_token &) {
            ++served;
            done.release();
        });
    };
    QVERIFY(push("a").empty());
    QVERIFY(push("b").empty());
    const std::vector<QString> dropped = push("c");
    QCOMPARE(dropped.size(), std::size_t(1));
    QCOMPARE(dropped.front(), QStringLiteral("a"));
    QCOMPARE(push("a").front(), QStringLiteral("b"));
    gate.open();
    QVERIFY(done.tryAcquire(2, kWaitMs));
    QCOMPARE(served.load(), 2);

    // The service too: of more pictures than may wait, each is answered or may be asked for again.
    MediaService service(m_cache);
    QSignalSpy ready(&service, &MediaSource::thumbnailReady);
    for (int side = 10; side < 410; ++side)
        service.thumbnail(media(QStringLiteral("birds/owl0.png")), side);
    QVERIFY(isIdle(service));
    QVERIFY(ready.count() >= 256 && ready.count() <= 400);
    for (int side = 10; side < 410; side += 57) {
        service.thumbnail(media(QStringLiteral("birds/owl0.png")), side);
        QVERIFY(isIdle(service));
        QVERIFY(!service.thumbnail(media(QStringLiteral("birds/owl0.png")), side).isNull());
    }
}

void TestMediaService::goingAwayWhileItWorksIsQuiet()
{
    auto service = std::make_unique<MediaService>(m_cache);
    QSignalSpy ready(service.get(), &MediaSource::thumbnailReady);
    for (int i = 0; i < 2; ++i)
        for (const char *bird : {"crow", "lark", "heron", "duck", "swan", "owl"})
            service->thumbnail(media(QStringLiteral("birds/%1%2.png").arg(QString::fromLatin1(bird)).arg(i)),
                               60);
    service.reset(); // joins
    const auto delivered = ready.count();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(ready.count(), delivered);
}

QTEST_MAIN(TestMediaService)
#include "tst_mediaservice.moc"
