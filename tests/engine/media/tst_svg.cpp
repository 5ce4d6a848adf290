// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/fixtures.h"
#include "engine/media/image.h"

#include <QtTest/QtTest>

#include <array>

using namespace modalens;
using namespace modalens::fixtures;

namespace {

using Rgb = std::array<int, 3>;
constexpr Rgb kRed{255, 0, 0};
constexpr Rgb kGround{128, 128, 128};

Rgb pixelAt(const Image &image, double u, double v)
{
    const auto x = static_cast<std::size_t>(u * image.width);
    const auto y = static_cast<std::size_t>(v * image.height);
    const std::uint8_t *pixel = image.pixels.data() + (y * static_cast<std::size_t>(image.width) + x) * 3;
    return {pixel[0], pixel[1], pixel[2]};
}

std::string svg(const std::string &attributes, const std::string &content)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " +
           attributes + ">" + content + "</svg>";
}

/// The left half red, the right half empty, in the unit of the view box.
const std::string kHalfRed = "<rect width='50%' height='100%' fill='#ff0000'/>";

} // namespace

class TestSvg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesAreFound_data();
    void sizesAreFound();
    void drawingsAreRenderedAtTheSideAskedFor();
    void halfTransparentColoursLieOnTheGround();
    void nothingOutsideIsRead_data();
    void nothingOutsideIsRead();
    void embeddedPicturesAreShown();
    void brokenDrawingsAreRefused_data();
    void brokenDrawingsAreRefused();

private:
    MediaFolder m_folder;
};

void TestSvg::sizesAreFound_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("pixels") << "width='300' height='150'" << 300 << 150;
    QTest::newRow("inches at 96 to the inch") << "width='2in' height='1in'" << 192 << 96;
    QTest::newRow("only a view box") << "viewBox='0 0 640 480'" << 640 << 480;
    QTest::newRow("per cent and a view box") << "width='100%' height='100%' viewBox='5 5 60 90'" << 60 << 90;
    QTest::newRow("nothing said") << "" << 512 << 512;
    QTest::newRow("a huge claim is scaled down") << "width='30000' height='15000'" << 4096 << 2048;
    QTest::newRow("an absurd shape keeps one pixel") << "width='1000000' height='1'" << 4096 << 1;
}

void TestSvg::sizesAreFound()
{
    QFETCH(QString, attributes);
    QFETCH(int, width);
    QFETCH(int, height);
    const auto file = m_folder.write("size.svg", svg(attributes.toStdString(), kHalfRed));
    const Result<ImageInfo> info = probeImage(file);
    QVERIFY2(info, info ? "" : describe(info.error()).c_str());
    QCOMPARE(info->width, width);
    QCOMPARE(info->height, height);
    QCOMPARE(QString::fromLatin1(info->format), QStringLiteral("svg"));
    const Result<Image> image = decodeImage(file);
    QVERIFY2(image, image ? "" : describe(image.error()).c_str());
    QCOMPARE(image->width, width);
    QCOMPARE(image->height, height);
}

