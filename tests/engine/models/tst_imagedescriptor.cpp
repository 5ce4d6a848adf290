// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/imagedescriptor.h"

#include "engine/models/augment.h"
#include "pictures.h"

#include <QTest>

#include <numeric>

using namespace modalens;
using namespace modalens::testing;

namespace {

std::vector<float> whole(const std::vector<float> &levels, int bins)
{
    return {levels.begin(), levels.begin() + bins};
}

double distance(const std::vector<float> &a, const std::vector<float> &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::pow(a[i] - b[i], 2);
    return std::sqrt(sum);
}

int strongest(const std::vector<float> &values)
{
    return static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
}

} // namespace

class TestImageDescriptor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPixelOfASolidPictureFallsIntoTheSameColourBins();
    void neighbouringHuesShareBins();
    void levelsAddUp();
    void stripesPointAcrossTheirCrests_data();
    void stripesPointAcrossTheirCrests();
    void flippingMirrorsTheGradients();
    void aFlatPictureHasOneTexture();
    void everyLevelHasItsWeight();
    void sizeHardlyMatters();
    void refusesPicturesThatAreNone_data();
    void refusesPicturesThatAreNone();
};

void TestImageDescriptor::everyPixelOfASolidPictureFallsIntoTheSameColourBins()
{
    const auto grey = whole(imageHistograms(solid({119, 119, 119})).colour, kColourBins);
    // L* of sRGB 119 is 50.03: the middle one of the five greys takes everything.
    QCOMPARE(strongest(grey), 24 + 2);
    QVERIFY(grey[26] > 0.98f * 128 * 128);
    const auto red = whole(imageHistograms(solid({255, 0, 0})).colour, kColourBins);
    float hues = 0;
    for (int bin = 0; bin < 24; ++bin)
        hues += red[static_cast<std::size_t>(bin)];
    QCOMPARE(hues, 128.0f * 128.0f);
    // CIE Lab hue of red is 40 degrees: between the bins at 30 and at 60 degrees, nearer to the first.
    QVERIFY(red[1] > red[2] && red[2] > 0 && red[0] == 0 && red[3] == 0);
}

void TestImageDescriptor::neighbouringHuesShareBins()
{
    const auto red = *describeImage(solid({220, 30, 30}));
    const auto orange = *describeImage(solid({220, 90, 30}));
    const auto blue = *describeImage(solid({30, 30, 220}));
    QVERIFY(distance(red, orange) < 0.7 * distance(red, blue));
}

void TestImageDescriptor::levelsAddUp()
{
    const Image image = disc({200, 60, 20}, {30, 90, 160}, 0.3, 0.4, 0.25);
    const ImageHistograms histograms = imageHistograms(image);
    const auto levelSums = [](const std::vector<float> &levels, int bins) {
        std::vector<double> sums;
        std::size_t at = 0;
        for (int side = 1; at < levels.size(); side *= 2) {
            const std::size_t length = static_cast<std::size_t>(side * side * bins);
            sums.push_back(std::accumulate(levels.begin() + at, levels.begin() + at + length, 0.0));
            at += length;
        }
        return sums;
    };
    QCOMPARE(histograms.gradients.size(), std::size_t(85 * kGradientBins));
    for (const auto &sums :
         {levelSums(histograms.colour, kColourBins), levelSums(histograms.gradients, kGradientBins),
          levelSums(histograms.texture, kTextureBins)})
        for (const double sum : sums)
            QVERIFY(std::abs(sum - sums[0]) < 1e-3 * sums[0]);
    QVERIFY(std::abs(levelSums(histograms.colour, kColourBins)[0] - 128 * 128) < 1);
    QCOMPARE(levelSums(histograms.texture, kTextureBins)[0], 126.0 * 126.0);
}

void TestImageDescriptor::stripesPointAcrossTheirCrests_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<int>("bin");
    for (int bin = 0; bin < kGradientBins; ++bin)
        QTest::addRow("stripes across %d degrees", bin * 20 + 10) << bin * 20.0 + 10.0 << bin;
}

