// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/image.h"

#include "engine/media/fixtures.h"

#include <QtTest/QtTest>

#include <opencv2/imgcodecs.hpp>

#include <sys/stat.h>

#include <array>
#include <cstdlib>

using namespace modalens;
using namespace modalens::fixtures;

namespace {

using Rgb = std::array<int, 3>;

Rgb pixelAt(const Image &image, int x, int y)
{
    const std::uint8_t *pixel = image.pixels.data() + (static_cast<std::size_t>(y) * image.width + x) * 3;
    return {pixel[0], pixel[1], pixel[2]};
}

int distance(const Rgb &a, const Rgb &b)
{
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

Rgb rgbOf(const cv::Mat &bgr, int x, int y)
{
    const auto &pixel = bgr.at<cv::Vec3b>(y, x);
    return {pixel[2], pixel[1], pixel[0]};
}

/// The mean over all pixels of the largest difference of any channel; 256 when the sizes differ.
double meanDifference(const Image &image, const cv::Mat &bgr)
{
    if (image.width != bgr.cols || image.height != bgr.rows)
        return 256;
    double sum = 0;
    for (int y = 0; y < bgr.rows; ++y)
        for (int x = 0; x < bgr.cols; ++x)
            sum += distance(pixelAt(image, x, y), rgbOf(bgr, x, y));
    return sum / static_cast<double>(bgr.total());
}

/// EXIF's own words: which visible edge row 0 and column 0 of the stored picture are at.
struct Edges
{
    char row0;
    char column0;
};
constexpr std::array<Edges, 8> kEdges{
    {{'t', 'l'}, {'t', 'r'}, {'b', 'r'}, {'b', 'l'}, {'l', 't'}, {'r', 't'}, {'r', 'b'}, {'l', 'b'}}};

/// How far a visible pixel is from an edge of a visible picture.
int fromEdge(char edge, int x, int y, int width, int height)
{
    switch (edge) {
    case 't':
        return y;
    case 'b':
        return height - 1 - y;
    case 'l':
        return x;
    default:
        return width - 1 - x;
    }
}

std::string describeOr(const Result<Image> &result)
{
    return result ? std::string("decoded") : describe(result.error());
}

} // namespace

class TestImage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatDecodes_data();
    void everyFormatDecodes();
    void everyExifOrientationIsApplied_data();
    void everyExifOrientationIsApplied();
    void alphaLiesOnNeutralGrey_data();
    void alphaLiesOnNeutralGrey();
    void alphaLiesOnTheGroundAskedFor();
    void unusualPixelsDecode_data();
    void unusualPixelsDecode();
    void scaledDecodingKeepsTheLook_data();
    void scaledDecodingKeepsTheLook();
    void smallPicturesAreNotEnlarged();
    void scaledToFitAveragesAreas();
    void thumbnailsSurviveJpeg();
    void encodeJpegRefusesImpossibleImages();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void whatIsNoFileIsRefused();

private:
    MediaFolder m_folder;
};

void TestImage::everyFormatDecodes_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("tolerance");
    QTest::newRow("JPEG") << ".jpg"
                          << "jpeg" << 5;
    QTest::newRow("PNG") << ".png"
                         << "png" << 0;
    QTest::newRow("BMP") << ".bmp"
                         << "bmp" << 0;
    QTest::newRow("TIFF") << ".tiff"
                          << "tiff" << 0;
    QTest::newRow("PPM") << ".ppm"
                         << "pnm" << 0;
    QTest::newRow("lossless WebP") << ".webp"
                                   << "webp" << 0;
}

void TestImage::everyFormatDecodes()
{
    QFETCH(QString, extension);
    QFETCH(QString, format);
    QFETCH(int, tolerance);
    const cv::Mat picture = gradientPicture(97, 61);
    std::vector<int> parameters;
    if (format == QStringLiteral("webp"))
        parameters = {cv::IMWRITE_WEBP_QUALITY, 101};
    // The name lies about the content: only the content counts.
    const auto file = m_folder.write("picture.txt", encoded(picture, extension.toStdString(), parameters));

    const Result<ImageInfo> info = probeImage(file);
    QVERIFY2(info, info ? "" : describe(info.error()).c_str());
    QCOMPARE(info->width, 97);
    QCOMPARE(info->height, 61);
    QCOMPARE(QString::fromLatin1(info->format), format);
    QVERIFY(!info->isAnimated);
    const Result<Image> image = decodeImage(file);
    QVERIFY2(image, describeOr(image).c_str());
    QVERIFY(meanDifference(*image, picture) <= tolerance);
}

