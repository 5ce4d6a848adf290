// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/video.h"

#include "engine/media/fixtures.h"
#include "engine/media/image.h"

#include <QtTest/QtTest>

#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

using namespace modalens;
using namespace modalens::fixtures;

namespace {

constexpr int kFrames = 40;
constexpr int kFramesPerSecond = 10;

/// Frame i is flat grey of this level (and its right half always black), so that a picture tells its index.
int levelOf(int index)
{
    return 40 + 5 * index;
}

int indexOf(const Image &image)
{
    const std::size_t middle =
        (static_cast<std::size_t>(image.height / 2) * image.width + image.width / 4) * 3;
    return static_cast<int>(std::lround((image.pixels[middle] - 40) / 5.0));
}

/// GIF has a palette: one made for the film keeps its greys as they are.
QStringList exactPalette()
{
    return {QStringLiteral("-filter_complex"),
            QStringLiteral("split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none")};
}

template <class T>
std::string words(const Result<T> &result)
{
    return result ? std::string("decoded") : describe(result.error());
}

} // namespace

class TestVideo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFormatTellsItsFrames_data();
    void everyFormatTellsItsFrames();
    void framesAreSpreadEvenly_data();
    void framesAreSpreadEvenly();
    void keyFramesAreFoundBySeeking();
    void framesFarApartAreReachedBySeeking();
    void rotationIsApplied_data();
    void rotationIsApplied();
    void widePixelsAreStretched();
    void soundBesideThePictureIsNoticed();
    void playingGoesThroughEveryFrame();
    void playingStartsInTheMiddle();
    void movingPicturesGiveTheirFirstFrame_data();
    void movingPicturesGiveTheirFirstFrame();
    void aTruncatedFilmGivesItsBeginning();
    void whatDoesNotMoveIsRefused();
    void aFilmThatClaimsMoreThanADayIsTooLarge();
    void impossibleRequestsAreRefused();
    void stoppingIsAnswered();

private:
    std::filesystem::path film(const std::string &name, const QStringList &options = {},
                               int frames = kFrames);
    MediaFolder m_folder;
};

void TestVideo::initTestCase()
{
    for (int i = 0; i < kFrames; ++i) {
        cv::Mat frame(48, 64, CV_8UC3, cv::Scalar::all(levelOf(i)));
        frame(cv::Rect(32, 0, 32, 48)).setTo(cv::Scalar::all(0));
        m_folder.write(QStringLiteral("frame%1.png").arg(i, 3, 10, QLatin1Char('0')).toStdString(),
                       encoded(frame, ".png"));
    }
}

std::filesystem::path TestVideo::film(const std::string &name, const QStringList &options, int frames)
{
    const auto file = m_folder.path(name);
    const QStringList input{
        QStringLiteral("-framerate"), QString::number(kFramesPerSecond),
        QStringLiteral("-i"),         QString::fromStdString(m_folder.path("frame%03d.png").string()),
        QStringLiteral("-frames:v"),  QString::number(frames)};
    return runFfmpeg(input + options + QStringList{QString::fromStdString(file.string())})
               ? file
               : std::filesystem::path();
}

