// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/metrics.h"

#include <QTest>

#include <cmath>
#include <random>
#include <vector>

using namespace modalens;

namespace {

/// By the definition: every pair.
double slowKendallTau(const std::vector<double> &a, const std::vector<double> &b)
{
    double sum = 0, untiedA = 0, untiedB = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const int x = (a[i] > a[j]) - (a[i] < a[j]), y = (b[i] > b[j]) - (b[i] < b[j]);
            sum += x * y;
            untiedA += x * x;
            untiedB += y * y;
        }
    return sum / std::sqrt(untiedA * untiedB);
}

bool isNear(double a, double b, double tolerance = 1e-12)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void precisionAndRecall();
    void reciprocalRankOfFirstRelevant();
    void averagePrecisionByHand();
    void gradedNdcgOfPublishedExample();
    void binaryNdcgByHand();
    void undefinedIsNaN();
    void kendallByHand();
    void rankBiasedOverlapByHand_data();
    void rankBiasedOverlapByHand();
    void kendallAgreesWithDefinition();
};

void TestMetrics::precisionAndRecall()
{
    const std::vector<double> grades{1, 0, 2, 0, 1};
    QCOMPARE(precisionAt(grades, 1), 1.0);
    QCOMPARE(precisionAt(grades, 3), 2.0 / 3);
    QCOMPARE(precisionAt(grades, 10), 0.3); // a short list is filled with what is not relevant
    QCOMPARE(recallAt(grades, 3, 4), 0.5);
    QCOMPARE(precisionAt({}, 5), 0.0);
}

void TestMetrics::reciprocalRankOfFirstRelevant()
{
    QCOMPARE(reciprocalRank(std::vector<double>{0, 0, 1, 1}), 1.0 / 3);
    QCOMPARE(reciprocalRank(std::vector<double>{0, 0}), 0.0);
}

void TestMetrics::averagePrecisionByHand()
{
    // Manning, Raghavan and Schütze's scheme: relevant at places 1, 3 and 5 of four relevant items.
    QVERIFY(isNear(averagePrecision(std::vector<double>{1, 0, 1, 0, 1}, 4), (1 + 2.0 / 3 + 3.0 / 5) / 4));
}

void TestMetrics::gradedNdcgOfPublishedExample()
{
    // The worked example of the Wikipedia article "Discounted cumulative gain": DCG 6.861, ideal 8.740, nDCG
    // 0.785.
    const std::vector<double> grades{3, 2, 3, 0, 1, 2};
    const std::vector<double> all{3, 2, 3, 0, 1, 2, 3, 2};
    QVERIFY(isNear(dcgAt(grades, 6), 6.861, 5e-4));
    QVERIFY(isNear(ndcgAt(grades, all, 6), 0.785, 5e-4));
    QCOMPARE(ndcgAt(std::vector<double>{3, 3, 3, 2, 2, 2}, all, 6), 1.0);
}

void TestMetrics::binaryNdcgByHand()
{
    // Relevant at places 2 and 4 of three relevant items, k = 4.
    const double ideal = 1 + 1 / std::log2(3.0) + 1 / std::log2(4.0);
    const double own = 1 / std::log2(3.0) + 1 / std::log2(5.0);
    QVERIFY(isNear(ndcgAt(std::vector<double>{0, 1, 0, 1}, std::vector<double>{1, 1, 1}, 4), own / ideal));
}

void TestMetrics::undefinedIsNaN()
{
    QVERIFY(std::isnan(ndcgAt(std::vector<double>{0, 0}, std::vector<double>{0, 0}, 2)));
    QVERIFY(std::isnan(recallAt(std::vector<double>{0}, 1, 0)));
    QVERIFY(std::isnan(averagePrecision(std::vector<double>{0}, 0)));
    QVERIFY(std::isnan(kendallTau(std::vector<double>{1, 1}, std::vector<double>{1, 2})));
    QVERIFY(std::isnan(kendallTau({}, {})));
}

void TestMetrics::kendallByHand()
{
    const std::vector<double> up{1, 2, 3, 4}, down{4, 3, 2, 1}, one{1, 2, 4, 3};
    QCOMPARE(kendallTau(up, up), 1.0);
    QCOMPARE(kendallTau(up, down), -1.0);
    QVERIFY(isNear(kendallTau(up, one), 4.0 / 6)); // one of six pairs is reversed
}

void TestMetrics::rankBiasedOverlapByHand_data()
{
    using List = QVector<qint64>;
    QTest::addColumn<List>("a");
    QTest::addColumn<List>("b");
    QTest::addColumn<double>("expected"); // with persistence 1/2: X_k/k / 2^k + sum of X_d/d / 2^d
    QTest::newRow("equal") << List{1, 2, 3} << List{1, 2, 3} << 1.0;
    QTest::newRow("nothing in common") << List{1, 2} << List{3, 4} << 0.0;
    QTest::newRow("two changed places") << List{1, 2} << List{2, 1} << 1.0 / 4 + 1.0 / 4;
    QTest::newRow("the first alone") << List{1, 2} << List{1, 3} << 0.5 / 4 + 1.0 / 2 + 0.5 / 4;
    QTest::newRow("the shorter decides") << List{1, 2} << List{1} << 1.0 / 2 + 1.0 / 2;
    QTest::newRow("both empty") << List{} << List{} << 1.0;
    QTest::newRow("one empty") << List{1} << List{} << 0.0;
}

void TestMetrics::rankBiasedOverlapByHand()
{
    QFETCH(QVector<qint64>, a);
    QFETCH(QVector<qint64>, b);
    QFETCH(double, expected);
    const std::vector<std::int64_t> first(a.begin(), a.end()), second(b.begin(), b.end());
    QVERIFY(isNear(rankBiasedOverlap(first, second, 0.5), expected));
    QVERIFY(isNear(rankBiasedOverlap(second, first, 0.5), expected));
}

void TestMetrics::kendallAgreesWithDefinition()
{
    std::mt19937_64 random(1);
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<double> a(2 + random() % 60), b(a.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            a[i] = static_cast<double>(random() % 9); // many ties
            b[i] = static_cast<double>(random() % 5) + 0.3 * a[i];
        }
        const double expected = slowKendallTau(a, b), own = kendallTau(a, b);
        QVERIFY(std::isnan(expected) ? std::isnan(own) : isNear(own, expected));
    }
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
