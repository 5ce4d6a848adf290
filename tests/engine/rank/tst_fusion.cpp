// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/fusionoracle.h"
#include "engine/rank/fusion.h"
#include "engine/rank/simdtargets.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace modalens;
using namespace modalens::testing;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

FusionProblem makeProblem(std::vector<std::vector<float>> cells, std::vector<double> weights)
{
    FusionProblem problem;
    problem.cells = std::move(cells);
    for (const std::vector<float> &column : problem.cells)
        problem.columns.push_back(std::make_shared<Column>(column));
    problem.weights = std::move(weights);
    return problem;
}

std::vector<std::int64_t> idsOf(const Ranking &ranking)
{
    std::vector<std::int64_t> ids;
    for (const RankedItem &item : ranking.items)
        ids.push_back(rowOf(item.item));
    return ids;
}

std::vector<float> ascending(std::size_t rows, int distinct)
{
    std::vector<float> cells(rows);
    for (std::size_t row = 0; row < rows; ++row)
        cells[row] = static_cast<float>(row * static_cast<std::size_t>(distinct) / rows);
    return cells;
}

} // namespace

class TestFusion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithOracle_data();
    void agreesWithOracle();
    void sameBitsAtEveryWidthAndThreadCount();
    void largeCatalogs_data();
    void largeCatalogs();
    void misleadingSample();
    void contributionsSumToScore();
    void contributionsByHand();
    void missingPoliciesByHand_data();
    void missingPoliciesByHand();
    void zeroWeightSkipsColumn();
    void allZeroWeightsRankNothing();
    void constantColumnContributesNothing();
    void effectiveShareByHand();
    void effectiveShareWithSelectiveFilter();
    void statisticsOfColumn();
    void countOfZeroStillCountsRankable();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void stops();
};

void TestFusion::agreesWithOracle_data()
{
    QTest::addColumn<Normalisation>("normalisation");
    QTest::addColumn<MissingPolicy>("missing");
    for (const auto normalisation : {Normalisation::None, Normalisation::MinMax, Normalisation::ZScore})
        for (const auto missing :
             {MissingPolicy::Renormalise, MissingPolicy::Neutral, MissingPolicy::Penalise})
            QTest::addRow("1,000 weight vectors, %s, %s", toString(normalisation).data(),
                          toString(missing).data())
                << normalisation << missing;
}

void TestFusion::agreesWithOracle()
{
    QFETCH(Normalisation, normalisation);
    QFETCH(MissingPolicy, missing);
    std::mt19937_64 random(20240601);
    ThreadTeam team(2);
    std::int64_t nearTies = 0, compared = 0;
    for (int trial = 0; trial < 1000; ++trial) {
        const auto rows = static_cast<std::int64_t>(1 + random() % (trial % 10 == 0 ? 6000 : 600));
        FusionProblem problem = randomProblem(random, rows, 1 + random() % (trial % 20 == 0 ? 32 : 8));
        problem.normalisation = normalisation;
        problem.missing = missing;
        const auto ranking = fuse(problem.request(), team);
        QVERIFY(ranking);
        const Agreement agreement = compareWithOracle(problem, *ranking);
        QVERIFY2(agreement.difference.empty(),
                 ("trial " + std::to_string(trial) + ": " + agreement.difference).c_str());
        nearTies += agreement.nearTies;
        compared += agreement.comparedIds;
    }
    qInfo("%lld ids compared, %lld near ties (scores closer than 1e-6) in another order",
          static_cast<long long>(compared), static_cast<long long>(nearTies));
    QVERIFY(compared > 1000);
}

void TestFusion::sameBitsAtEveryWidthAndThreadCount()
{
    std::mt19937_64 random(7);
    for (int trial = 0; trial < 40; ++trial) {
        FusionProblem problem =
            randomProblem(random, 1 + static_cast<std::int64_t>(random() % 30000), 1 + random() % 9);
        problem.normalisation = static_cast<Normalisation>(trial % 3);
        problem.missing = static_cast<MissingPolicy>(trial / 3 % 3);
        ThreadTeam alone(1);
        const auto expected = fuse(problem.request(), alone);
        QVERIFY(expected);
        for (int threads = 1; threads <= 4; ++threads) {
            ThreadTeam team(threads);
            forEachSimdTarget([&](const char *target) {
                const auto ranking = fuse(problem.request(), team);
                QVERIFY(ranking);
                const std::string difference = compareBits(*expected, *ranking);
                QVERIFY2(difference.empty(), (std::string(target) + ", " + std::to_string(threads) +
                                              " threads, trial " + std::to_string(trial) + ": " + difference)
                                                 .c_str());
            });
        }
    }
}

