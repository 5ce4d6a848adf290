// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/fusionoracle.h"
#include "engine/rank/rowfilter.h"
#include "engine/rank/simdtargets.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace modalens;
using namespace modalens::testing;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Score of every row, NaN where it has none or is not allowed.
std::vector<double> exactScores(const RowScorer &scorer, const FusionProblem &problem)
{
    std::vector<double> scores(problem.cells.front().size());
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const auto index = static_cast<std::int64_t>(row);
        const bool isAllowed = !problem.hasFilter || problem.filter.test(index);
        scores[row] = isAllowed ? scorer.score(index) : std::numeric_limits<double>::quiet_NaN();
    }
    return scores;
}

std::int64_t rowsWithScore(const std::vector<double> &scores)
{
    return std::count_if(scores.begin(), scores.end(), [](double score) { return !std::isnan(score); });
}

} // namespace

class TestRowFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesAreWithinTheirError_data();
    void codesAreWithinTheirError();
    void neverMissesARow();
    void isSureOfNoRowInVain();
    void lowestRowOfEveryThreshold();
    void letsFewOthersPass_data();
    void letsFewOthersPass();
};

void TestRowFilter::codesAreWithinTheirError_data()
{
    QTest::addColumn<float>("low");
    QTest::addColumn<float>("high");
    const float largest = std::numeric_limits<float>::max();
    QTest::newRow("cosines") << -0.2F << 0.9F;
    QTest::newRow("all the same") << 3.0F << 3.0F;
    QTest::newRow("two neighbours far from zero") << 1e9F << std::nextafter(1e9F, 2e9F);
    QTest::newRow("denormal") << 0.0F << 1e-44F;
    QTest::newRow("all that float32 can hold") << -largest << largest;
}

void TestRowFilter::codesAreWithinTheirError()
{
    QFETCH(float, low);
    QFETCH(float, high);
    std::vector<float> values{low, high, std::numeric_limits<float>::quiet_NaN()};
    for (int i = 0; i <= 2000; ++i)
        values.push_back(
            std::clamp(static_cast<float>(low + (static_cast<double>(high) - low) * i / 2000), low, high));
    const ColumnCodes codes = encodeColumn(values, low, high);
    QCOMPARE(codes.codes.size() % 64, 0U);
    for (std::size_t row = 0; row < codes.codes.size(); ++row) {
        const bool isMissing = row >= values.size() || std::isnan(values[row]);
        QCOMPARE(codes.codes[row] == kMissingCode, isMissing);
        if (!isMissing)
            QVERIFY(std::abs(values[row] - (codes.middle + codes.step * codes.codes[row])) <=
                    kCodeError * codes.step);
    }
}

void TestRowFilter::neverMissesARow()
{
    std::mt19937_64 random(5);
    for (int trial = 0; trial < 300; ++trial) {
        FusionProblem problem = randomProblem(random, 1 + static_cast<std::int64_t>(random() % 700),
                                              1 + random() % (trial % 10 == 0 ? 32 : 9));
        problem.normalisation = static_cast<Normalisation>(trial % 3);
        problem.missing = static_cast<MissingPolicy>(trial / 3 % 3);
        const FusionRequest request = problem.request();
        const RowScorer scorer(request);
        if (scorer.terms().empty())
            continue;
        const std::vector<double> scores = exactScores(scorer, problem);
        RowFilter filter(scorer, request.filter);
        std::vector<std::uint64_t> bits((scores.size() + 63) / 64);
        // Every score that occurs is the hardest threshold for its own row.
        for (std::size_t at = 0; at < scores.size(); at += 1 + random() % 40) {
            filter.setThreshold(std::isnan(scores[at]) ? -kInfinity : scores[at]);
            forEachSimdTarget([&](const char *target) {
                QCOMPARE(filter.find(0, bits), rowsWithScore(scores));
                for (std::size_t row = 0; row < bits.size() * 64; ++row) {
                    const bool isFound = bits[row / 64] >> row % 64 & 1;
                    const bool mayAppear = row < scores.size() && !std::isnan(scores[row]);
                    const bool mustAppear = mayAppear && scores[row] >= filter.threshold();
                    QVERIFY2(mustAppear ? isFound : mayAppear || !isFound, target);
                }
            });
        }
    }
}

