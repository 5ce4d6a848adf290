// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/fusionoracle.h"
#include "engine/rank/fullorder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace modalens;
using namespace modalens::testing;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

FusionProblem anyProblem(std::mt19937_64 &random, int trial)
{
    const auto rows = static_cast<std::int64_t>(1 + random() % (trial % 8 == 0 ? 70'000 : 2'000));
    FusionProblem problem = randomProblem(random, rows, 1 + random() % 8);
    problem.weights = randomWeights(random, problem.columns.size());
    problem.normalisation = static_cast<Normalisation>(trial % 3);
    problem.missing = static_cast<MissingPolicy>(trial / 3 % 3);
    return problem;
}

std::vector<std::int64_t> rowsOf(const std::vector<ItemId> &items)
{
    std::vector<std::int64_t> rows;
    for (const ItemId item : items)
        rows.push_back(rowOf(item));
    return rows;
}

} // namespace

class TestFullOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheOracle();
    void isWhatFuseListsWithRoomForAll();
    void keysAreSortedAsTheyWouldBeOneByOne_data();
    void keysAreSortedAsTheyWouldBeOneByOne();
    void refusesBadRequests();
    void stops();
};

void TestFullOrder::agreesWithTheOracle()
{
    std::mt19937_64 random(11);
    ThreadTeam team(2);
    for (int trial = 0; trial < 200; ++trial) {
        const FusionProblem problem = anyProblem(random, trial);
        const std::vector<OracleRow> oracle = oracleRanking(problem);
        const auto order = fullOrder(problem.request(), team);
        QVERIFY(order);
        QCOMPARE(order->size(), oracle.size());
        std::vector<double> scores(problem.cells.front().size(), kNaN);
        for (const OracleRow &row : oracle)
            scores[std::size_t(row.row)] = row.score;
        for (std::size_t place = 0; place < order->size(); ++place) {
            const double score = scores[std::size_t(rowOf((*order)[place]))];
            const double wanted = oracle[place].score; // another item may stand here where rounding decides
            QVERIFY2(std::abs(score - wanted) <= 1e-6 * std::max(1.0, std::abs(wanted)),
                     qPrintable(QStringLiteral("trial %1, place %2").arg(trial).arg(place)));
        }
        std::vector<std::int64_t> rows = rowsOf(*order);
        std::sort(rows.begin(), rows.end());
        QVERIFY(std::adjacent_find(rows.begin(), rows.end()) == rows.end());
    }
}

void TestFullOrder::isWhatFuseListsWithRoomForAll()
{
    std::mt19937_64 random(12);
    for (int trial = 0; trial < 100; ++trial) {
        FusionProblem problem = anyProblem(random, trial);
        problem.count = std::ssize(problem.cells.front());
        ThreadTeam team(1 + trial % 4);
        const auto all = fuse(problem.request(), team);
        const auto order = fullOrder(problem.request(), team);
        QVERIFY(all && order);
        std::vector<ItemId> expected;
        for (const RankedItem &item : all->items)
            expected.push_back(item.item);
        QCOMPARE(rowsOf(*order), rowsOf(expected)); // the same bits, so the same ties
    }
}

void TestFullOrder::keysAreSortedAsTheyWouldBeOneByOne_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::newRow("numbers") << std::vector<double>{3, 1, 2, -7, 0.5, 1e300, -1e300};
    QTest::newRow("few values, many ties") << std::vector<double>{1, 0, 1};
    QTest::newRow("all the same") << std::vector<double>{4};
    QTest::newRow("some missing") << std::vector<double>{kNaN, 2, 1, kNaN};
    QTest::newRow("all missing") << std::vector<double>{kNaN};
    QTest::newRow("infinite ones") << std::vector<double>{kInfinity, 1, -kInfinity, kNaN};
}

void TestFullOrder::keysAreSortedAsTheyWouldBeOneByOne()
{
    QFETCH(std::vector<double>, values);
    std::mt19937_64 random(13);
    ThreadTeam team(3);
    for (const int size : {0, 1, 2, 63, 64, 65, 5000, 40'000})
        for (const SortDirection direction : {SortDirection::Ascending, SortDirection::Descending}) {
            std::vector<double> keys;
            Bitmap rows(size);
            std::vector<std::int64_t> expected;
            for (int row = 0; row < size; ++row) {
                keys.push_back(values[random() % values.size()]);
                if (random() % 5 != 0) {
                    rows.set(row);
                    expected.push_back(row);
                }
            }
            std::stable_sort(expected.begin(), expected.end(), [&](std::int64_t a, std::int64_t b) {
                const double left = keys[std::size_t(a)], right = keys[std::size_t(b)];
                if (std::isnan(left) || std::isnan(right))
                    return !std::isnan(left) && std::isnan(right);
                return direction == SortDirection::Ascending ? left < right : left > right;
            });
            const auto order = orderByKeys(keys, rows, direction, team);
            QVERIFY(order);
            QCOMPARE(rowsOf(*order), expected);
        }
}

void TestFullOrder::refusesBadRequests()
{
    ThreadTeam team(1);
    const std::vector<double> keys(3);
    const auto order = orderByKeys(keys, Bitmap(4), SortDirection::Ascending, team);
    QVERIFY(!order && order.error().code == ErrorCode::InvalidArgument);
    const auto column = std::make_shared<Column>(std::vector<float>{1, 2});
    const std::vector<SharedColumn> columns{column};
    const std::vector<double> bad{kInfinity}, none{0.0};
    QVERIFY(!fullOrder({.columns = columns, .weights = bad}, team));
    const auto unranked = fullOrder({.columns = columns, .weights = none}, team);
    QVERIFY(unranked && unranked->empty()); // nothing to rank by
}

void TestFullOrder::stops()
{
    ThreadTeam team(2);
    std::stop_source source;
    source.request_stop();
    const std::vector<SharedColumn> columns{std::make_shared<Column>(std::vector<float>(100'000, 1.0f))};
    const std::vector<double> weights{1.0}, keys(100'000, 1.0);
    const auto order = fullOrder({.columns = columns, .weights = weights}, team, source.get_token());
    QVERIFY(!order && order.error().code == ErrorCode::Cancelled);
    const auto sorted =
        orderByKeys(keys, Bitmap(100'000, true), SortDirection::Ascending, team, source.get_token());
    QVERIFY(!sorted && sorted.error().code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestFullOrder)
#include "tst_fullorder.moc"