void TestVideo::everyFormatTellsItsFrames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("options");
    const auto row = [](const char *title, const char *name, const QStringList &options = {}) {
        QTest::newRow(title) << QString::fromLatin1(name) << options;
    };
    const auto codec = [](const char *encoder) {
        return QStringList{QStringLiteral("-c:v"), QLatin1String(encoder)};
    };
    row("H.264 in MP4", "h264.mp4",
        codec("libx264") + QStringList{QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")});
    row("VP9 in WebM", "vp9.webm", codec("libvpx-vp9"));
    row("MPEG-4 in AVI", "mpeg4.avi", codec("mpeg4"));
    row("H.264 in Matroska", "h264.mkv", codec("libx264"));
    row("H.264 in a transport stream", "h264.ts", codec("libx264"));
    row("GIF", "moving.gif", exactPalette());
    row("animated WebP", "moving.webp",
        codec("libwebp_anim") + QStringList{QStringLiteral("-lossless"), QStringLiteral("1")});
    row("AVIF sequence", "moving.avif",
        codec("libaom-av1") + QStringList{QStringLiteral("-cpu-used"), QStringLiteral("8")});
    row("APNG", "moving.apng", {QStringLiteral("-f"), QStringLiteral("apng")});
}

void TestVideo::everyFormatTellsItsFrames()
{
    QFETCH(QString, name);
    QFETCH(QStringList, options);
    const auto file = film(name.toStdString(), options);
    QVERIFY(!file.empty());
    const Result<VideoInfo> info = probeVideo(file);
    QVERIFY2(info, words(info).c_str());
    QCOMPARE(info->width, 64);
    QCOMPARE(info->height, 48);
    QVERIFY2(std::abs(info->durationS - 4.0) < 0.15, qPrintable(QString::number(info->durationS)));
    QVERIFY2(std::llabs(info->frameCount - kFrames) <= 1, qPrintable(QString::number(info->frameCount)));
    QVERIFY(!info->hasAudio);

    const auto frames = decodeFrames(file, {.count = 8, .maxSide = 32});
    QVERIFY2(frames, words(frames).c_str());
    QCOMPARE(frames->size(), std::size_t{8});
    for (int i = 0; i < 8; ++i) {
        const VideoFrame &frame = (*frames)[static_cast<std::size_t>(i)];
        QCOMPARE(frame.image.width, 32);
        QCOMPARE(frame.image.height, 24);
        // The middle of the i-th eighth of 40 frames, give or take one for containers that count time their
        // own way.
        QVERIFY2(std::abs(indexOf(frame.image) - (i * 5 + 2)) <= 1,
                 qPrintable(QString::number(indexOf(frame.image))));
        QVERIFY(std::abs(frame.timeS - indexOf(frame.image) / 10.0) < 0.11);
    }
}

void TestVideo::framesAreSpreadEvenly_data()
{
    QTest::addColumn<int>("count");
    for (int count : {1, 2, 3, 7, 16, 40, 100})
        QTest::addRow("%d frames asked for", count) << count;
}

void TestVideo::framesAreSpreadEvenly()
{
    QFETCH(int, count);
    const auto file = film("spread.mkv", {QStringLiteral("-c:v"), QStringLiteral("ffv1")});
    const auto frames = decodeFrames(file, {.count = count});
    QVERIFY2(frames, words(frames).c_str());
    std::set<int> expected;
    for (int i = 0; i < count; ++i)
        expected.insert(static_cast<int>(std::floor((i + 0.5) * kFrames / count)));
    QCOMPARE(frames->size(), expected.size());
    auto index = expected.begin();
    for (const VideoFrame &frame : *frames)
        QCOMPARE(indexOf(frame.image), *index++);
}

void TestVideo::keyFramesAreFoundBySeeking()
{
    const auto file =
        film("keys.mp4", {QStringLiteral("-c:v"), QStringLiteral("libx264"), QStringLiteral("-pix_fmt"),
                          QStringLiteral("yuv420p"), QStringLiteral("-g"), QStringLiteral("10"),
                          QStringLiteral("-sc_threshold"), QStringLiteral("0")});
    const auto frames = decodeFrames(file, {.count = 16, .keyFramesOnly = true});
    QVERIFY2(frames, words(frames).c_str());
    QCOMPARE(frames->size(), std::size_t{4}); // sixteen were asked for, there are four
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(indexOf((*frames)[i].image), static_cast<int>(i) * 10);
        QVERIFY(std::abs((*frames)[i].timeS - static_cast<double>(i)) < 0.001);
    }
    // A transport stream has no index: fewer are fine, none is not.
    const auto stream = film("keys.ts", {QStringLiteral("-c:v"), QStringLiteral("libx264"),
                                         QStringLiteral("-g"), QStringLiteral("10")});
    const auto streamFrames = decodeFrames(stream, {.count = 4, .keyFramesOnly = true});
    QVERIFY2(streamFrames, words(streamFrames).c_str());
    QVERIFY(!streamFrames->empty());
}

void TestVideo::framesFarApartAreReachedBySeeking()
{
    // One frame every two seconds for 80 seconds.
    const auto file = m_folder.path("long.mkv");
    QVERIFY(runFfmpeg({QStringLiteral("-framerate"), QStringLiteral("0.5"), QStringLiteral("-i"),
                       QString::fromStdString(m_folder.path("frame%03d.png").string()), QStringLiteral("-r"),
                       QStringLiteral("10"), QStringLiteral("-c:v"), QStringLiteral("libx264"),
                       QStringLiteral("-g"), QStringLiteral("20"), QString::fromStdString(file.string())}));
    const auto frames = decodeFrames(file, {.count = 5});
    QVERIFY2(frames, words(frames).c_str());
    QCOMPARE(frames->size(), std::size_t{5});
    for (int i = 0; i < 5; ++i)
        QCOMPARE(indexOf((*frames)[static_cast<std::size_t>(i)].image), 4 + 8 * i);
}

void TestVideo::rotationIsApplied_data()
{
    QTest::addColumn<int>("degrees");
    QTest::addColumn<QString>("darkEdge");
    // The right half of the stored picture is dark. FFmpeg counts degrees counter-clockwise, so after 90 it
    // is on top.
    QTest::newRow("not turned") << 0 << "right";
    QTest::newRow("a quarter") << 90 << "top";
    QTest::newRow("a half") << 180 << "left";
    QTest::newRow("three quarters") << 270 << "bottom";
}

