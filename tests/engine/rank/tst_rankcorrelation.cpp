// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rankcorrelation.h"

#include <QObject>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace modalens;

namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

/// By counting: the rank is one plus those below plus half of the others that are equal.
double bruteForce(const std::vector<float> &a, const std::vector<float> &b)
{
    std::vector<double> x, y;
    const auto rank = [&](const std::vector<float> &values, std::size_t at) {
        double rank = 1;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!std::isnan(a[i]) && !std::isnan(b[i]) && i != at)
                rank += values[i] < values[at] ? 1 : values[i] == values[at] ? 0.5 : 0;
        return rank;
    };
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!std::isnan(a[i]) && !std::isnan(b[i])) {
            x.push_back(rank(a, i));
            y.push_back(rank(b, i));
        }
    const double n = double(x.size());
    double sx = 0, sy = 0, sxy = 0, sxx = 0, syy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sx += x[i];
        sy += y[i];
        sxy += x[i] * y[i];
        sxx += x[i] * x[i];
        syy += y[i] * y[i];
    }
    return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

} // namespace

class TestRankCorrelation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textbookExample()
    {
        // Intelligence quotients and hours of television: rho = -29/165.
        const std::vector<float> a{106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        const std::vector<float> b{7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
        const RankCorrelation result = rankCorrelation(a, b);
        QVERIFY(std::abs(result.rho + 29.0 / 165) < 1e-12);
        QCOMPARE(result.rows, 10);
    }

    void agreesWithCounting_data()
    {
        QTest::addColumn<int>("levels");
        QTest::addColumn<double>("missing");
        QTest::newRow("all values differ") << 1'000'000 << 0.0;
        QTest::newRow("many ties") << 4 << 0.0;
        QTest::newRow("ties and gaps") << 7 << 0.4;
    }
    void agreesWithCounting()
    {
        QFETCH(int, levels);
        QFETCH(double, missing);
        std::mt19937 random(7);
        std::uniform_real_distribution<double> unit;
        std::vector<float> a, b;
        for (int i = 0; i < 300; ++i) {
            const double common = unit(random);
            const auto value = [&] {
                return unit(random) < missing ? kNone
                                              : float(std::floor((common + unit(random)) / 2 * levels));
            };
            a.push_back(value());
            b.push_back(value());
        }
        const RankCorrelation result = rankCorrelation(a, b);
        QVERIFY(result.rho > 0.1 && result.rho < 0.9);
        QVERIFY(std::abs(result.rho - bruteForce(a, b)) < 1e-12);
    }

    void nothingToCompareIsUndefined_data()
    {
        QTest::addColumn<std::vector<float>>("a");
        QTest::addColumn<std::vector<float>>("b");
        QTest::newRow("no rows") << std::vector<float>{} << std::vector<float>{};
        QTest::newRow("no row has both") << std::vector<float>{1, kNone} << std::vector<float>{kNone, 1};
        QTest::newRow("one row") << std::vector<float>{1} << std::vector<float>{1};
        QTest::newRow("one does not vary") << std::vector<float>{1, 1, 1} << std::vector<float>{1, 2, 3};
    }
    void nothingToCompareIsUndefined()
    {
        QFETCH(std::vector<float>, a);
        QFETCH(std::vector<float>, b);
        QVERIFY(std::isnan(rankCorrelation(a, b).rho));
    }

    void theSampleIsBoundedFixedAndClose()
    {
        std::mt19937 random(3);
        std::normal_distribution<float> normal;
        std::vector<float> a, b;
        for (int i = 0; i < 200'000; ++i) {
            a.push_back(i % 3 == 0 ? kNone : normal(random));
            b.push_back(i % 5 == 0             ? kNone
                        : std::isnan(a.back()) ? normal(random)
                                               : a.back() + normal(random) / 3);
        }
        const double whole = rankCorrelation(a, b).rho;
        const Column columnA(a), columnB(b);
        const RankCorrelation sampled = sampledRankCorrelation(columnA, columnB);
        QVERIFY(sampled.rows > 1000 && sampled.rows <= 2048);
        QVERIFY(whole > 0.9 && std::abs(sampled.rho - whole) < 0.02);
        QCOMPARE(sampledRankCorrelation(columnA, columnB).rho, sampled.rho);
    }

    void aSmallCatalogIsTakenWhole()
    {
        const std::vector<float> a{3, 1, kNone, 2, 5}, b{6, 2, 9, 4, 1};
        const Column columnA(a), columnB(b);
        const RankCorrelation sampled = sampledRankCorrelation(columnA, columnB);
        QCOMPARE(sampled.rows, 4);
        QCOMPARE(sampled.rho, rankCorrelation(a, b).rho);
    }
};

QTEST_GUILESS_MAIN(TestRankCorrelation)
#include "tst_rankcorrelation.moc"
