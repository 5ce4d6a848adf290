// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/bootstrap.h"

#include <QTest>

#include <cmath>
#include <random>
#include <vector>

using namespace modalens;

namespace {

std::vector<double> normalValues(std::uint64_t seed, std::size_t count, double mean)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(mean, 1);
    std::vector<double> values(count);
    for (double &value : values)
        value = normal(random);
    return values;
}

} // namespace

class TestBootstrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithNormalTheory();
    void coversTheTruthAsOftenAsPromised();
    void sameSeedSameInterval();
    void twoValuesByEnumeration();
    void macroMeanCountsGroupsEqually();
    void pairingNarrowsTheInterval();
    void degenerateInputs();
};

void TestBootstrap::agreesWithNormalTheory()
{
    const std::vector<double> values = normalValues(1, 400, 5);
    double mean = 0, variance = 0;
    for (const double value : values)
        mean += value / 400;
    for (const double value : values)
        variance += (value - mean) * (value - mean) / 400;
    const double half = 1.96 * std::sqrt(variance / 400);
    const Estimate interval = bootstrapMean(values, 20000, 1);
    QVERIFY(std::abs(interval.value - mean) < 1e-12);
    QVERIFY(std::abs(interval.low - (mean - half)) < 0.05 * half);
    QVERIFY(std::abs(interval.high - (mean + half)) < 0.05 * half);
}

void TestBootstrap::coversTheTruthAsOftenAsPromised()
{
    int covered = 0;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        const Estimate interval = bootstrapMean(normalValues(seed, 60, 2), 500, seed);
        covered += interval.low <= 2 && 2 <= interval.high;
    }
    // Percentile intervals of 60 values cover a little less than 95%; 500 trials give +-2%.
    QVERIFY2(covered > 455 && covered < 490, std::to_string(covered).c_str());
}

void TestBootstrap::sameSeedSameInterval()
{
    const std::vector<double> values = normalValues(3, 50, 0);
    const Estimate a = bootstrapMean(values, 500, 1), b = bootstrapMean(values, 500, 1),
                   c = bootstrapMean(values, 500, 2);
    QCOMPARE(a.low, b.low);
    QCOMPARE(a.high, b.high);
    QVERIFY(a.low != c.low);
}

void TestBootstrap::twoValuesByEnumeration()
{
    // Resamples of {0, 1} have means 0, 1/2, 1 with probabilities 1/4, 1/2, 1/4: the 40% interval is [1/2,
    // 1/2].
    const std::vector<double> values{0, 1};
    const Estimate narrow = bootstrapMean(values, 4000, 1, 0.4);
    QCOMPARE(narrow.low, 0.5);
    QCOMPARE(narrow.high, 0.5);
    const Estimate wide = bootstrapMean(values, 4000, 1, 0.6);
    QCOMPARE(wide.low, 0.0);
    QCOMPARE(wide.high, 1.0);
}

void TestBootstrap::macroMeanCountsGroupsEqually()
{
    const std::vector<double> values{1, 1, 1, 1, 1, 1, 0, 0};
    const std::vector<std::int32_t> groups{4, 4, 4, 4, 4, 4, 9, 9};
    const Estimate interval = bootstrapMacroMean(values, groups, 300, 1);
    QCOMPARE(interval.value, 0.5);
    QCOMPARE(interval.low, 0.5); // nothing varies within a group
    QCOMPARE(interval.high, 0.5);
}

void TestBootstrap::pairingNarrowsTheInterval()
{
    std::vector<double> a = normalValues(5, 100, 10), b = a;
    for (std::size_t i = 0; i < b.size(); ++i)
        b[i] -= i % 2 == 0 ? 0.1 : 0.2;
    const std::vector<std::int32_t> groups(100, 0);
    const Estimate interval = bootstrapDifference(a, b, groups, 2000, 1);
    QVERIFY(std::abs(interval.value - 0.15) < 1e-9);
    QVERIFY(interval.low > 0.13 && interval.high < 0.17);
    const Estimate unpaired = bootstrapMean(a, 2000, 1);
    QVERIFY(unpaired.high - unpaired.low > 10 * (interval.high - interval.low));
}

void TestBootstrap::degenerateInputs()
{
    QCOMPARE(bootstrapMean({}, 100, 1).high, 0.0);
    QCOMPARE(bootstrapMacroMean({}, {}, 100, 1).value, 0.0);
    const Estimate one = bootstrapMean(std::vector<double>{3}, 100, 1);
    QCOMPARE(one.low, 3.0);
    QCOMPARE(one.high, 3.0);
}

QTEST_APPLESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