void TestImageDescriptor::stripesPointAcrossTheirCrests()
{
    QFETCH(double, degrees);
    QFETCH(int, bin);
    const auto gradients = whole(imageHistograms(stripes(degrees, 4)).gradients, kGradientBins);
    QCOMPARE(strongest(gradients), bin);
    QVERIFY(gradients[static_cast<std::size_t>(bin)] >
            0.7f * std::accumulate(gradients.begin(), gradients.end(), 0.0f));
}

void TestImageDescriptor::flippingMirrorsTheGradients()
{
    const Image image = stripes(30, 5);
    const auto before = imageHistograms(image), after = imageHistograms(flipped(image));
    const float total =
        std::accumulate(before.gradients.begin(), before.gradients.begin() + kGradientBins, 0.0f);
    for (int bin = 0; bin < kGradientBins; ++bin)
        QVERIFY(std::abs(before.gradients[static_cast<std::size_t>(bin)] -
                         after.gradients[static_cast<std::size_t>(kGradientBins - 1 - bin)]) < 1e-3f * total);
    for (int bin = 0; bin < kColourBins; ++bin)
        QVERIFY(std::abs(before.colour[static_cast<std::size_t>(bin)] -
                         after.colour[static_cast<std::size_t>(bin)]) < 0.1f);
}

void TestImageDescriptor::aFlatPictureHasOneTexture()
{
    const auto texture = whole(imageHistograms(solid({10, 200, 90})).texture, kTextureBins);
    // Every neighbour equals the centre: pattern 255, the last uniform one.
    QCOMPARE(texture[kTextureBins - 2], 126.0f * 126.0f);
}

void TestImageDescriptor::everyLevelHasItsWeight()
{
    // The squares of a level sum to its weight squared when no cell is empty: 1, 1, 0.49 (and 0.25), by kind.
    const auto features = *describeImage(stripes(25, 9));
    QCOMPARE(features.size(), std::size_t(kImageFeatures));
    const auto squares = [&](int begin, int length) {
        return std::inner_product(features.begin() + begin, features.begin() + begin + length,
                                  features.begin() + begin, 0.0);
    };
    QVERIFY(std::abs(squares(0, kColourBins) - 1.0) < 1e-4);
    QVERIFY(std::abs(squares(kColourBins, 4 * kColourBins) - 1.0) < 1e-4);
    QVERIFY(std::abs(squares(5 * kColourBins, 16 * kColourBins) - 0.49) < 1e-4);
    QVERIFY(std::abs(squares(21 * kColourBins + 21 * kGradientBins, 64 * kGradientBins) - 0.25) < 1e-4);
    const int texture = 21 * kColourBins + 85 * kGradientBins;
    QVERIFY(std::abs(squares(texture, kTextureBins) - 1.44) < 1e-4);
}

void TestImageDescriptor::sizeHardlyMatters()
{
    const auto paint = [](int side) { return disc({200, 60, 20}, {30, 90, 160}, 0.6, 0.4, 0.2, side); };
    const auto middle = *describeImage(paint(256));
    const auto other = *describeImage(disc({60, 160, 200}, {200, 190, 60}, 0.3, 0.7, 0.3, 256));
    QVERIFY(distance(middle, *describeImage(paint(512))) < 0.2 * distance(middle, other));
    QVERIFY(distance(middle, *describeImage(paint(160))) < 0.4 * distance(middle, other));
    QVERIFY(describeImage(solid({1, 2, 3}, 1, 1)).has_value());
    QVERIFY(describeImage(solid({1, 2, 3}, 1, 4000)).has_value());
}

void TestImageDescriptor::refusesPicturesThatAreNone_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("bytes");
    QTest::newRow("no pixels") << 0 << 0 << 0;
    QTest::newRow("negative size") << -2 << -2 << 12;
    QTest::newRow("fewer bytes than claimed") << 4 << 4 << 47;
    QTest::newRow("more bytes than claimed") << 4 << 4 << 49;
}

void TestImageDescriptor::refusesPicturesThatAreNone()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, bytes);
    const Image image{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(bytes))};
    const auto features = describeImage(image);
    QVERIFY(!features.has_value());
    QCOMPARE(features.error().code, ErrorCode::InvalidArgument);
}

QTEST_APPLESS_MAIN(TestImageDescriptor)
#include "tst_imagedescriptor.moc"
