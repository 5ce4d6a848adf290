// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/audio.h"
#include "engine/media/heiffixtures.h"
#include "engine/media/image.h"
#include "engine/media/sniff.h"
#include "engine/media/video.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace modalens;
using namespace modalens::fixtures;

namespace {

constexpr int kMutations = 240;

/// Small, so that a mutation that enlarges a picture is refused instead of decoded for seconds.
constexpr MediaLimits kLimits{.maxPixels = 2'000'000, .maxSide = 4'000, .maxDurationS = 600};

/// Damage by number: the same file and number always give the same bytes. Half of the flips hit the first 200
/// bytes, where the sizes stand; every fourth file is cut, every seventh has a run of bytes overwritten.
Bytes damaged(Bytes bytes, unsigned number)
{
    std::mt19937 random(number);
    const auto below = [&](std::size_t bound) { return random() % std::max<std::size_t>(1, bound); };
    for (std::size_t flips = 1 + below(8); flips > 0; --flips) {
        const std::size_t range = below(2) ? bytes.size() : std::min<std::size_t>(bytes.size(), 200);
        bytes[below(range)] ^= static_cast<std::uint8_t>(1U << below(8));
    }
    if (number % 7 == 0) {
        const std::size_t from = below(bytes.size());
        const std::size_t count = std::min(bytes.size() - from, 1 + below(64));
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), count,
                    static_cast<std::uint8_t>(random()));
    }
    if (number % 4 == 0)
        bytes.resize(1 + below(bytes.size()));
    return bytes;
}

bool isSane(const Image &image)
{
    return image.width > 0 && image.height > 0 &&
           std::int64_t{image.width} * image.height <=
               kLimits.maxPixels * 16 && // SVG and pixel aspect may enlarge
           image.pixels.size() ==
               static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3;
}

bool isSane(const Error &error, const std::filesystem::path &file)
{
    return !error.message.empty() && error.subject == file.string() && error.code != ErrorCode::Internal;
}

bool isSane(const Audio &audio)
{
    return std::all_of(audio.samples.begin(), audio.samples.end(),
                       [](float value) { return std::isfinite(value) && std::abs(value) <= 1; });
}

} // namespace

/// Whole files of every format with a few bits changed or the end cut off: anything but an answer is a
/// failure.
class TestDamagedMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damageIsAnswered_data();
    void damageIsAnswered();

private:
    Bytes made(const std::string &name, bool isSound, const QStringList &options = {});
    MediaFolder m_folder;
};

Bytes TestDamagedMedia::made(const std::string &name, bool isSound, const QStringList &options)
{
    const auto tone = m_folder.write("tone.wav", wavFile(16'000, {sine(440, 0.5, 0.5, 16'000)}));
    for (int i = 0; i < 6; ++i)
        m_folder.write("f" + std::to_string(i) + ".png", encoded(gradientPicture(48, 32), ".png"));
    QStringList input;
    if (isSound)
        input << QStringLiteral("-i") << QString::fromStdString(tone.string());
    else
        input << QStringLiteral("-framerate") << QStringLiteral("10") << QStringLiteral("-i")
              << QString::fromStdString(m_folder.path("f%d.png").string());
    const auto file = m_folder.path(name);
    return runFfmpeg(input + options + QStringList{QString::fromStdString(file.string())}) ? readBytes(file)
                                                                                           : Bytes();
}

void TestDamagedMedia::damageIsAnswered_data()
{
    QTest::addColumn<QByteArray>("whole");
    const auto row = [](const char *name, const Bytes &bytes) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()));
    };
    const cv::Mat picture = gradientPicture(48, 32);
    const std::string svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><g fill='red'>"
        "<rect width='20' height='9'/><circle r='5'/></g><text x='3' y='9'>owl</text></svg>";
    row("JPEG", withExifOrientation(encoded(picture, ".jpg"), 6));
    row("progressive JPEG", encoded(picture, ".jpg", {2 /* IMWRITE_JPEG_PROGRESSIVE */, 1}));
    row("CMYK JPEG", flatJpeg(48, 32, {10, 100, 200, 255}));
    row("PNG", encoded(picture, ".png"));
    row("BMP", encoded(picture, ".bmp"));
    row("TIFF", encoded(picture, ".tiff"));
    row("PPM", encoded(picture, ".ppm"));
    row("WebP", encoded(picture, ".webp"));
    row("HEIC", encodedHeif(picture, false));
    row("AVIF", encodedHeif(picture, true));
    row("SVG", Bytes(svg.begin(), svg.end()));
    row("GIF", made("m.gif", false));
    row("APNG", made("m.apng", false));
    row("animated WebP", made("m.webp", false, {QStringLiteral("-c:v"), QStringLiteral("libwebp_anim")}));
    row("AVIF sequence", made("m.avif", false, {QStringLiteral("-cpu-used"), QStringLiteral("8")}));
    for (const char *extension : {"mp4", "mkv", "avi", "webm", "ts", "mov", "mpg", "flv"})
        row(extension, made(std::string("m.") + extension, false,
                            {QStringLiteral("-r"), QStringLiteral("25"), QStringLiteral("-pix_fmt"),
                             QStringLiteral("yuv420p")}));
    for (const char *extension : {"wav", "flac", "ogg", "opus", "mp3", "m4a", "aac", "aiff", "wma"})
        row(extension, made(std::string("s.") + extension, true));
}

void TestDamagedMedia::damageIsAnswered()
{
    QFETCH(QByteArray, whole);
    QVERIFY(!whole.isEmpty());
    const auto *data = reinterpret_cast<const std::uint8_t *>(whole.constData());
    const Bytes bytes(data, data + whole.size());
    const auto file = m_folder.path("damaged");
    for (unsigned number = 0; number < kMutations; ++number) {
        m_folder.write("damaged", number == 0 ? bytes : damaged(bytes, number));
        const std::string context = "mutation " + std::to_string(number);
        (void)sniffModality(file);
        (void)probeVideo(file, kLimits);
        (void)probeImage(file, kLimits);
        const auto image = decodeImage(file, {.maxSide = number % 2 ? 16 : 0}, kLimits);
        QVERIFY2(image ? isSane(*image) : isSane(image.error(), file), context.c_str());
        const auto frames =
            decodeFrames(file, {.count = 3, .maxSide = 24, .keyFramesOnly = number % 3 == 0}, kLimits);
        QVERIFY2(frames ? isSane(frames->front().image) : isSane(frames.error(), file), context.c_str());
        const auto sound = decodeAudio(file, {.maxDurationS = 5}, kLimits);
        QVERIFY2(sound ? isSane(*sound) : isSane(sound.error(), file), context.c_str());
        QVERIFY2(number > 0 || image || frames || sound, "the undamaged file must decode");
    }
}

QTEST_GUILESS_MAIN(TestDamagedMedia)
#include "tst_damagedmedia.moc"
