// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/blockmix.h"
#include "engine/project/layout.h"
#include "engine/project/rowreduction.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace modalens;

namespace {

std::vector<float> normalRows(std::uint64_t seed, std::size_t rows, std::vector<double> deviations)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::vector<float> values;
    for (std::size_t row = 0; row < rows; ++row)
        for (const double deviation : deviations)
            values.push_back(static_cast<float>(deviation * normal(random)));
    return values;
}

double maxDifference(std::span<const float> a, std::span<const float> b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return largest;
}

std::vector<float> turned(std::span<const float> xy, double angle, bool mirror)
{
    std::vector<float> result(xy.size());
    for (std::size_t i = 0; i < xy.size(); i += 2) {
        const double x = xy[i], y = mirror ? -xy[i + 1] : xy[i + 1];
        result[i] = static_cast<float>(std::cos(angle) * x - std::sin(angle) * y);
        result[i + 1] = static_cast<float>(std::sin(angle) * x + std::cos(angle) * y);
    }
    return result;
}

/// Variance along the direction of the first coordinate, of the second, and their correlation.
struct Spread
{
    double first, second, correlation;
};

Spread spreadOf(std::span<const float> xy)
{
    double xx = 0, yy = 0, xy1 = 0, x = 0, y = 0;
    const double count = static_cast<double>(xy.size() / 2);
    for (std::size_t i = 0; i < xy.size(); i += 2) {
        x += xy[i] / count;
        y += xy[i + 1] / count;
        xx += xy[i] * xy[i] / count;
        yy += xy[i + 1] * xy[i + 1] / count;
        xy1 += xy[i] * xy[i + 1] / count;
    }
    return {xx - x * x, yy - y * y, (xy1 - x * y) / std::sqrt((xx - x * x) * (yy - y * y))};
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pcaFindsTheWidestPlane();
    void pcaStartsWhereItIsTold();
    void pcaRefusesWrongSizes();
    void oneDimensionGivesALine();
    void normaliseCentresAndScales();
    void normaliseOfDegenerateClouds();
    void alignUndoesTurnsAndMirrors();
    void alignMatchesItems();
    void reductionReadsEveryRowOnce();
    void reductionStops();
    void mixEqualsPcaOfScaledMatrix_data();
    void mixEqualsPcaOfScaledMatrix();
    void mixOfOneColumn();
};

void TestLayout::pcaFindsTheWidestPlane()
{
    const std::vector<float> values = normalRows(1, 3000, {1, 5, 0.1, 3});
    const auto method = makePcaLayout();
    QVERIFY(method->begin({values, 3000, 4}, {}, {}));
    const auto more = method->step({});
    QVERIFY(more && !*more);
    const auto xy = method->positions();
    QCOMPARE(xy.size(), std::size_t{6000});
    const Spread spread = spreadOf(xy);
    QVERIFY(std::abs(spread.correlation) < 1e-3);
    QVERIFY(std::abs(std::sqrt(spread.first / spread.second) - 5.0 / 3) < 0.1);
    // The first coordinate is that of column 1, the second that of column 3, but for scale and sign.
    std::vector<float> first, second;
    for (std::size_t row = 0; row < 3000; ++row) {
        first.insert(first.end(), {xy[2 * row], values[4 * row + 1]});
        second.insert(second.end(), {xy[2 * row + 1], values[4 * row + 3]});
    }
    QVERIFY(std::abs(spreadOf(first).correlation) > 0.99);
    QVERIFY(std::abs(spreadOf(second).correlation) > 0.99);
}

void TestLayout::pcaStartsWhereItIsTold()
{
    const std::vector<float> values = normalRows(2, 500, {2, 1, 0.5});
    const auto first = makePcaLayout(), second = makePcaLayout();
    QVERIFY(first->begin({values, 500, 3}, {}, {}) && first->step({}));
    const std::vector<float> start = turned(first->positions(), 2.5, true);
    QVERIFY(second->begin({values, 500, 3}, start, {}) && second->step({}));
    QVERIFY(maxDifference(second->positions(), start) < 1e-4);
}