void TestVideo::rotationIsApplied()
{
    QFETCH(int, degrees);
    QFETCH(QString, darkEdge);
    const auto plain = film("plain.mp4", {QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")}, 5);
    const auto file = m_folder.path("rotated.mp4");
    QVERIFY(runFfmpeg({QStringLiteral("-i"), QString::fromStdString(plain.string()), QStringLiteral("-c"),
                       QStringLiteral("copy"), QStringLiteral("-metadata:s:v"),
                       QStringLiteral("rotate=%1").arg(degrees), QString::fromStdString(file.string())}));
    const bool isUpright = degrees % 180 != 0;
    const Result<VideoInfo> info = probeVideo(file);
    QVERIFY2(info, words(info).c_str());
    QCOMPARE(info->width, isUpright ? 48 : 64);
    const auto frames = decodeFrames(file, {.count = 1});
    QVERIFY2(frames, words(frames).c_str());
    const Image &image = frames->front().image;
    QCOMPARE(image.width, info->width);
    QCOMPARE(image.height, info->height);
    const auto isDark = [&](int x, int y) {
        return image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3] < 30;
    };
    const bool topLeft = isDark(3, 3);
    const bool topRight = isDark(image.width - 4, 3);
    const bool bottomLeft = isDark(3, image.height - 4);
    const bool bottomRight = isDark(image.width - 4, image.height - 4);
    QCOMPARE(topLeft && bottomLeft, darkEdge == QStringLiteral("left"));
    QCOMPARE(topRight && bottomRight, darkEdge == QStringLiteral("right"));
    QCOMPARE(topLeft && topRight, darkEdge == QStringLiteral("top"));
    QCOMPARE(bottomLeft && bottomRight, darkEdge == QStringLiteral("bottom"));
}

void TestVideo::widePixelsAreStretched()
{
    const auto file = film("wide.mkv", {QStringLiteral("-vf"), QStringLiteral("setsar=2/1")}, 3);
    const Result<VideoInfo> info = probeVideo(file);
    QVERIFY2(info, words(info).c_str());
    QCOMPARE(info->width, 128);
    QCOMPARE(info->height, 48);
    const auto frames = decodeFrames(file, {.count = 1, .maxSide = 64});
    QVERIFY(frames);
    QCOMPARE(frames->front().image.width, 64);
    QCOMPARE(frames->front().image.height, 24);
}

void TestVideo::soundBesideThePictureIsNoticed()
{
    const auto sound = m_folder.write("beside.wav", wavFile(8'000, {sine(440, 0.5, 4, 8'000)}));
    const auto picture = film("silent.mkv");
    const auto file = m_folder.path("sound.mkv");
    QVERIFY(runFfmpeg({QStringLiteral("-i"), QString::fromStdString(picture.string()), QStringLiteral("-i"),
                       QString::fromStdString(sound.string()), QStringLiteral("-c:v"), QStringLiteral("copy"),
                       QString::fromStdString(file.string())}));
    QVERIFY(probeVideo(file)->hasAudio);
    QVERIFY(!probeVideo(picture)->hasAudio);
}

void TestVideo::playingGoesThroughEveryFrame()
{
    const auto file = film("play.mkv", {QStringLiteral("-c:v"), QStringLiteral("ffv1")});
    int next = 0;
    const Status played = playFrames(file, 0, 0, [&](VideoFrame &&frame) {
        const bool isNext = indexOf(frame.image) == next && std::abs(frame.timeS - next / 10.0) < 0.002;
        next += isNext ? 1 : 1000;
        return true;
    });
    QVERIFY(played);
    QCOMPARE(next, kFrames);
}

void TestVideo::playingStartsInTheMiddle()
{
    const auto file =
        film("middle.mp4", {QStringLiteral("-c:v"), QStringLiteral("libx264"), QStringLiteral("-pix_fmt"),
                            QStringLiteral("yuv420p"), QStringLiteral("-g"), QStringLiteral("10")});
    std::vector<int> indices;
    const Status played = playFrames(file, 2.55, 0, [&](VideoFrame &&frame) {
        indices.push_back(indexOf(frame.image));
        return indices.size() < 3;
    });
    QVERIFY(played);
    QCOMPARE(indices, (std::vector<int>{25, 26, 27}));
}

void TestVideo::movingPicturesGiveTheirFirstFrame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format");
    QTest::newRow("GIF") << "first.gif"
                         << "gif";
    QTest::newRow("APNG") << "first.apng"
                          << "png";
    QTest::newRow("animated WebP") << "first.webp"
                                   << "webp";
    QTest::newRow("AVIF sequence") << "first.avif"
                                   << "avif";
}