void TestRowFilter::isSureOfNoRowInVain()
{
    std::mt19937_64 random(12);
    std::int64_t sure = 0;
    for (int trial = 0; trial < 300; ++trial) {
        FusionProblem problem = randomProblem(random, 1 + static_cast<std::int64_t>(random() % 700),
                                              1 + random() % (trial % 10 == 0 ? 32 : 9));
        problem.normalisation = static_cast<Normalisation>(trial % 3);
        problem.missing = static_cast<MissingPolicy>(trial / 3 % 3);
        const FusionRequest request = problem.request();
        const RowScorer scorer(request);
        if (scorer.terms().empty())
            continue;
        const std::vector<double> scores = exactScores(scorer, problem);
        RowFilter filter(scorer, request.filter);
        std::vector<std::uint64_t> bits((scores.size() + 63) / 64);
        for (std::size_t at = 0; at < scores.size(); at += 1 + random() % 40) {
            filter.setThreshold(std::isnan(scores[at]) ? -kInfinity : scores[at]);
            forEachSimdTarget([&](const char *target) {
                filter.findSurelyAbove(0, bits);
                forEachRow(0, bits, [&](std::int64_t row) {
                    QVERIFY2(row < std::ssize(scores) &&
                                 scores[static_cast<std::size_t>(row)] > filter.threshold(),
                             target);
                    ++sure;
                });
            });
        }
    }
    QVERIFY(sure > 0);
}

void TestRowFilter::lowestRowOfEveryThreshold()
{
    // Many columns that use the whole range of codes, so that rounding errors reach their bound.
    std::mt19937_64 random(6);
    FusionProblem problem;
    for (int m = 0; m < 32; ++m) {
        std::vector<float> cells(20'000);
        for (float &cell : cells)
            cell = static_cast<float>(random() % 1'000'003);
        problem.columns.push_back(std::make_shared<Column>(cells));
        problem.cells.push_back(std::move(cells));
        problem.weights.push_back((m % 2 == 0 ? 1 : -1) *
                                  (0.01 + static_cast<double>(random() % 1000) / 1000));
    }
    const FusionRequest request = problem.request();
    const RowScorer scorer(request);
    RowFilter filter(scorer, nullptr);
    std::uint64_t bits[1];
    for (std::int64_t row = 0; row < 20'000; ++row) {
        filter.setThreshold(scorer.score(row));
        filter.find(row / 64, bits);
        QVERIFY(bits[0] >> row % 64 & 1);
        filter.findSurelyAbove(row / 64, bits);
        QVERIFY(!(bits[0] >> row % 64 & 1));
    }
}

void TestRowFilter::letsFewOthersPass_data()
{
    QTest::addColumn<float>("outlier");
    QTest::addColumn<double>("allowance"); // rows that pass though they do not reach it, of 100,000
    QTest::newRow("ordinary columns") << 0.0F << 10.0;
    QTest::newRow("a column with one value a thousand deviations away") << 1000.0F << 1000.0;
}

void TestRowFilter::letsFewOthersPass()
{
    QFETCH(float, outlier);
    QFETCH(double, allowance);
    std::mt19937_64 random(8);
    std::normal_distribution<float> normal;
    FusionProblem problem;
    for (int m = 0; m < 5; ++m) {
        std::vector<float> cells(100'000);
        for (float &cell : cells)
            cell = random() % 10 < 3 ? std::numeric_limits<float>::quiet_NaN() : normal(random);
        if (outlier != 0 && m == 4)
            cells[50'000] = outlier;
        problem.columns.push_back(std::make_shared<Column>(cells));
        problem.cells.push_back(std::move(cells));
        problem.weights.push_back(0.2 + 0.2 * m);
    }
    const FusionRequest request = problem.request();
    const RowScorer scorer(request);
    std::vector<double> scores = exactScores(scorer, problem);
    std::erase_if(scores, [](double score) { return std::isnan(score); });
    std::nth_element(scores.begin(), scores.begin() + 199, scores.end(), std::greater<>());
    RowFilter filter(scorer, nullptr);
    filter.setThreshold(scores[199]);
    std::vector<std::uint64_t> bits((100'000 + 63) / 64);
    filter.find(0, bits);
    std::int64_t passing = 0;
    forEachRow(0, bits, [&](std::int64_t) { ++passing; });
    QVERIFY2(passing >= 200 && static_cast<double>(passing) <= 200 + allowance,
             std::to_string(passing).c_str());
}

QTEST_APPLESS_MAIN(TestRowFilter)
#include "tst_rowfilter.moc"
