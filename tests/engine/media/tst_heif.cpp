// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/heiffixtures.h"
#include "engine/media/image.h"
#include "engine/media/sniff.h"

#include <QtTest/QtTest>

#include <opencv2/core.hpp>

#include <cmath>

using namespace modalens;
using namespace modalens::fixtures;

namespace {

/// Mean over pixels and channels against a BGR picture of the same size; 256 when the sizes differ.
double meanDifference(const Image &image, const cv::Mat &bgr)
{
    if (image.width != bgr.cols || image.height != bgr.rows)
        return 256;
    double sum = 0;
    for (int y = 0; y < bgr.rows; ++y)
        for (int x = 0; x < bgr.cols; ++x)
            for (int c = 0; c < 3; ++c)
                sum += std::abs(image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3 + c] -
                                bgr.ptr(y, x)[2 - c]);
    return sum / (3.0 * static_cast<double>(bgr.total()));
}

} // namespace

/// AVIF and HEIC, each row for both.
class TestHeif : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesDecode_data() { bothFormats(); }
    void picturesDecode();
    void rotationIsApplied_data() { bothFormats(); }
    void rotationIsApplied();
    void alphaLiesOnNeutralGrey_data() { bothFormats(); }
    void alphaLiesOnNeutralGrey();
    void hugeClaimsAreTooLarge_data() { bothFormats(); }
    void hugeClaimsAreTooLarge();
    void cutFilesAreRefused_data() { bothFormats(); }
    void cutFilesAreRefused();

private:
    void bothFormats();
    MediaFolder m_folder;
};

void TestHeif::bothFormats()
{
    QTest::addColumn<bool>("isAvif");
    QTest::newRow("HEIC") << false;
    QTest::newRow("AVIF") << true;
}

void TestHeif::picturesDecode()
{
    QFETCH(bool, isAvif);
    const cv::Mat picture = gradientPicture(96, 64);
    const Bytes bytes = encodedHeif(picture, isAvif);
    QVERIFY(!bytes.empty());
    const auto file = m_folder.write("picture.jpg", bytes);
    const Result<ImageInfo> info = probeImage(file);
    QVERIFY2(info, info ? "" : describe(info.error()).c_str());
    QCOMPARE(info->width, 96);
    QCOMPARE(info->height, 64);
    QVERIFY(!info->isAnimated);
    QCOMPARE(QString::fromLatin1(info->format), isAvif ? QStringLiteral("avif") : QStringLiteral("heic"));
    QCOMPARE(**sniffModality(file), Modality::Image);
    const Result<Image> image = decodeImage(file);
    QVERIFY2(image, image ? "" : describe(image.error()).c_str());
    QVERIFY(meanDifference(*image, picture) < 6);
    QCOMPARE(decodeImage(file, {.maxSide = 48})->height, 32);
}

void TestHeif::rotationIsApplied()
{
    QFETCH(bool, isAvif);
    const cv::Mat picture = gradientPicture(96, 64);
    const auto file = m_folder.write("turned", encodedHeif(picture, isAvif, 6));
    const Result<ImageInfo> info = probeImage(file);
    QVERIFY2(info, info ? "" : describe(info.error()).c_str());
    QCOMPARE(info->width, 64);
    QCOMPARE(info->height, 96);
    cv::Mat expected;
    cv::rotate(picture, expected, cv::ROTATE_90_CLOCKWISE);
    const Result<Image> image = decodeImage(file);
    QVERIFY2(image, image ? "" : describe(image.error()).c_str());
    QVERIFY(meanDifference(*image, expected) < 6);
}

void TestHeif::alphaLiesOnNeutralGrey()
{
    QFETCH(bool, isAvif);
    cv::Mat picture(64, 64, CV_8UC4, cv::Scalar(0, 0, 200, 255));
    picture(cv::Rect(0, 0, 32, 64)).setTo(cv::Scalar(0, 0, 200, 0));
    const Result<Image> image = decodeImage(m_folder.write("alpha", encodedHeif(picture, isAvif)));
    QVERIFY2(image, image ? "" : describe(image.error()).c_str());
    const std::uint8_t *left = image->pixels.data() + (32 * 64 + 8) * 3;
    const std::uint8_t *right = image->pixels.data() + (32 * 64 + 56) * 3;
    QVERIFY(std::abs(left[0] - 128) < 6 && std::abs(left[1] - 128) < 6);
    QVERIFY(std::abs(right[0] - 200) < 8 && right[1] < 10);
}

void TestHeif::hugeClaimsAreTooLarge()
{
    QFETCH(bool, isAvif);
    const Bytes bytes = withHeifSize(encodedHeif(gradientPicture(64, 64), isAvif), 30'000, 30'000);
    const Result<Image> image = decodeImage(m_folder.write("huge", bytes));
    QVERIFY(!image);
    QCOMPARE(image.error().code, ErrorCode::TooLarge);
    const Result<Image> empty = decodeImage(m_folder.write("none", withHeifSize(bytes, 0, 64)));
    QVERIFY(!empty);
    QCOMPARE(empty.error().code, ErrorCode::Malformed);
}

void TestHeif::cutFilesAreRefused()
{
    QFETCH(bool, isAvif);
    const Bytes whole = encodedHeif(gradientPicture(96, 64), isAvif);
    for (double share : {0.1, 0.3, 0.5, 0.7, 0.9}) {
        const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(
                                                            share * static_cast<double>(whole.size())));
        const Result<Image> image = decodeImage(m_folder.write("cut", part));
        QVERIFY2(!image, qPrintable(QString::number(share)));
        QCOMPARE(image.error().code, ErrorCode::Malformed);
    }
}

QTEST_APPLESS_MAIN(TestHeif)
#include "tst_heif.moc"
