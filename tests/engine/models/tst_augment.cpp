// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/augment.h"

#include "pictures.h"

#include <QTest>

using namespace modalens;
using namespace modalens::testing;

class TestAugment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flipsTwiceToTheSame();
    void cropsAWindowOfThePicture();
    void jittersWithinItsRange();
    void aTurnOfTheHueKeepsTheSumOfTheChannels();
    void isDeterministic();
    void leavesBrokenPicturesAlone();
};

namespace {

/// Every pixel says where it is.
Image ruler(int width, int height)
{
    Image image{width, height, {}};
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            for (const int value : {column, row, 7})
                image.pixels.push_back(static_cast<std::uint8_t>(value));
    return image;
}

} // namespace

void TestAugment::flipsTwiceToTheSame()
{
    const Image image = ruler(5, 3);
    const Image once = flipped(image);
    QCOMPARE(once.pixels[0], std::uint8_t(4));
    QCOMPARE(once.pixels[1], std::uint8_t(0));
    QCOMPARE(flipped(once).pixels, image.pixels);
}

void TestAugment::cropsAWindowOfThePicture()
{
    const Image image = ruler(100, 60);
    std::vector<int> lefts;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Image window = cropped(image, 0.7, seed);
        QCOMPARE(window.width, 70);
        QCOMPARE(window.height, 42);
        const int left = window.pixels[0], top = window.pixels[1];
        QVERIFY(left <= 30 && top <= 18);
        for (int row = 0; row < window.height; ++row)
            for (int column = 0; column < window.width; ++column) {
                const std::size_t at = static_cast<std::size_t>(row * window.width + column) * 3;
                QCOMPARE(int(window.pixels[at]), left + column);
                QCOMPARE(int(window.pixels[at + 1]), top + row);
            }
        lefts.push_back(left);
    }
    QVERIFY(*std::min_element(lefts.begin(), lefts.end()) < 5 &&
            *std::max_element(lefts.begin(), lefts.end()) > 25);
    QCOMPARE(cropped(image, 1.0, 3).pixels, image.pixels);
    QCOMPARE(cropped(ruler(1, 1), 0.1, 3).width, 1);
}

void TestAugment::jittersWithinItsRange()
{
    const Image grey = solid({100, 100, 100});
    const ColourJitter brightnessAlone{0.2, 0, 0, 0};
    int darkest = 255, lightest = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Image changed = colourJittered(grey, brightnessAlone, seed);
        QCOMPARE(changed.pixels[0], changed.pixels[1]);
        darkest = std::min<int>(darkest, changed.pixels[0]);
        lightest = std::max<int>(lightest, changed.pixels[0]);
    }
    QVERIFY(darkest >= 80 && darkest < 85 && lightest <= 120 && lightest > 115);
    // Contrast, saturation and hue turn around the grey of a grey picture, so they cannot change it.
    QCOMPARE(colourJittered(grey, {0, 0.5, 0.5, 180}, 4).pixels, grey.pixels);
    const Image colourful = disc({200, 60, 20}, {30, 90, 160}, 0.5, 0.5, 0.3);
    QCOMPARE(colourJittered(colourful, {0, 0, 0, 0}, 4).pixels, colourful.pixels);
}

void TestAugment::aTurnOfTheHueKeepsTheSumOfTheChannels()
{
    // Turning a primary colour around the grey axis keeps the sum of its channels.
    const Image red = solid({150, 30, 30});
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Image turned = colourJittered(red, {0, 0, 0, 30}, seed);
        const int sum = turned.pixels[0] + turned.pixels[1] + turned.pixels[2];
        QVERIFY(std::abs(sum - 210) <= 2);
        QVERIFY(turned.pixels[0] > turned.pixels[1] && turned.pixels[0] > turned.pixels[2]);
    }
}

void TestAugment::isDeterministic()
{
    const Image image = disc({200, 60, 20}, {30, 90, 160}, 0.5, 0.5, 0.3);
    for (const Augmentation &augmentation : standardAugmentations()) {
        QCOMPARE(augmentation.apply(image, 5).pixels, augmentation.apply(image, 5).pixels);
        QVERIFY(augmentation.apply(image, 5).pixels != image.pixels || augmentation.name == "flip");
    }
    QVERIFY(standardAugmentations()[3].apply(image, 5).pixels !=
            standardAugmentations()[3].apply(image, 6).pixels);
}

void TestAugment::leavesBrokenPicturesAlone()
{
    const Image broken{3, 3, {1, 2}};
    for (const Augmentation &augmentation : standardAugmentations())
        QCOMPARE(augmentation.apply(broken, 1).pixels, broken.pixels);
}

QTEST_APPLESS_MAIN(TestAugment)
#include "tst_augment.moc"
