// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/heiffixtures.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>

using namespace modalens;
using namespace modalens::fixtures;

namespace {

Bytes bytesOf(std::string_view text)
{
    return Bytes(text.begin(), text.end());
}

/// Little-endian (or big-endian) numbers written over what is there, `offset` bytes behind the first `tag`.
Bytes patched(Bytes bytes, std::string_view tag, int offset, const std::vector<std::uint32_t> &values,
              int width, bool bigEndian = false)
{
    const Bytes wanted = bytesOf(tag);
    auto at = std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end());
    if (bytes.end() - at < offset + static_cast<int>(values.size()) * width)
        return {};
    at += offset;
    for (std::uint32_t value : values)
        for (int i = 0; i < width; ++i)
            *at++ = static_cast<std::uint8_t>(value >> (8 * (bigEndian ? width - 1 - i : i)));
    return bytes;
}

Bytes webpClaiming(std::string_view chunk, const Bytes &payload)
{
    std::string text("RIFF\x20\0\0\0WEBP", 12);
    text += chunk;
    text += static_cast<char>(payload.size());
    text.append(3, '\0');
    text.append(payload.begin(), payload.end());
    return bytesOf(text);
}

/// A directory of two entries, width and height, and nothing else.
Bytes tiffClaiming(std::uint32_t side)
{
    Bytes bytes = bytesOf(std::string_view("II*\0\x08\0\0\0\x02\0", 10));
    for (std::uint8_t tag : {0, 1}) {
        bytes.insert(bytes.end(), {tag, 1, 4, 0, 1, 0, 0, 0});
        for (int i = 0; i < 4; ++i)
            bytes.push_back(static_cast<std::uint8_t>(side >> (8 * i)));
    }
    bytes.insert(bytes.end(), 4, 0);
    return bytes;
}

Bytes apngClaiming(std::uint32_t side)
{
    Bytes bytes = pngClaiming(side, side);
    const Bytes control = pngChunk("acTL", {0, 0, 0, 9, 0, 0, 0, 0});
    bytes.insert(bytes.begin() + 33, control.begin(), control.end());
    return bytes;
}

/// Nine entities, each ten times the one before: a thousand million words when taken literally.
Bytes billionLaughs()
{
    std::string text = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY l0 \"laugh\">";
    for (int i = 1; i <= 9; ++i) {
        text += "<!ENTITY l" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k)
            text += "&l" + std::to_string(i - 1) + ";";
        text += "\">";
    }
    return bytesOf(text + "]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&l9;</text></svg>");
}

Bytes deepDrawing()
{
    std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
    for (int i = 0; i < 100'000; ++i)
        text += "<g>";
    return bytesOf(text);
}

struct Outcome
{
    QString picture, film, sound;
};

} // namespace

/// Files that claim far more than they hold, decoded in a process with little memory to spare.
class TestHostileMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claimsAreJudgedBeforeMemoryIsTaken_data();
    void claimsAreJudgedBeforeMemoryIsTaken();
    void whatFitsTheLimitsButNotTheMemoryIsAnError();
    void tooManyStreamsAreTooLarge();

private:
    Bytes madeByFfmpeg(const std::string &name, const QStringList &options);
    /// Runs the helper on one file; an empty outcome when it did not end well.
    Outcome decodeUnderLimit(const std::filesystem::path &file, int &grewMib);
    MediaFolder m_folder;
};

Bytes TestHostileMedia::madeByFfmpeg(const std::string &name, const QStringList &options)
{
    const auto picture = m_folder.write("still.png", encoded(gradientPicture(64, 48), ".png"));
    const auto made = m_folder.path(name);
    const QStringList input{QStringLiteral("-loop"), QStringLiteral("1"),
                            QStringLiteral("-t"),    QStringLiteral("1"),
                            QStringLiteral("-i"),    QString::fromStdString(picture.string())};
    return runFfmpeg(input + options + QStringList{QString::fromStdString(made.string())}) ? readBytes(made)
                                                                                           : Bytes();
}