void TestLayout::pcaRefusesWrongSizes()
{
    const std::vector<float> values(12, 1.0F);
    const auto method = makePcaLayout();
    QCOMPARE(method->begin({values, 5, 3}, {}, {}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(method->begin({values, 4, 3}, values, {}).error().code, ErrorCode::InvalidArgument);
    QVERIFY(!method->begin({values, -1, 3}, {}, {}));
    QVERIFY(method->begin({{}, 0, 3}, {}, {}) && method->step({}) && method->positions().empty());
}

void TestLayout::oneDimensionGivesALine()
{
    const std::vector<float> values{1, 2, 3, 4, 5};
    const auto method = makePcaLayout();
    QVERIFY(method->begin({values, 5, 1}, {}, {}) && method->step({}));
    for (std::size_t row = 0; row < 5; ++row)
        QCOMPARE(method->positions()[2 * row + 1], 0.0F);
    QVERIFY(std::abs(method->positions()[8] - method->positions()[0]) > 1);
}

void TestLayout::normaliseCentresAndScales()
{
    std::vector<float> xy;
    for (int i = 0; i <= 100; ++i)
        xy.insert(xy.end(),
                  {static_cast<float>(10 + i), 7.0F}); // x - mean runs from -50 to 50, y is constant
    normalisePositions(xy);
    QCOMPARE(xy[1], 0.0F);
    // 202 sizes: 101 zeros, 0, then 1, 1, 2, 2 ... 50, 50; place 0.99 * 201 = 198 holds 49.
    QVERIFY(std::abs(xy[0] + 50.0F / 49) < 1e-6F);
    QVERIFY(std::abs(xy[200] - 50.0F / 49) < 1e-6F);
}

void TestLayout::normaliseOfDegenerateClouds()
{
    std::vector<float> same(20, 3.0F);
    normalisePositions(same);
    QVERIFY(maxDifference(same, std::vector<float>(20, 0.0F)) == 0);
    normalisePositions(std::span<float>());
    std::vector<float> oneOff(2000, 0.0F);
    oneOff[0] = 1000;
    normalisePositions(oneOff); // its own size is the largest, and less than 1% are not 0
    QVERIFY(std::isfinite(oneOff[0]) && oneOff[0] > 0);
}

void TestLayout::alignUndoesTurnsAndMirrors()
{
    std::vector<float> reference = normalRows(4, 200, {3, 1});
    normalisePositions(reference);
    for (const bool mirror : {false, true})
        for (double angle = 0; angle < 2 * std::numbers::pi; angle += 0.3) {
            std::vector<float> xy = turned(reference, angle, mirror);
            alignPositions(xy, reference);
            QVERIFY(maxDifference(xy, reference) < 1e-5);
        }
    std::vector<float> point(2, 1.0F);
    alignPositions(point, std::vector<float>{5, 5}); // nothing to go by: stays
    QCOMPARE(point, (std::vector<float>{1, 1}));
}

void TestLayout::alignMatchesItems()
{
    const std::vector<float> xy = normalRows(5, 100, {3, 1});
    Layout reference, layout;
    for (std::int64_t row = 0; row < 100; ++row) {
        const auto at = xy.begin() + 2 * row;
        if (row % 3 != 0) { // the reference lacks every third
            reference.items.push_back(ItemId{row});
            reference.xy.insert(reference.xy.end(), at, at + 2);
        }
        if (row % 7 != 0) {
            layout.items.push_back(ItemId{row});
            layout.xy.insert(layout.xy.end(), at, at + 2);
        }
    }
    const std::vector<float> wanted = layout.xy;
    layout.xy = turned(layout.xy, 1, true);
    alignLayout(layout, reference);
    double shift = 0; // turned about another centroid: equal but for one translation
    for (std::size_t i = 2; i < wanted.size(); ++i)
        shift = std::max(shift, std::abs(static_cast<double>((layout.xy[i] - layout.xy[i - 2]) -
                                                             (wanted[i] - wanted[i - 2]))));
    QVERIFY(shift < 1e-4);
    alignLayout(layout, Layout{});
}

void TestLayout::reductionReadsEveryRowOnce()
{
    const std::vector<float> values = normalRows(6, 10000, {4, 2, 1, 0.5});
    std::vector<float> collected;
    NoProgress quiet;
    const auto pca = reduceRows(MatrixSource(values, 10000, 4), 3, "cpu",
                                [&](std::int64_t first, std::span<const float> coordinates) {
                                    QCOMPARE(static_cast<std::size_t>(first) * 3, collected.size());
                                    collected.insert(collected.end(), coordinates.begin(), coordinates.end());
                                },
                                quiet, {});
    QVERIFY(pca);
    const auto whole = principalComponents(values, 10000, 4, 3);
    QVERIFY(whole);
    QVERIFY(maxDifference(collected, projectOnto(*whole, values, 10000)) < 1e-5);
    QVERIFY(std::abs(pca->variance[0] - 16) < 1);
    QCOMPARE(fitRows(1'000'000, 64), 50'000);
    QVERIFY(fitRows(1'000'000, 4096) * 4096 * 4 <= 96 << 20);
}

void TestLayout::reductionStops()
{
    const std::vector<float> values = normalRows(7, 5000, {1, 1});
    std::stop_source source;
    NoProgress quiet;
    int blocks = 0;
    const auto outcome = reduceRows(
        MatrixSource(values, 5000, 2), 2, "cpu",
        [&](std::int64_t, std::span<const float>) {
            ++blocks;
            source.request_stop();
        },
        quiet, source.get_token());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QCOMPARE(blocks, 1);
}

void TestLayout::mixEqualsPcaOfScaledMatrix_data()
{
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::newRow("equal scales") << 1.0 << 1.0;
    QTest::newRow("the second block dominates") << 0.1 << 3.0;
    QTest::newRow("the second block is off") << 2.0 << 0.0;
}

void TestLayout::mixEqualsPcaOfScaledMatrix()
{
    QFETCH(double, a);
    QFETCH(double, b);
    const std::vector<float> values = normalRows(8, 2000, {1, 2, 0.3, 1.5, 0.7});
    BlockMix mix(2000, {2, 3});
    std::vector<float> scaled = values;
    for (std::size_t row = 0; row < 2000; ++row)
        for (std::size_t c = 0; c < 5; ++c) {
            const float value = values[5 * row + c] + 0.5F; // a mean to take away
            (c < 2 ? mix.cells(static_cast<std::int64_t>(row), 0)[c]
                   : mix.cells(static_cast<std::int64_t>(row), 1)[c - 2]) = value;
            scaled[5 * row + c] = static_cast<float>(c < 2 ? a : b) * value;
        }
    QVERIFY(mix.prepare());
    const std::vector<double> scales{a, b};
    auto xy = mix.positions(scales);
    QVERIFY(xy);
    const auto pca = principalComponents(scaled, 2000, 5, 2);
    QVERIFY(pca);
    const std::vector<float> expected = projectOnto(*pca, scaled, 2000);
    alignPositions(*xy, expected); // the sign of a direction is a convention
    QVERIFY(maxDifference(*xy, expected) < 2e-3);
}

void TestLayout::mixOfOneColumn()
{
    BlockMix mix(3, {1, 0});
    for (std::int64_t row = 0; row < 3; ++row)
        mix.cells(row, 0)[0] = static_cast<float>(row);
    QVERIFY(mix.prepare());
    const auto xy = mix.positions(std::vector<double>{2, 5});
    QVERIFY(xy);
    QCOMPARE(*xy, (std::vector<float>{-2, 0, 0, 0, 2, 0}));
}

QTEST_APPLESS_MAIN(TestLayout)
#include "tst_layout.moc"
