// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/fusionoracle.h"
#include "engine/rank/rankof.h"
#include "engine/rank/simdtargets.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace modalens;
using namespace modalens::testing;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

FusionProblem problemOf(std::vector<std::vector<float>> cells, std::vector<double> weights)
{
    FusionProblem problem;
    problem.cells = std::move(cells);
    for (const std::vector<float> &column : problem.cells)
        problem.columns.push_back(std::make_shared<Column>(column));
    problem.weights = std::move(weights);
    return problem;
}

FusionProblem randomLargeProblem(std::mt19937_64 &random, int trial)
{
    const auto rows = static_cast<std::int64_t>(1 + random() % (trial % 8 == 0 ? 70'000 : 3'000));
    FusionProblem problem = randomProblem(random, rows, 1 + random() % 8);
    problem.weights = randomWeights(random, problem.columns.size());
    problem.normalisation = static_cast<Normalisation>(trial % 3);
    problem.missing = static_cast<MissingPolicy>(trial / 3 % 3);
    return problem;
}

/// How many oracle rows are better than `score`, beyond what rounding may decide and within it.
struct Bounds
{
    std::int64_t least = 0, most = 0;
};

Bounds betterRows(const std::vector<OracleRow> &oracle, double score)
{
    const double margin = 1e-6 * std::max(1.0, std::abs(score));
    Bounds bounds;
    for (const OracleRow &row : oracle) {
        bounds.least += row.score > score + margin;
        bounds.most += row.score > score - margin;
    }
    return bounds;
}

} // namespace

class TestRankOf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheOracle();
    void isThePlaceInTheWholeRanking();
    void sameAtEveryWidthAndThreadCount();
    void tiesGoByItem();
    void whatTakesNoPartHasNoRank();
    void refusesBadRequests();
    void stops();
};

void TestRankOf::agreesWithTheOracle()
{
    std::mt19937_64 random(99);
    ThreadTeam team(2);
    std::int64_t ranked = 0, exact = 0;
    for (int trial = 0; trial < 400; ++trial) {
        const FusionProblem problem = randomLargeProblem(random, trial);
        const std::vector<OracleRow> oracle = oracleRanking(problem);
        for (int probe = 0; probe < 4 && !oracle.empty(); ++probe) {
            const OracleRow &own = oracle[random() % oracle.size()];
            const auto standing = rankOf(problem.request(), ItemId{own.row}, team);
            QVERIFY(standing);
            const Bounds better = betterRows(oracle, own.score);
            QVERIFY2(standing->rank > better.least && standing->rank <= better.most,
                     qPrintable(QStringLiteral("trial %1, row %2: rank %3, not in %4 to %5")
                                    .arg(trial)
                                    .arg(own.row)
                                    .arg(standing->rank)
                                    .arg(better.least + 1)
                                    .arg(better.most)));
            QCOMPARE(standing->rankable, std::ssize(oracle));
            QVERIFY(std::abs(standing->item.score - own.score) <= 1e-6 * std::max(1.0, std::abs(own.score)));
            ++ranked;
            exact += better.most - better.least == 1;
        }
    }
    QVERIFY2(exact > ranked / 3, "most bounds are too wide to say anything");
}

void TestRankOf::isThePlaceInTheWholeRanking()
{
    std::mt19937_64 random(5);
    ThreadTeam team(2);
    for (int trial = 0; trial < 200; ++trial) {
        FusionProblem problem = randomLargeProblem(random, trial);
        problem.count = std::ssize(problem.cells.front());
        const auto all = fuse(problem.request(), team);
        QVERIFY(all);
        for (int probe = 0; probe < 6 && !all->items.empty(); ++probe) {
            const std::size_t place = random() % all->items.size();
            const RankedItem &item = all->items[place];
            const auto standing = rankOf(problem.request(), item.item, team);
            QVERIFY(standing);
            QCOMPARE(standing->rank, static_cast<std::int64_t>(place) + 1);
            QCOMPARE(standing->rankable, all->rankable);
            QCOMPARE(standing->item.score, item.score);
            QCOMPARE(standing->item.contributions, item.contributions);
        }
    }
}