Outcome TestHostileMedia::decodeUnderLimit(const std::filesystem::path &file, int &grewMib)
{
    QProcess process;
    process.start(QStringLiteral(HOSTILE_DECODER), {QString::fromStdString(file.string())});
    const bool isDone = process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit;
    const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'));
    if (!isDone || process.exitCode() != 0 || lines.size() < 2) {
        qWarning() << process.errorString() << process.exitCode() << lines;
        return {};
    }
    const QStringList parts = lines[0].split(QStringLiteral(" | "));
    grewMib = lines[1].section(QLatin1Char(' '), 1).toInt();
    return {parts.value(0), parts.value(1), parts.value(2)};
}

void TestHostileMedia::claimsAreJudgedBeforeMemoryIsTaken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("asPicture"); // the error code to expect; empty: any outcome that is no crash
    const auto row = [](const char *name, const Bytes &bytes, const char *expected) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << QString::fromLatin1(expected);
    };
    const std::uint32_t side = 30'000;
    const auto byte = [](std::uint32_t value, int index) {
        return static_cast<std::uint8_t>(value >> (8 * index));
    };
    row("PNG of 30,000 x 30,000", pngClaiming(side, side), "too-large");
    row("APNG of 30,000 x 30,000", apngClaiming(side), "too-large");
    row("JPEG of 30,000 x 30,000", patched(flatJpeg(16, 16, {100}), "\xff\xc0", 5, {side, side}, 2, true),
        "too-large");
    row("GIF of 30,000 x 30,000",
        bytesOf(std::string("GIF89a") + char(byte(side, 0)) + char(byte(side, 1)) + char(byte(side, 0)) +
                char(byte(side, 1)) + std::string(40, '\0')),
        "too-large");
    row("BMP of 30,000 x 30,000",
        patched(encoded(gradientPicture(16, 16), ".bmp"), "BM", 18, {side, side}, 4), "too-large");
    row("BMP of -30,000 rows",
        patched(encoded(gradientPicture(16, 16), ".bmp"), "BM", 18, {side, ~side + 1}, 4), "too-large");
    row("BMP of the most negative height",
        patched(encoded(gradientPicture(16, 16), ".bmp"), "BM", 18, {side, 0x80000000}, 4), "too-large");
    row("TIFF of 30,000 x 30,000", tiffClaiming(side), "too-large");
    row("TIFF of 9,000 x 9,000 without data", tiffClaiming(9'000), "malformed");
    row("PGM of 30,000 x 30,000", bytesOf("P5 30000 30000 255\n"), "too-large");
    row("lossless WebP of 16,384 x 16,384", webpClaiming("VP8L", {0x2f, 0xff, 0xff, 0xff, 0x0f}),
        "too-large");
    row("lossy WebP of 16,383 x 16,383",
        webpClaiming("VP8 ", {0x30, 1, 0, 0x9d, 1, 0x2a, 0xff, 0x3f, 0xff, 0x3f, 0, 0, 0}), "too-large");
    row("extended WebP of 30,000 x 30,000",
        webpClaiming("VP8X", {0, 0, 0, 0, byte(side, 0), byte(side, 1), 0, byte(side, 0), byte(side, 1), 0}),
        "too-large");
    row("animated WebP of 30,000 x 30,000",
        webpClaiming("VP8X", {2, 0, 0, 0, byte(side, 0), byte(side, 1), 0, byte(side, 0), byte(side, 1), 0}),
        "too-large");
    row("HEIC of 30,000 x 30,000", withHeifSize(encodedHeif(gradientPicture(64, 64), false), side, side),
        "too-large");
    row("AVIF of 30,000 x 30,000", withHeifSize(encodedHeif(gradientPicture(64, 64), true), side, side),
        "too-large");
    row("SVG of a thousand million laughs", billionLaughs(), "");
    row("SVG nested 100,000 deep", deepDrawing(), "malformed");
    row("SVG whose pattern is huge",
        bytesOf("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><pattern id='p' width='1e9' "
                "height='1e9' "
                "patternUnits='userSpaceOnUse'><rect width='1e9' height='1e9'/></pattern><filter id='f' "
                "x='-1e9' y='-1e9' width='2e9' height='2e9'><feGaussianBlur stdDeviation='1e6'/></filter>"
                "<rect width='9' height='9' fill='url(#p)' filter='url(#f)'/></svg>"),
        "");
    const Bytes avi = madeByFfmpeg("a.avi", {QStringLiteral("-c:v"), QStringLiteral("mpeg4")});
    row("AVI of 30,000 x 30,000", patched(avi, "strf", 12, {side, side}, 4), "malformed");
    const Bytes raw = madeByFfmpeg("r.avi", {QStringLiteral("-c:v"), QStringLiteral("rawvideo")});
    row("uncompressed AVI of 30,000 x 30,000", patched(raw, "strf", 12, {side, side}, 4), "malformed");
    const Bytes mp4 = madeByFfmpeg("a.mp4", {QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")});
    row("MP4 of two thousand million time stamps", patched(mp4, "stts", 8, {0x7fffffff}, 4, true),
        "malformed");
    row("MP4 of two thousand million sample sizes", patched(mp4, "stsz", 8, {0, 0x7fffffff}, 4, true),
        "malformed");
    row("MP4 of two thousand million chunks", patched(mp4, "stco", 8, {0x7fffffff}, 4, true), "malformed");
    row("MP4 whose samples are two thousand million bytes", patched(mp4, "stsz", 8, {0x7fffffff}, 4, true),
        "malformed");
    const Bytes wav = wavFile(8'000, {sine(440, 0.5, 0.1, 8'000)});
    row("WAV of 65,535 channels", patched(wav, "fmt ", 10, {65'535}, 2), "malformed");
    row("WAV of four thousand million Hertz", patched(wav, "fmt ", 12, {0xffffffff}, 4), "malformed");
    row("WAV that claims four thousand million bytes", patched(wav, "data", 4, {0xfffffff0}, 4), "malformed");
}

void TestHostileMedia::claimsAreJudgedBeforeMemoryIsTaken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, asPicture);
    QVERIFY(!bytes.isEmpty());
    const auto file =
        m_folder.write("hostile", std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
    int grewMib = 0;
    const Outcome outcome = decodeUnderLimit(file, grewMib);
    QVERIFY(!outcome.picture.isEmpty());
    QVERIFY2(asPicture.isEmpty() || outcome.picture.section(QLatin1Char(':'), 0, 0) == asPicture,
             qPrintable(outcome.picture));
    for (const QString &text : {outcome.picture, outcome.film, outcome.sound})
        QVERIFY2(!text.contains(QStringLiteral("not enough memory")), qPrintable(text));
    QVERIFY2(grewMib < 100, qPrintable(QString::number(grewMib)));
}

void TestHostileMedia::whatFitsTheLimitsButNotTheMemoryIsAnError()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the memory limit cannot be set under the address sanitizer");
#endif
    // 99.8 megapixels of nothing: 300 MB of pixels in a file of 300 kB, and 256 MiB to spare.
    const auto file = m_folder.write("large.png", encoded(cv::Mat::zeros(9'990, 9'990, CV_8UC3), ".png"));
    int grewMib = 0;
    const Outcome outcome = decodeUnderLimit(file, grewMib);
    QVERIFY2(outcome.picture.startsWith(QStringLiteral("too-large")) ||
                 outcome.picture.startsWith(QStringLiteral("malformed")),
             qPrintable(outcome.picture));
}

void TestHostileMedia::tooManyStreamsAreTooLarge()
{
    QStringList maps{QStringLiteral("-c"), QStringLiteral("copy")};
    const auto wav = m_folder.write("tone.wav", wavFile(8'000, {sine(440, 0.5, 0.2, 8'000)}));
    for (int i = 0; i < 70; ++i)
        maps << QStringLiteral("-map") << QStringLiteral("0:0");
    const auto file = m_folder.path("many.mkv");
    QVERIFY(runFfmpeg(QStringList{QStringLiteral("-i"), QString::fromStdString(wav.string())} + maps +
                      QStringList{QString::fromStdString(file.string())}));
    int grewMib = 0;
    const Outcome outcome = decodeUnderLimit(file, grewMib);
    QVERIFY2(outcome.sound.startsWith(QStringLiteral("too-large")), qPrintable(outcome.sound));
    QVERIFY2(outcome.film.startsWith(QStringLiteral("too-large")), qPrintable(outcome.film));
}

QTEST_GUILESS_MAIN(TestHostileMedia)
#include "tst_hostilemedia.moc"