void TestImage::everyExifOrientationIsApplied_data()
{
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("orientation %d", orientation) << orientation;
}

void TestImage::everyExifOrientationIsApplied()
{
    QFETCH(int, orientation);
    const Bytes jpeg = encoded(gradientPicture(96, 64), ".jpg", {cv::IMWRITE_JPEG_QUALITY, 100});
    const cv::Mat stored = cv::imdecode(jpeg, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    const auto file = m_folder.write("turned.jpg", withExifOrientation(jpeg, orientation));
    const Edges edges = kEdges[static_cast<std::size_t>(orientation - 1)];
    const bool isTransposed = orientation >= 5;

    const Result<ImageInfo> info = probeImage(file);
    QVERIFY(info);
    QCOMPARE(info->width, isTransposed ? 64 : 96);
    QCOMPARE(info->height, isTransposed ? 96 : 64);
    const Result<Image> image = decodeImage(file);
    QVERIFY2(image, describeOr(image).c_str());
    QCOMPARE(image->width, info->width);
    for (int y = 0; y < image->height; ++y)
        for (int x = 0; x < image->width; ++x) {
            const int row = fromEdge(edges.row0, x, y, image->width, image->height);
            const int column = fromEdge(edges.column0, x, y, image->width, image->height);
            QCOMPARE(pixelAt(*image, x, y), rgbOf(stored, column, row));
        }
}

void TestImage::alphaLiesOnNeutralGrey_data()
{
    QTest::addColumn<int>("alpha");
    QTest::addColumn<int>("depth");
    for (int alpha : {0, 1, 64, 128, 254, 255}) {
        QTest::addRow("8-bit, alpha %d", alpha) << alpha << CV_8U;
        QTest::addRow("16-bit, alpha %d", alpha) << alpha << CV_16U;
    }
}

void TestImage::alphaLiesOnNeutralGrey()
{
    QFETCH(int, alpha);
    QFETCH(int, depth);
    const double unit = depth == CV_8U ? 1 : 257;
    cv::Mat picture(5, 4, CV_MAKETYPE(depth, 4), cv::Scalar(10, 100, 250, alpha) * unit);
    const auto file = m_folder.write("alpha.png", encoded(picture, ".png"));

    const Result<Image> image = decodeImage(file);
    QVERIFY2(image, describeOr(image).c_str());
    const double share = alpha / 255.0;
    const auto blended = [&](int value) {
        return static_cast<int>(std::lround(value * share + 128 * (1 - share)));
    };
    QVERIFY(distance(pixelAt(*image, 3, 4), {blended(250), blended(100), blended(10)}) <= 1);
}

void TestImage::alphaLiesOnTheGroundAskedFor()
{
    const cv::Mat picture(5, 4, CV_8UC4, cv::Scalar(10, 100, 250, 51)); // one fifth opaque
    const auto png = m_folder.write("ground.png", encoded(picture, ".png"));
    const auto black = decodeImage(png, {.ground = 0});
    const auto white = decodeImage(png, {.ground = 255});
    QVERIFY2(black && white, describeOr(black).c_str());
    QVERIFY(distance(pixelAt(*black, 1, 1), {50, 20, 2}) <= 1);
    QVERIFY(distance(pixelAt(*white, 1, 1), {254, 224, 206}) <= 1);
}

void TestImage::unusualPixelsDecode_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("red");
    QTest::addColumn<int>("green");
    QTest::addColumn<int>("blue");
    const auto row = [](const char *name, const Bytes &bytes, Rgb expected) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << expected[0] << expected[1] << expected[2];
    };
    row("grey PNG", encoded(cv::Mat(9, 9, CV_8UC1, cv::Scalar(77)), ".png"), {77, 77, 77});
    row("16-bit grey PNG", encoded(cv::Mat(9, 9, CV_16UC1, cv::Scalar(77 * 257)), ".png"), {77, 77, 77});
    row("1-bit PNG", encoded(cv::Mat(9, 9, CV_8UC1, cv::Scalar(255)), ".png", {cv::IMWRITE_PNG_BILEVEL, 1}),
        {255, 255, 255});
    row("16-bit colour TIFF", encoded(cv::Mat(9, 9, CV_16UC3, cv::Scalar(30, 60, 90) * 257), ".tiff"),
        {90, 60, 30});
    row("float TIFF", encoded(cv::Mat(9, 9, CV_32FC3, cv::Scalar(0.2, 0.4, 0.6)), ".tiff"), {153, 102, 51});
    row("grey PGM", encoded(cv::Mat(9, 9, CV_8UC1, cv::Scalar(200)), ".pgm"), {200, 200, 200});
    row("grey JPEG", flatJpeg(20, 12, {90}), {90, 90, 90});
    row("YCbCr JPEG without colour", flatJpeg(20, 12, {150, 128, 128}), {150, 150, 150});
    // Adobe's inverted CMYK: R = C' * K' / 255 and so on.
    row("CMYK JPEG", flatJpeg(20, 12, {200, 100, 50, 255}), {200, 100, 50});
    row("CMYK JPEG with black", flatJpeg(20, 12, {200, 100, 50, 128}), {100, 50, 25});
}