void TestVideo::movingPicturesGiveTheirFirstFrame()
{
    QFETCH(QString, name);
    QFETCH(QString, format);
    const bool isGif = format == QStringLiteral("gif");
    const auto file = film(name.toStdString(), isGif ? exactPalette() : QStringList());
    QVERIFY(!file.empty());
    const Result<ImageInfo> info = probeImage(file);
    QVERIFY2(info, words(info).c_str());
    QVERIFY(info->isAnimated);
    QCOMPARE(QString::fromLatin1(info->format), format);
    QCOMPARE(info->width, 64);
    const Result<Image> image = decodeImage(file, {.maxSide = 32});
    QVERIFY2(image, words(image).c_str());
    QCOMPARE(image->width, 32);
    QCOMPARE(indexOf(*image), 0);

    const auto single = film("single" + name.toStdString(), {}, 1);
    const Result<ImageInfo> singleInfo = probeImage(single);
    QVERIFY2(singleInfo, words(singleInfo).c_str());
    QVERIFY(!singleInfo->isAnimated);
    QVERIFY(decodeImage(single));
}

void TestVideo::aTruncatedFilmGivesItsBeginning()
{
    const auto whole = film("whole.mkv", {QStringLiteral("-c:v"), QStringLiteral("ffv1"),
                                          QStringLiteral("-g"), QStringLiteral("1")});
    Bytes bytes = readBytes(whole);
    bytes.resize(bytes.size() / 2);
    const auto frames = decodeFrames(m_folder.write("cut.mkv", bytes), {.count = 8});
    QVERIFY2(frames, words(frames).c_str());
    QVERIFY(frames->size() >= 3 && frames->size() <= 6);
    for (const VideoFrame &frame : *frames)
        QVERIFY(std::abs(frame.timeS - indexOf(frame.image) / 10.0) < 0.01);
}

void TestVideo::whatDoesNotMoveIsRefused()
{
    const auto picture = m_folder.path("frame000.png");
    QCOMPARE(probeVideo(picture).error().code, ErrorCode::Unsupported);
    QCOMPARE(decodeFrames(m_folder.write("text.mp4", "not a film at all")).error().code,
             ErrorCode::Malformed);
    QCOMPARE(decodeFrames(m_folder.write("empty.mp4", "")).error().code, ErrorCode::Malformed);
    const auto sound = m_folder.write("sound.wav", wavFile(8'000, {sine(440, 0.5, 1, 8'000)}));
    QCOMPARE(decodeFrames(sound).error().code, ErrorCode::Unsupported);
    QCOMPARE(decodeFrames(m_folder.path("missing.mp4")).error().code, ErrorCode::NotFound);
}

void TestVideo::aFilmThatClaimsMoreThanADayIsTooLarge()
{
    const auto file = film("day.avi", {QStringLiteral("-c:v"), QStringLiteral("mpeg4")});
    Bytes bytes = readBytes(file);
    // dwMicroSecPerFrame's place holds; the stream header's scale and rate make each frame last an hour.
    const std::string tag = "strh";
    const auto at = std::search(bytes.begin(), bytes.end(), tag.begin(), tag.end()) - bytes.begin() + 8;
    const std::array<std::uint8_t, 8> hourLong{0x10, 0x0e, 0, 0, 1, 0, 0, 0};
    std::copy(hourLong.begin(), hourLong.end(), bytes.begin() + at + 20);
    const Result<VideoInfo> info = probeVideo(m_folder.write("day.avi", bytes));
    QVERIFY(!info);
    QCOMPARE(info.error().code, ErrorCode::TooLarge);
}

void TestVideo::impossibleRequestsAreRefused()
{
    const auto file = film("fine.mkv", {}, 3);
    QCOMPARE(decodeFrames(file, {.count = 0}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(decodeFrames(file, {.count = 1 << 30}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(decodeFrames(file, {.maxSide = -1}).error().code, ErrorCode::InvalidArgument);
    const auto nothing = [](VideoFrame &&) { return true; };
    QCOMPARE(playFrames(file, std::nan(""), 0, nothing).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(decodeFrames(file, {}, {.maxPixels = 1000}).error().code, ErrorCode::TooLarge);
    QCOMPARE(decodeFrames(file, {}, {.maxSide = 50}).error().code, ErrorCode::TooLarge);
}

void TestVideo::stoppingIsAnswered()
{
    const auto file = film("stop.mkv");
    std::stop_source source;
    int seen = 0;
    const Status played = playFrames(
        file, 0, 0,
        [&](VideoFrame &&) {
            if (++seen == 3)
                source.request_stop();
            return true;
        },
        {}, source.get_token());
    QVERIFY(!played);
    QCOMPARE(played.error().code, ErrorCode::Cancelled);
    QCOMPARE(decodeFrames(file, {}, {}, source.get_token()).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestVideo)
#include "tst_video.moc"