void TestFusion::largeCatalogs_data()
{
    QTest::addColumn<int>("distinct");
    QTest::addColumn<bool>("isDescending");
    QTest::newRow("scores ascend with the row") << 300000 << false;
    QTest::newRow("scores descend with the row") << 300000 << true;
    QTest::newRow("three distinct scores: ties by row") << 3 << false;
    QTest::newRow("every score is the same but one row's") << 1 << false;
}

void TestFusion::largeCatalogs()
{
    QFETCH(int, distinct);
    QFETCH(bool, isDescending);
    std::vector<float> cells = ascending(300001, distinct);
    cells[77] -= 1; // so that one distinct value is not a constant column
    if (isDescending)
        std::reverse(cells.begin(), cells.end());
    FusionProblem problem = makeProblem({cells, ascending(300001, 2)}, {1, 0.25});
    problem.count = 250;
    ThreadTeam team(2);
    const auto ranking = fuse(problem.request(), team);
    QVERIFY(ranking);
    const Agreement agreement = compareWithOracle(problem, *ranking);
    QVERIFY2(agreement.difference.empty(), agreement.difference.c_str());
    QCOMPARE(agreement.nearTies, 0);
}

void TestFusion::misleadingSample()
{
    // The scan starts from a guess made on a sample that begins at row 0: here every good row lies there, so
    // that fewer rows than asked for reach the guess.
    std::vector<float> cells = ascending(100000, 1000);
    for (std::size_t row = 0; row < 30; ++row)
        cells[row] = 5000;
    FusionProblem problem = makeProblem({cells}, {1});
    problem.count = 200;
    ThreadTeam team(2);
    const auto ranking = fuse(problem.request(), team);
    QVERIFY(ranking);
    const Agreement agreement = compareWithOracle(problem, *ranking);
    QVERIFY2(agreement.difference.empty(), agreement.difference.c_str());
}

void TestFusion::contributionsSumToScore()
{
    std::mt19937_64 random(11);
    ThreadTeam team(1);
    for (int trial = 0; trial < 300; ++trial) {
        FusionProblem problem = randomProblem(random, 500, 1 + random() % 8);
        problem.normalisation = static_cast<Normalisation>(trial % 3);
        problem.missing = static_cast<MissingPolicy>(trial / 3 % 3);
        const auto ranking = fuse(problem.request(), team);
        QVERIFY(ranking);
        for (const RankedItem &item : ranking->items) {
            double sum = 0, size = 1;
            for (const double contribution : item.contributions) {
                sum += contribution;
                size += std::abs(contribution);
            }
            QVERIFY(std::abs(sum - item.score) <= 1e-12 * size);
            const RankedItem again = scoreRow(problem.request(), rowOf(item.item));
            QCOMPARE(again.score, item.score);
            QCOMPARE(again.contributions, item.contributions);
        }
        double shares = 0;
        for (const double share : ranking->effectiveShare) {
            QVERIFY(share >= 0);
            shares += share;
        }
        QVERIFY(shares == 0 || std::abs(shares - 1) < 1e-12);
    }
}

void TestFusion::contributionsByHand()
{
    FusionProblem problem = makeProblem({{0, 1, 0.5F}, {4, 2, kNaN}}, {3, -1});
    problem.normalisation = Normalisation::MinMax;
    ThreadTeam team(1);
    const auto ranking = fuse(problem.request(), team);
    QVERIFY(ranking);
    // Row 1: (3*1 - 1*0) / 4; row 2: 3*0.5 / 3; row 0: (3*0 - 1*1) / 4.
    QCOMPARE(idsOf(*ranking), (std::vector<std::int64_t>{1, 2, 0}));
    QCOMPARE(ranking->items[0].score, 0.75);
    QCOMPARE(ranking->items[1].score, 0.5);
    QCOMPARE(ranking->items[2].score, -0.25);
    QCOMPARE(ranking->items[2].contributions, (std::vector<double>{0, -0.25}));
    QCOMPARE(ranking->items[1].presentMask, 1U);
    QCOMPARE(ranking->items[0].presentMask, 3U);
}