void TestImage::unusualPixelsDecode()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, red);
    QFETCH(int, green);
    QFETCH(int, blue);
    const auto file =
        m_folder.write("unusual", std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
    const Result<Image> image = decodeImage(file);
    QVERIFY2(image, describeOr(image).c_str());
    const Rgb found = pixelAt(*image, 4, 4);
    QVERIFY2(distance(found, {red, green, blue}) <= 2,
             qPrintable(QStringLiteral("%1 %2 %3").arg(found[0]).arg(found[1]).arg(found[2])));
}

void TestImage::scaledDecodingKeepsTheLook_data()
{
    QTest::addColumn<int>("maxSide");
    for (int maxSide : {640, 320, 300, 160, 100, 80, 60, 33, 7, 1})
        QTest::addRow("longer side %d", maxSide) << maxSide;
}

void TestImage::scaledDecodingKeepsTheLook()
{
    QFETCH(int, maxSide);
    const cv::Mat picture = gradientPicture(640, 480);
    const auto file = m_folder.write("large.jpg", encoded(picture, ".jpg", {cv::IMWRITE_JPEG_QUALITY, 98}));
    const Result<Image> image = decodeImage(file, {.maxSide = maxSide});
    QVERIFY2(image, describeOr(image).c_str());
    QCOMPARE(image->width, maxSide);
    QCOMPARE(image->height, std::max(1, static_cast<int>(std::lround(maxSide * 0.75))));
    QCOMPARE(image->pixels.size(), static_cast<std::size_t>(image->width) * image->height * 3);
    if (maxSide < 30)
        return;
    // The gradients are linear, so the centre of a scaled pixel has the colour of that point of the original.
    const double scale = 640.0 / maxSide;
    for (double u : {0.1, 0.3, 0.7, 0.9})
        for (double v : {0.1, 0.3, 0.7, 0.9}) {
            const int x = static_cast<int>(u * image->width);
            const int y = static_cast<int>(v * image->height);
            const Rgb expected =
                rgbOf(picture, static_cast<int>((x + 0.5) * scale), static_cast<int>((y + 0.5) * scale));
            QVERIFY(distance(pixelAt(*image, x, y), expected) <= 6);
        }
}

void TestImage::smallPicturesAreNotEnlarged()
{
    const auto file = m_folder.write("small.png", encoded(gradientPicture(20, 30), ".png"));
    const Result<Image> image = decodeImage(file, {.maxSide = 256});
    QVERIFY(image);
    QCOMPARE(image->width, 20);
    QCOMPARE(image->height, 30);
}

void TestImage::scaledToFitAveragesAreas()
{
    Image checker; // 8 x 4 pixels of 0 and 255 in turn: every 2 x 2 area averages to half
    checker.width = 8;
    checker.height = 4;
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 8; ++x)
            checker.pixels.insert(checker.pixels.end(), 3, (x + y) % 2 ? 255 : 0);
    const Image half = scaledToFit(checker, 4);
    QCOMPARE(half.width, 4);
    QCOMPARE(half.height, 2);
    for (std::uint8_t value : half.pixels)
        QVERIFY(value == 127 || value == 128);
    const Image twice = scaledToFit(checker, 16);
    QCOMPARE(twice.width, 16);
    QCOMPARE(twice.height, 8);
    QCOMPARE(scaledToFit(checker, 0).pixels, checker.pixels);
    QCOMPARE(scaledToFit(Image{}, 10).width, 0);
}