void TestRankOf::sameAtEveryWidthAndThreadCount()
{
    std::mt19937_64 random(17);
    for (int trial = 0; trial < 16; ++trial) {
        const FusionProblem problem = randomLargeProblem(random, trial * 8);
        const std::int64_t rows = std::ssize(problem.cells.front());
        const ItemId item{static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(rows))};
        ThreadTeam alone(1);
        const auto expected = rankOf(problem.request(), item, alone);
        QVERIFY(expected);
        for (int threads = 1; threads <= 4; ++threads) {
            ThreadTeam team(threads);
            forEachSimdTarget([&](const char *target) {
                const auto standing = rankOf(problem.request(), item, team);
                QVERIFY2(standing && standing->rank == expected->rank &&
                             standing->rankable == expected->rankable,
                         target);
            });
        }
    }
}

void TestRankOf::tiesGoByItem()
{
    FusionProblem problem = problemOf({{1, 3, 1, 2, 1, kNaN}}, {2});
    ThreadTeam team(2);
    const std::vector<std::int64_t> expected{3, 1, 4, 2, 5, 0};
    for (std::size_t row = 0; row < expected.size(); ++row) {
        const auto standing = rankOf(problem.request(), ItemId{static_cast<std::int64_t>(row)}, team);
        QVERIFY(standing);
        QCOMPARE(standing->rank, expected[row]);
        QCOMPARE(standing->rankable, 5);
    }
}

void TestRankOf::whatTakesNoPartHasNoRank()
{
    FusionProblem problem = problemOf({{1, 2, 3}, {kNaN, 5, 4}}, {0, 1});
    ThreadTeam team(2);
    const auto withoutScore = rankOf(problem.request(), ItemId{0}, team);
    QVERIFY(withoutScore);
    QCOMPARE(withoutScore->rank, 0);
    QCOMPARE(withoutScore->rankable, 2);

    problem.hasFilter = true;
    problem.filter = Bitmap(3, true);
    problem.filter.reset(1);
    const auto filtered = rankOf(problem.request(), ItemId{1}, team);
    QVERIFY(filtered);
    QCOMPARE(filtered->rank, 0);
    QCOMPARE(filtered->rankable, 1);
    QCOMPARE(filtered->item.score, 1.0); // explained all the same: the upper of two values, by z-score
    QCOMPARE(rankOf(problem.request(), ItemId{2}, team)->rank, 1);

    problem.weights = {0, 0};
    const auto unweighted = rankOf(problem.request(), ItemId{2}, team);
    QVERIFY(unweighted);
    QCOMPARE(unweighted->rank, 0);
    QCOMPARE(unweighted->rankable, 0);
}

void TestRankOf::refusesBadRequests()
{
    ThreadTeam team(1);
    FusionProblem problem = problemOf({{1, 2, 3}}, {1});
    for (const std::int64_t row : {std::int64_t{-1}, std::int64_t{3}}) {
        const auto outside = rankOf(problem.request(), ItemId{row}, team);
        QVERIFY(!outside);
        QCOMPARE(outside.error().code, ErrorCode::InvalidArgument);
    }
    QVERIFY(!rankOf(FusionRequest{}, ItemId{0}, team));
    problem.weights = {std::numeric_limits<double>::infinity()};
    const auto infinite = rankOf(problem.request(), ItemId{0}, team);
    QVERIFY(!infinite);
    QCOMPARE(infinite.error().code, ErrorCode::InvalidArgument);
}

void TestRankOf::stops()
{
    std::stop_source source;
    source.request_stop();
    ThreadTeam team(2);
    const FusionProblem problem = problemOf({{1, 2, 3}}, {1});
    const auto standing = rankOf(problem.request(), ItemId{0}, team, source.get_token());
    QVERIFY(!standing);
    QCOMPARE(standing.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestRankOf)
#include "tst_rankof.moc"