void TestFusion::missingPoliciesByHand_data()
{
    QTest::addColumn<MissingPolicy>("missing");
    QTest::addColumn<double>("weight");
    QTest::addColumn<double>("score");
    // Row 2 has 0.5 in the first column (weight 1) and nothing in the second, whose values are 0, 4, 2 (mean
    // 2).
    QTest::newRow("renormalise: the other signal alone") << MissingPolicy::Renormalise << 1.0 << 0.5;
    QTest::newRow("neutral: the mean") << MissingPolicy::Neutral << 1.0 << (0.5 + 2) / 2;
    QTest::newRow("neutral, negative weight") << MissingPolicy::Neutral << -1.0 << (0.5 - 2) / 2;
    QTest::newRow("penalise: the smallest value") << MissingPolicy::Penalise << 1.0 << (0.5 + 0) / 2;
    QTest::newRow("penalise, negative weight: the largest")
        << MissingPolicy::Penalise << -1.0 << (0.5 - 4) / 2;
}

void TestFusion::missingPoliciesByHand()
{
    QFETCH(MissingPolicy, missing);
    QFETCH(double, weight);
    QFETCH(double, score);
    FusionProblem problem = makeProblem({{0, 1, 0.5F, 1}, {0, 4, kNaN, 2}}, {1, weight});
    problem.normalisation = Normalisation::None;
    problem.missing = missing;
    QCOMPARE(scoreRow(problem.request(), 2).score, score);
}

void TestFusion::zeroWeightSkipsColumn()
{
    ThreadTeam team(1);
    for (const auto missing : {MissingPolicy::Renormalise, MissingPolicy::Neutral, MissingPolicy::Penalise}) {
        FusionProblem problem = makeProblem({{1, kNaN, 3}, {9, 9.5F, 8}}, {1, 0});
        problem.missing = missing;
        const auto ranking = fuse(problem.request(), team);
        QVERIFY(ranking);
        QCOMPARE(idsOf(*ranking),
                 (std::vector<std::int64_t>{2, 0})); // row 1 has only the signal that does not count
        QCOMPARE(ranking->rankable, 2);
        QCOMPARE(ranking->items[0].contributions[1], 0.0);
        QVERIFY(std::isnan(scoreRow(problem.request(), 1).score));
    }
}

void TestFusion::allZeroWeightsRankNothing()
{
    ThreadTeam team(2);
    const FusionProblem problem = makeProblem({{1, 2, 3}, {3, 2, 1}}, {0, -0.0});
    const auto ranking = fuse(problem.request(), team);
    QVERIFY(ranking);
    QVERIFY(ranking->items.empty());
    QCOMPARE(ranking->rankable, 0);
    QCOMPARE(ranking->effectiveShare, (std::vector<double>{0, 0}));
    const auto empty = fuse(FusionRequest{}, team);
    QVERIFY(empty && empty->items.empty());
}

void TestFusion::constantColumnContributesNothing()
{
    ThreadTeam team(1);
    for (const auto normalisation : {Normalisation::None, Normalisation::MinMax, Normalisation::ZScore}) {
        FusionProblem problem = makeProblem({{5, 5, kNaN}, {1, 2, 3}}, {1, 1});
        problem.normalisation = normalisation;
        const auto ranking = fuse(problem.request(), team);
        QVERIFY(ranking);
        QCOMPARE(ranking->rankable, 3);
        for (const RankedItem &item : ranking->items) {
            QVERIFY(std::isfinite(item.score));
            QCOMPARE(item.contributions[0], 0.0);
        }
    }
}

void TestFusion::effectiveShareByHand()
{
    // Independent columns with variances 1 and 4 (as they are, not normalised), equal weights: shares 1/5 and
    // 4/5.
    FusionProblem problem = makeProblem({{-1, 1, -1, 1}, {-2, -2, 2, 2}, {7, 7, 7, 7}}, {1, 1, 1});
    problem.normalisation = Normalisation::None;
    ThreadTeam team(1);
    const auto ranking = fuse(problem.request(), team);
    QVERIFY(ranking);
    QVERIFY(std::abs(ranking->effectiveShare[0] - 0.2) < 1e-12);
    QVERIFY(std::abs(ranking->effectiveShare[1] - 0.8) < 1e-12);
    QCOMPARE(ranking->effectiveShare[2], 0.0);
}

