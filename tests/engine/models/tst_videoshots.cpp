// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/videoshots.h"

#include "pictures.h"

#include <QTest>

#include <algorithm>

using namespace modalens;
using namespace modalens::testing;

using Indices = std::vector<std::size_t>;

namespace {

std::vector<VideoFrame> frames(const std::vector<Colour> &colours)
{
    std::vector<VideoFrame> result;
    for (const Colour &colour : colours)
        result.push_back({static_cast<double>(result.size()), solid(colour, 16, 12)});
    return result;
}

} // namespace

class TestVideoShots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differencesAreSharesOfChangedPixels();
    void cutsWhereTheColoursJump_data();
    void cutsWhereTheColoursJump();
    void choosesKeyFrames_data();
    void choosesKeyFrames();
};

void TestVideoShots::differencesAreSharesOfChangedPixels()
{
    const Image half = painted(16, 16, [](double x, double) {
        return x < 0.5 ? Colour{255, 0, 0} : Colour{0, 0, 255};
    });
    const std::vector<VideoFrame> clip{
        {0, solid({255, 0, 0}, 16, 16)}, {1, half}, {2, half}, {3, solid({0, 255, 0}, 16, 16)}};
    QCOMPARE(frameDifferences(clip), (std::vector<float>{0.5f, 0.0f, 1.0f}));
    QVERIFY(frameDifferences({}).empty());
    QVERIFY(frameDifferences(std::span(clip).first(1)).empty());
}

void TestVideoShots::cutsWhereTheColoursJump_data()
{
    QTest::addColumn<std::vector<float>>("differences");
    QTest::addColumn<Indices>("shots");
    QTest::newRow("one frame") << std::vector<float>{} << Indices{0};
    QTest::newRow("nothing moves") << std::vector<float>(9, 0.0f) << Indices{0};
    QTest::newRow("two cuts in still shots")
        << std::vector<float>{0, 0, 0.9f, 0, 0.01f, 0.6f, 0} << Indices{0, 3, 6};
    QTest::newRow("steady motion is no cut")
        << std::vector<float>{0.3f, 0.34f, 0.3f, 0.36f, 0.4f, 0.3f} << Indices{0};
    QTest::newRow("a cut among motion")
        << std::vector<float>{0.2f, 0.25f, 0.2f, 0.95f, 0.2f, 0.22f} << Indices{0, 4};
    QTest::newRow("stills far apart are all cuts")
        << std::vector<float>{0.8f, 0.7f, 0.9f} << Indices{0, 1, 2, 3};
    QTest::newRow("a small jump is no cut") << std::vector<float>{0, 0, 0.3f, 0} << Indices{0};
}

void TestVideoShots::cutsWhereTheColoursJump()
{
    QFETCH(std::vector<float>, differences);
    QFETCH(Indices, shots);
    QCOMPARE(shotStarts(differences), shots);
    if (differences.size() == 7) { // the same through pictures
        const Colour red{250, 20, 20}, green{20, 250, 20}, blue{20, 20, 250};
        QCOMPARE(shotStarts(frameDifferences(frames({red, red, red, green, green, green, blue, blue}))),
                 shots);
    }
}

void TestVideoShots::choosesKeyFrames_data()
{
    QTest::addColumn<Indices>("shots");
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("count");
    QTest::addColumn<Indices>("chosen");
    QTest::newRow("no frames") << Indices{0} << 0 << 8 << Indices{};
    QTest::newRow("the only frame") << Indices{0} << 1 << 8 << Indices{0};
    QTest::newRow("the middle of one shot") << Indices{0} << 9 << 1 << Indices{4};
    QTest::newRow("evenly in one shot") << Indices{0} << 24 << 4 << Indices{3, 9, 15, 21};
    QTest::newRow("fewer frames than asked for") << Indices{0} << 3 << 8 << Indices{0, 1, 2};
    QTest::newRow("one for each of two shots") << Indices{0, 20} << 24 << 2 << Indices{10, 22};
    QTest::newRow("the longer shot gets more") << Indices{0, 4} << 16 << 4 << Indices{2, 6, 10, 14};
    QTest::newRow("the longest of too many shots") << Indices{0, 2, 8, 9, 14} << 15 << 2 << Indices{5, 11};
}

void TestVideoShots::choosesKeyFrames()
{
    QFETCH(Indices, shots);
    QFETCH(int, frames);
    QFETCH(int, count);
    QFETCH(Indices, chosen);
    QCOMPARE(keyFrames(shots, static_cast<std::size_t>(frames), static_cast<std::size_t>(count)), chosen);
}

QTEST_APPLESS_MAIN(TestVideoShots)
#include "tst_videoshots.moc"