void TestSvg::drawingsAreRenderedAtTheSideAskedFor()
{
    const auto file = m_folder.write("half.svg", svg("width='100' height='50'", kHalfRed));
    for (int side : {10, 100, 777}) { // up as well as down: a drawing has no pixels
        const Result<Image> image = decodeImage(file, {.maxSide = side});
        QVERIFY(image);
        QCOMPARE(image->width, side);
        QCOMPARE(pixelAt(*image, 0.2, 0.5), kRed);
        QCOMPARE(pixelAt(*image, 0.8, 0.5), kGround);
    }
    QCOMPARE(decodeImage(file, {.maxSide = 100'000}).error().code, ErrorCode::TooLarge);
}

void TestSvg::halfTransparentColoursLieOnTheGround()
{
    const auto file =
        m_folder.write("blend.svg", svg("width='10' height='10'",
                                        "<rect width='10' height='10' fill='#ff0000' opacity='0.5'/>"));
    const Result<Image> image = decodeImage(file);
    QVERIFY(image);
    const Rgb found = pixelAt(*image, 0.5, 0.5);
    QVERIFY(std::abs(found[0] - 192) <= 1 && std::abs(found[1] - 64) <= 1 && std::abs(found[2] - 64) <= 1);
}

void TestSvg::nothingOutsideIsRead_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("content");
    // FOLDER holds red.png, a red square, and red.xml, a red rectangle: if anything of them shows, it was
    // read.
    const QString image = QStringLiteral("<image width='100' height='100' xlink:href='%1'/>");
    QTest::newRow("a picture by file address") << "" << image.arg(QStringLiteral("file://FOLDER/red.png"));
    QTest::newRow("a picture by path") << "" << image.arg(QStringLiteral("FOLDER/red.png"));
    QTest::newRow("a picture beside the drawing") << "" << image.arg(QStringLiteral("red.png"));
    QTest::newRow("an external entity") << "<!DOCTYPE svg [<!ENTITY red SYSTEM \"file://FOLDER/red.xml\">]>"
                                        << "&red;";
    QTest::newRow("an XInclude") << ""
                                 << "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                                    "href='file://FOLDER/red.svg'/>";
    QTest::newRow("an imported style sheet")
        << ""
        << "<style>@import url('file://FOLDER/red.css');</style><rect width='100' height='100' fill='none'/>";
    QTest::newRow("a style sheet instruction")
        << "<?xml-stylesheet href='file://FOLDER/red.css' type='text/css'?>"
        << "<rect width='100' height='100' fill='none'/>";
    QTest::newRow("a shape of another drawing") << ""
                                                << "<use xlink:href='file://FOLDER/red.svg#red'/>";
}

void TestSvg::nothingOutsideIsRead()
{
    QFETCH(QString, before);
    QFETCH(QString, content);
    m_folder.write("red.png", encoded(cv::Mat(100, 100, CV_8UC3, cv::Scalar(0, 0, 255)), ".png"));
    m_folder.write("red.xml",
                   "<rect xmlns='http://www.w3.org/2000/svg' width='100' height='100' fill='red'/>");
    m_folder.write("red.svg", svg("", "<rect id='red' width='100' height='100' fill='red'/>"));
    m_folder.write("red.css", "rect { fill: red !important; }");
    const QString folder = QString::fromStdString(m_folder.path("").parent_path().string());
    const std::string text =
        before.replace(QStringLiteral("FOLDER"), folder).toStdString() +
        svg("width='100' height='100'", content.replace(QStringLiteral("FOLDER"), folder).toStdString());
    const Result<Image> image = decodeImage(m_folder.write("curious.svg", text));
    if (image) // refusing it altogether is as good
        QCOMPARE(pixelAt(*image, 0.5, 0.5), kGround);
}

void TestSvg::embeddedPicturesAreShown()
{
    // The counterpart of the test above: what a drawing carries itself is shown.
    const Bytes png = encoded(cv::Mat(10, 10, CV_8UC3, cv::Scalar(0, 0, 255)), ".png");
    const QByteArray base64 =
        QByteArray(reinterpret_cast<const char *>(png.data()), static_cast<qsizetype>(png.size())).toBase64();
    const auto file = m_folder.write(
        "embedded.svg",
        svg("width='100' height='100'", "<image width='100' height='100' xlink:href='data:image/png;base64," +
                                            base64.toStdString() + "'/>"));
    const Result<Image> image = decodeImage(file);
    QVERIFY(image);
    QCOMPARE(pixelAt(*image, 0.5, 0.5), kRed);
}

void TestSvg::brokenDrawingsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("cut in the middle") << "<svg xmlns='http://www.w3.org/2000/svg'><rect width='1";
    QTest::newRow("another kind of XML") << "<?xml version='1.0'?><note>about <b>:svg</b></note>";
    QTest::newRow("a comment only") << "<!-- <svg -->";
}

void TestSvg::brokenDrawingsAreRefused()
{
    QFETCH(QString, text);
    const auto file = m_folder.write("broken.svg", text.toStdString());
    const Result<Image> image = decodeImage(file);
    QVERIFY(!image);
    QCOMPARE(image.error().code, ErrorCode::Malformed);
    QCOMPARE(image.error().subject, file.string());
}

QTEST_GUILESS_MAIN(TestSvg)
#include "tst_svg.moc"