void TestFusion::effectiveShareWithSelectiveFilter()
{
    std::mt19937_64 random(3);
    FusionProblem problem = makeProblem({ascending(100000, 100000), ascending(100000, 10)}, {1, 1});
    problem.filter = Bitmap(100000);
    problem.hasFilter = true;
    for (const std::int64_t row : {5, 50007, 70001})
        problem.filter.set(row);
    ThreadTeam team(2);
    const auto ranking = fuse(problem.request(), team);
    QVERIFY(ranking);
    QCOMPARE(idsOf(*ranking), (std::vector<std::int64_t>{70001, 50007, 5}));
    QVERIFY(std::abs(std::reduce(ranking->effectiveShare.begin(), ranking->effectiveShare.end()) - 1) <
            1e-12);
}

void TestFusion::statisticsOfColumn()
{
    const Column column(
        {1, kNaN, 4, std::numeric_limits<float>::infinity(), 7, -std::numeric_limits<float>::infinity()});
    QCOMPARE(column.stats().present, 3);
    QCOMPARE(column.stats().min, 1.0);
    QCOMPARE(column.stats().max, 7.0);
    QCOMPARE(column.stats().mean, 4.0);
    QVERIFY(std::abs(column.stats().deviation - std::sqrt(6.0)) < 1e-15);
    QVERIFY(std::isnan(column.values()[3]) && std::isnan(column.values()[5]));
    const Column empty({kNaN, kNaN});
    QCOMPARE(empty.stats().present, 0);
    QCOMPARE(normalisationOf(empty.stats(), Normalisation::ZScore).scale, 0.0);
}

void TestFusion::countOfZeroStillCountsRankable()
{
    FusionProblem problem = makeProblem({{1, kNaN, 3}}, {1});
    problem.count = 0;
    ThreadTeam team(1);
    const auto ranking = fuse(problem.request(), team);
    QVERIFY(ranking && ranking->items.empty());
    QCOMPARE(ranking->rankable, 2);
    problem.count = -5;
    QVERIFY(fuse(problem.request(), team)->items.empty());
}

void TestFusion::refusesBadRequests_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("weights");
    QTest::addColumn<double>("weight");
    QTest::addColumn<int>("lastLength");
    QTest::addColumn<int>("filterLength");
    QTest::newRow("a weight too few") << 2 << 1 << 1.0 << 3 << 3;
    QTest::newRow("a NaN weight") << 2 << 2 << std::numeric_limits<double>::quiet_NaN() << 3 << 3;
    QTest::newRow("an infinite weight") << 2 << 2 << std::numeric_limits<double>::infinity() << 3 << 3;
    QTest::newRow("columns of different length") << 2 << 2 << 1.0 << 4 << 3;
    QTest::newRow("a filter of another length") << 2 << 2 << 1.0 << 3 << 4;
    QTest::newRow("more columns than a mask has bits") << 33 << 33 << 1.0 << 3 << 3;
}

void TestFusion::refusesBadRequests()
{
    QFETCH(int, columns);
    QFETCH(int, weights);
    QFETCH(double, weight);
    QFETCH(int, lastLength);
    QFETCH(int, filterLength);
    FusionProblem problem;
    for (int m = 0; m < columns; ++m)
        problem.columns.push_back(std::make_shared<Column>(
            std::vector<float>(static_cast<std::size_t>(m + 1 == columns ? lastLength : 3), 1.0F)));
    problem.weights.assign(static_cast<std::size_t>(weights), weight);
    problem.hasFilter = true;
    problem.filter = Bitmap(filterLength, true);
    ThreadTeam team(1);
    const auto ranking = fuse(problem.request(), team);
    QVERIFY(!ranking);
    QCOMPARE(ranking.error().code, ErrorCode::InvalidArgument);
}

void TestFusion::stops()
{
    const FusionProblem problem = makeProblem({ascending(100000, 100000)}, {1});
    std::stop_source source;
    source.request_stop();
    ThreadTeam team(2);
    const auto ranking = fuse(problem.request(), team, source.get_token());
    QVERIFY(!ranking);
    QCOMPARE(ranking.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestFusion)
#include "tst_fusion.moc"
