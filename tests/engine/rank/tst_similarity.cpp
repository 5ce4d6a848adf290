// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/float16.h"
#include "engine/rank/simdtargets.h"
#include "engine/rank/similarity.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace modalens;
using namespace modalens::testing;

namespace {

struct Vectors
{
    std::vector<float> floats;
    std::vector<std::uint16_t> halves;
    std::vector<ItemId> items;
};

/// Every second catalog row has a vector, in descending order of rows.
Vectors randomVectors(std::mt19937_64 &random, std::int64_t count, std::size_t dimension)
{
    std::normal_distribution<float> normal;
    Vectors vectors;
    for (std::int64_t v = 0; v < count; ++v) {
        vectors.items.push_back(ItemId{2 * (count - 1 - v)});
        for (std::size_t i = 0; i < dimension; ++i) {
            vectors.halves.push_back(halfFromFloat(normal(random)));
            vectors.floats.push_back(floatFromHalf(vectors.halves.back()));
        }
    }
    return vectors;
}

std::vector<float> randomQuery(std::mt19937_64 &random, std::size_t dimension)
{
    std::normal_distribution<float> normal;
    std::vector<float> query(dimension);
    for (float &value : query)
        value = normal(random);
    return query;
}

bool sameBits(const std::vector<float> &a, const std::vector<float> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](float x, float y) {
        return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
    });
}

} // namespace

class TestSimilarity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithDouble_data();
    void agreesWithDouble();
    void everyHalfIsRead();
    void itemsOutsideTheCatalogAreLeftOut();
    void emptyInputs();
};

void TestSimilarity::agreesWithDouble_data()
{
    QTest::addColumn<int>("dimension");
    for (const int dimension : {1, 3, 16, 31, 32, 33, 64, 100, 256, 512, 1000})
        QTest::addRow("%d dimensions, at every SIMD width and 1 to 4 threads", dimension) << dimension;
}

void TestSimilarity::agreesWithDouble()
{
    QFETCH(int, dimension);
    const auto width = static_cast<std::size_t>(dimension);
    std::mt19937_64 random(5);
    const Vectors vectors = randomVectors(random, 700, width);
    const std::vector<float> query = randomQuery(random, width);
    std::vector<float> first;
    for (int threads = 1; threads <= 4; ++threads) {
        ThreadTeam team(threads);
        forEachSimdTarget([&](const char *target) {
            const auto halves =
                dotColumn(std::span<const std::uint16_t>(vectors.halves), vectors.items, query, 1400, team);
            const auto floats =
                dotColumn(std::span<const float>(vectors.floats), vectors.items, query, 1400, team);
            if (first.empty())
                first = halves;
            QVERIFY2(sameBits(first, halves), target);
            QVERIFY2(sameBits(first, floats), target);
        });
    }
    for (std::size_t v = 0; v < vectors.items.size(); ++v) {
        double expected = 0, size = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const double term =
                static_cast<double>(vectors.floats[v * width + i]) * static_cast<double>(query[i]);
            expected += term;
            size += std::abs(term);
        }
        const auto row = static_cast<std::size_t>(rowOf(vectors.items[v]));
        QVERIFY(std::abs(static_cast<double>(first[row]) - expected) <= 1e-6 * size);
        QVERIFY(std::isnan(first[row + 1]));
    }
}

void TestSimilarity::everyHalfIsRead()
{
    std::vector<std::uint16_t> halves;
    std::vector<ItemId> items;
    for (std::int64_t bits = 0; bits < 65536; ++bits) {
        halves.push_back(static_cast<std::uint16_t>(bits));
        items.push_back(ItemId{bits});
    }
    ThreadTeam team(1);
    const std::vector<float> one{1.0F};
    forEachSimdTarget([&](const char *target) {
        const auto column = dotColumn(std::span<const std::uint16_t>(halves), items, one, 65536, team);
        for (std::size_t i = 0; i < column.size(); ++i) {
            const float expected = floatFromHalf(halves[i]);
            QVERIFY2(std::isfinite(expected) ? column[i] == expected : std::isnan(column[i]), target);
        }
    });
}

void TestSimilarity::itemsOutsideTheCatalogAreLeftOut()
{
    ThreadTeam team(2);
    const std::vector<float> matrix{1, 2, 3, 4};
    const std::vector<ItemId> items{ItemId{1}, ItemId{-1}, ItemId{7}, ItemId{0}};
    const auto column = dotColumn(std::span<const float>(matrix), items, std::vector<float>{2}, 3, team);
    QCOMPARE(column.size(), std::size_t{3});
    QCOMPARE(column[0], 8.0F);
    QCOMPARE(column[1], 2.0F);
    QVERIFY(std::isnan(column[2]));
}

void TestSimilarity::emptyInputs()
{
    ThreadTeam team(2);
    QVERIFY(dotColumn(std::span<const float>(), {}, {}, 0, team).empty());
    const auto column = dotColumn(std::span<const std::uint16_t>(), {}, std::vector<float>{1, 2}, 2, team);
    QVERIFY(std::isnan(column[0]) && std::isnan(column[1]));
}

QTEST_APPLESS_MAIN(TestSimilarity)
#include "tst_similarity.moc"