void TestImage::thumbnailsSurviveJpeg()
{
    const auto file = m_folder.write("source.png", encoded(gradientPicture(64, 48), ".png"));
    const Result<Image> image = decodeImage(file);
    QVERIFY(image);
    const auto bytes = encodeJpeg(*image, 95);
    QVERIFY(bytes);
    const Result<Image> back = decodeImage(m_folder.write("back.jpg", *bytes));
    QVERIFY(back);
    QVERIFY(distance(pixelAt(*back, 50, 40), pixelAt(*image, 50, 40)) <= 6);
}

void TestImage::encodeJpegRefusesImpossibleImages()
{
    QCOMPARE(encodeJpeg(Image{}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(encodeJpeg(Image{4, 4, {1, 2, 3}}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(encodeJpeg(Image{-4, -4, {}}).error().code, ErrorCode::InvalidArgument);
}

void TestImage::hostileFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const Bytes &bytes, ErrorCode code) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << static_cast<int>(code);
    };
    const auto firstPart = [](Bytes bytes, double share) {
        bytes.resize(static_cast<std::size_t>(static_cast<double>(bytes.size()) * share));
        return bytes;
    };
    const auto text = [](std::string_view words) { return Bytes(words.begin(), words.end()); };
    const Bytes jpeg = encoded(gradientPicture(200, 150), ".jpg");
    const Bytes png = encoded(gradientPicture(200, 150), ".png");
    row("an empty file", {}, ErrorCode::Malformed);
    row("a PNG of one byte", {0x89}, ErrorCode::Malformed);
    row("only the signature of a PNG", firstPart(png, 8.0 / static_cast<double>(png.size())),
        ErrorCode::Malformed);
    row("text named .jpg", text("this is not a picture"), ErrorCode::Malformed);
    row("a text about BMW cars", text("BMW cars are made in Munich, among other places."),
        ErrorCode::Malformed);
    row("half a JPEG", firstPart(jpeg, 0.5), ErrorCode::Malformed);
    row("a JPEG without its last two bytes", Bytes(jpeg.begin(), jpeg.end() - 2), ErrorCode::Malformed);
    row("half a PNG", firstPart(png, 0.5), ErrorCode::Malformed);
    row("half a WebP", firstPart(encoded(gradientPicture(200, 150), ".webp"), 0.5), ErrorCode::Malformed);
    row("half a BMP", firstPart(encoded(gradientPicture(200, 150), ".bmp"), 0.5), ErrorCode::Malformed);
    row("half a TIFF", firstPart(encoded(gradientPicture(200, 150), ".tiff"), 0.5), ErrorCode::Malformed);
    row("half a PPM", firstPart(encoded(gradientPicture(200, 150), ".ppm"), 0.5), ErrorCode::Malformed);
    row("a PNG of no width", pngClaiming(0, 10), ErrorCode::Malformed);
    row("a PNG without data", pngClaiming(10, 10), ErrorCode::Malformed);
    row("a PNG that claims 30,000 x 30,000", pngClaiming(30'000, 30'000), ErrorCode::TooLarge);
    row("a PNG that claims 40,000 x 1", pngClaiming(40'000, 1), ErrorCode::TooLarge);
    row("a PNG that claims the largest numbers", pngClaiming(0xffffffff, 0xffffffff), ErrorCode::TooLarge);
    row("a PPM that claims 30,000 x 30,000", text("P6 30000 30000 255\nxyz"), ErrorCode::TooLarge);
    row("a PPM whose size is no number", text("P6 many 30000 255\nxyz"), ErrorCode::Malformed);
}

void TestImage::hostileFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto file =
        m_folder.write("hostile.jpg", std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
    const Result<Image> image = decodeImage(file);
    QVERIFY(!image);
    QCOMPARE(static_cast<int>(image.error().code), code);
    QCOMPARE(image.error().subject, file.string());
    QVERIFY(!image.error().message.empty());
}

void TestImage::whatIsNoFileIsRefused()
{
    QCOMPARE(decodeImage(m_folder.path("missing.png")).error().code, ErrorCode::NotFound);
    QCOMPARE(decodeImage(m_folder.path("")).error().code, ErrorCode::Unsupported);
    QCOMPARE(decodeImage("/dev/zero").error().code, ErrorCode::Unsupported);
    const auto pipe = m_folder.path("pipe.png");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(decodeImage(pipe).error().code, ErrorCode::Unsupported); // and does not wait for a writer
    const auto file = m_folder.write("fine.png", encoded(gradientPicture(20, 30), ".png"));
    QCOMPARE(decodeImage(file, {}, {.maxFileBytes = 10}).error().code, ErrorCode::TooLarge);
}

QTEST_APPLESS_MAIN(TestImage)
#include "tst_image.moc"
