// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/inspectfixture.h"
#include "engine/inspect/neighbours.h"

#include <algorithm>
#include <cmath>

using namespace modalens;
using namespace modalens::test;

namespace {

/// All positions but one's own, nearest first, in double.
std::vector<std::int32_t> sortedOthers(const SpaceVectors &space, std::int64_t position)
{
    std::vector<std::pair<double, std::int32_t>> others;
    for (std::int32_t v = 0; v < space.count(); ++v)
        if (v != position)
            others.emplace_back(-cosineOf(space, position, v), v);
    std::sort(others.begin(), others.end());
    std::vector<std::int32_t> positions;
    for (const auto &[negative, v] : others)
        positions.push_back(v);
    return positions;
}

/// Asks for a stop at the n-th report.
class StopAt final : public ProgressSink
{
public:
    explicit StopAt(int reports)
        : m_left(reports)
    {
    }
    void report(const ProgressUpdate &update) override
    {
        lastTotal = update.total;
        if (--m_left <= 0)
            source.request_stop();
    }
    std::stop_source source;
    std::int64_t lastTotal = -1;

private:
    std::atomic<int> m_left;
};

} // namespace

/// The neighbour graph against a brute force in double.
class TestNeighbours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactNeighboursAreThoseOfABruteForce_data();
    void exactNeighboursAreThoseOfABruteForce();
    void equalVectorsComeByRow();
    void theIndexFindsNearlyAll();
    void theIndexIsTheSameEveryTime();
    void itStops_data();
    void itStops();
};

void TestNeighbours::exactNeighboursAreThoseOfABruteForce_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("dimension");
    QTest::addColumn<int>("k");
    QTest::addColumn<int>("threads");
    QTest::newRow("no vector") << 0 << 4 << 3 << 1;
    QTest::newRow("one alone") << 1 << 4 << 3 << 1;
    QTest::newRow("fewer than k") << 3 << 5 << 10 << 2;
    QTest::newRow("a tail in every block") << 301 << 37 << 7 << 2;
    QTest::newRow("whole lanes") << 128 << 32 << 10 << 1;
}

void TestNeighbours::exactNeighboursAreThoseOfABruteForce()
{
    QFETCH(int, count);
    QFETCH(int, dimension);
    QFETCH(int, k);
    QFETCH(int, threads);
    InspectCatalog made(std::max(1, count));
    const SharedVectors space =
        made.addSpace("s", dimension, rowsBackwards(count), clusteredVectors(count, dimension, 5, 3));
    ThreadTeam team(threads);
    NoProgress progress;
    const auto graph = neighbourGraph(*space, {.k = k}, team, progress, {});
    VERIFY_OK(graph);
    QVERIFY(graph->isExact);
    QCOMPARE(graph->k, std::clamp(count - 1, 0, k));
    QCOMPARE(std::ssize(graph->items), count);
    for (std::int64_t v = 0; v < count; ++v) {
        const auto expected = sortedOthers(*space, v);
        for (std::size_t i = 0; i < static_cast<std::size_t>(graph->k); ++i) {
            QCOMPARE(graph->neighboursOf(v)[i], expected[i]);
            QVERIFY(std::abs(graph->similaritiesOf(v)[i] - cosineOf(*space, v, expected[i])) < 1e-5);
        }
    }
}

void TestNeighbours::equalVectorsComeByRow()
{
    constexpr int kCount = 9;
    InspectCatalog made(kCount);
    const SharedVectors space =
        made.addSpace("s", 2, rowsBackwards(kCount), std::vector<float>(2 * kCount, 1));
    ThreadTeam team(2);
    NoProgress progress;
    const auto graph = neighbourGraph(*space, {.k = 3}, team, progress, {});
    VERIFY_OK(graph);
    const std::int64_t last = space->find(ItemId{kCount - 1});
    for (std::int64_t row = 0; row < 3; ++row)
        QCOMPARE(graph->neighboursOf(last)[static_cast<std::size_t>(row)], space->find(ItemId{row}));
}

void TestNeighbours::theIndexFindsNearlyAll()
{
    constexpr int kCount = 3000;
    InspectCatalog made(kCount);
    const SharedVectors space =
        made.addSpace("s", 48, rowsBackwards(kCount), clusteredVectors(kCount, 48, 60, 5));
    ThreadTeam team(2);
    NoProgress progress;
    const auto exact = neighbourGraph(*space, {}, team, progress, {});
    const auto found = neighbourGraph(*space, {.exactUpTo = 100}, team, progress, {});
    VERIFY_OK(exact);
    VERIFY_OK(found);
    QVERIFY(exact->isExact && !found->isExact);
    int hits = 0;
    for (std::int64_t v = 0; v < kCount; ++v)
        for (const std::int32_t neighbour : found->neighboursOf(v)) {
            const auto right = exact->neighboursOf(v);
            hits += std::find(right.begin(), right.end(), neighbour) != right.end();
        }
    const double recall = hits / (10.0 * kCount);
    QVERIFY2(recall > 0.97, qPrintable(QString::number(recall)));
}

void TestNeighbours::theIndexIsTheSameEveryTime()
{
    constexpr int kCount = 700;
    InspectCatalog made(kCount);
    const SharedVectors space =
        made.addSpace("s", 16, rowsBackwards(kCount), clusteredVectors(kCount, 16, 9, 8));
    NoProgress progress;
    ThreadTeam one(1), three(3);
    const auto a = neighbourGraph(*space, {.exactUpTo = 0}, one, progress, {});
    const auto b = neighbourGraph(*space, {.exactUpTo = 0}, three, progress, {});
    VERIFY_OK(a);
    VERIFY_OK(b);
    QCOMPARE(a->neighbours, b->neighbours);
    QCOMPARE(a->similarities, b->similarities);
}

void TestNeighbours::itStops_data()
{
    QTest::addColumn<qint64>("exactUpTo");
    QTest::addColumn<int>("reports");
    QTest::newRow("comparing all") << qint64(10'000) << 2;
    QTest::newRow("building the index") << qint64(0) << 2;
    QTest::newRow("asking the index") << qint64(0) << 10; // 8 steps of 256 build it
}

void TestNeighbours::itStops()
{
    QFETCH(qint64, exactUpTo);
    QFETCH(int, reports);
    constexpr int kCount = 2000;
    InspectCatalog made(kCount);
    const SharedVectors space =
        made.addSpace("s", 8, rowsBackwards(kCount), clusteredVectors(kCount, 8, 9, 8));
    ThreadTeam team(2);
    StopAt progress(reports);
    const auto graph =
        neighbourGraph(*space, {.exactUpTo = exactUpTo}, team, progress, progress.source.get_token());
    QVERIFY(!graph);
    QCOMPARE(graph.error().code, ErrorCode::Cancelled);
    QCOMPARE(progress.lastTotal, qint64(kCount));
}

QTEST_GUILESS_MAIN(TestNeighbours)
#include "tst_neighbours.moc"
