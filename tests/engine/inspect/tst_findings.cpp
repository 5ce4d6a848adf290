// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/disagreement.h"
#include "engine/inspect/inspectfixture.h"
#include "engine/inspect/nearduplicates.h"
#include "engine/inspect/outliers.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace modalens;
using namespace modalens::test;

namespace {

NeighbourGraph graphOf(const SpaceVectors &space, int k = 10)
{
    ThreadTeam team(2);
    NoProgress progress;
    return take(neighbourGraph(space, {.k = k}, team, progress, {}));
}

/// Connected components by flooding over all pairs.
std::set<std::set<std::int64_t>> floodedGroups(const SpaceVectors &space, double threshold)
{
    std::set<std::set<std::int64_t>> groups;
    std::vector<bool> isSeen(static_cast<std::size_t>(space.count()));
    for (std::int64_t start = 0; start < space.count(); ++start) {
        std::vector<std::int64_t> open{start};
        std::set<std::int64_t> group;
        while (!open.empty()) {
            const std::int64_t v = open.back();
            open.pop_back();
            if (isSeen[static_cast<std::size_t>(v)])
                continue;
            isSeen[static_cast<std::size_t>(v)] = true;
            group.insert(rowOf(space.items()[static_cast<std::size_t>(v)]));
            for (std::int64_t other = 0; other < space.count(); ++other)
                if (cosineOf(space, v, other) >= threshold)
                    open.push_back(other);
        }
        if (group.size() > 1)
            groups.insert(group);
    }
    return groups;
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace

/// What is read off a neighbour graph, against definitions spelled out.
class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearGroupsAreThoseOfAFlood_data();
    void nearGroupsAreThoseOfAFlood();
    void manyEqualItemsAreOneGroup();
    void outliersAreByMedianAndMad();
    void equallyFarItemsAreNoOutliers();
    void aPlantedDisagreementIsFound();
    void disagreementIsTheMeanPercentileRank();
    void disagreementNeedsSharedItems();
};

void TestFindings::nearGroupsAreThoseOfAFlood_data()
{
    QTest::addColumn<double>("threshold");
    for (const double threshold : {0.5, 0.8, 0.9, 0.95, 1.1})
        QTest::addRow("at %.2f", threshold) << threshold;
}

void TestFindings::nearGroupsAreThoseOfAFlood()
{
    QFETCH(double, threshold);
    constexpr int kCount = 80;
    InspectCatalog made(kCount);
    const SharedVectors space =
        made.addSpace("s", 6, rowsBackwards(kCount), clusteredVectors(kCount, 6, 20, 2));
    const auto groups = nearDuplicates(*space, graphOf(*space, kCount), threshold);
    std::set<std::set<std::int64_t>> found;
    double before = 2;
    for (const NearGroup &group : groups) {
        std::set<std::int64_t> rows;
        for (const NearMember &member : group.members) {
            rows.insert(rowOf(member.item));
            const double expected =
                cosineOf(*space, space->find(group.members.front().item), space->find(member.item));
            QVERIFY(std::abs(member.similarity - expected) < 1e-5);
        }
        QCOMPARE(rowOf(group.members.front().item), *rows.begin());
        QVERIFY(std::is_sorted(group.members.begin(), group.members.end(),
                               [](const auto &a, const auto &b) { return a.similarity > b.similarity; }));
        QVERIFY(group.highest <= before && group.highest >= threshold);
        before = group.highest;
        found.insert(rows);
    }
    QCOMPARE(found, floodedGroups(*space, threshold));
}

void TestFindings::manyEqualItemsAreOneGroup()
{
    constexpr int kCount = 100;
    InspectCatalog made(kCount);
    const SharedVectors space =
        made.addSpace("s", 3, rowsBackwards(kCount), std::vector<float>(3 * kCount, 1));
    const auto groups = nearDuplicates(*space, graphOf(*space, 4), 0.99);
    QCOMPARE(groups.size(), std::size_t(1));
    QCOMPARE(std::ssize(groups.front().members), kCount);
}

void TestFindings::outliersAreByMedianAndMad()
{
    constexpr int kCount = 60, kDimension = 5, kK = 4;
    InspectCatalog made(kCount);
    std::vector<float> values = clusteredVectors(kCount, kDimension, 1, 4);
    for (int d = 0; d < kDimension; ++d) // row kCount - 1 - 7 looks the other way
        values[static_cast<std::size_t>(7 * kDimension + d)] *= -1.0F;
    const SharedVectors space = made.addSpace("s", kDimension, rowsBackwards(kCount), values);
    const NeighbourGraph graph = graphOf(*space, kK);
    std::vector<double> distances, deviations;
    for (std::int64_t v = 0; v < kCount; ++v) {
        std::vector<double> all;
        for (std::int64_t other = 0; other < kCount; ++other)
            if (other != v)
                all.push_back(1 - cosineOf(*space, v, other));
        std::sort(all.begin(), all.end());
        distances.push_back((all[0] + all[1] + all[2] + all[3]) / kK);
    }
    const double median = medianOf(distances);
    for (const double distance : distances)
        deviations.push_back(std::abs(distance - median));
    const double mad = medianOf(deviations);
    const auto found = outliers(graph, -1e9); // all of them
    QCOMPARE(std::ssize(found), kCount);
    QCOMPARE(rowOf(found.front().item), std::int64_t(kCount - 1 - 7));
    QVERIFY(found.front().score > kOutlierScore);
    for (const Outlier &outlier : found) {
        const double distance = distances[static_cast<std::size_t>(space->find(outlier.item))];
        QVERIFY(std::abs(outlier.distance - distance) < 1e-5);
        QVERIFY(std::abs(outlier.score - 0.6745 * (distance - median) / mad) < 1e-2);
    }
    for (const Outlier &outlier : outliers(graph))
        QVERIFY(outlier.score >= kOutlierScore);
}

void TestFindings::equallyFarItemsAreNoOutliers()
{
    constexpr int kCount = 8;
    InspectCatalog made(kCount);
    std::vector<float> corners(kCount * kCount);
    for (std::size_t i = 0; i < kCount; ++i)
        corners[i * kCount + i] = 1;
    const SharedVectors space = made.addSpace("s", kCount, rowsBackwards(kCount), corners);
    QVERIFY(outliers(graphOf(*space), 0.1).empty());
}

/// Two clusters in both spaces; one item stands in the other cluster in the second.
void TestFindings::aPlantedDisagreementIsFound()
{
    constexpr int kCount = 60, kDimension = 8, kPlanted = 20;
    InspectCatalog made(kCount);
    const auto rows = rowsBackwards(kCount);
    const auto first = made.addSpace("a", kDimension, rows, clusteredVectors(kCount, kDimension, 2, 1));
    std::vector<float> values = clusteredVectors(kCount, kDimension, 2, 6);
    const std::size_t at = (kCount - 1 - kPlanted) * kDimension;
    std::copy_n(values.begin() + at + kDimension, kDimension, values.begin() + at);
    const auto second = made.addSpace("b", kDimension, rows, values);
    ThreadTeam team(2);
    NoProgress progress;
    const auto found =
        disagreements(*first, graphOf(*first), *second, graphOf(*second), {}, team, progress, {});
    VERIFY_OK(found);
    QVERIFY(!found->empty());
    QCOMPARE(rowOf(found->front().item), std::int64_t(kPlanted));
    QVERIFY(found->front().score > 0.65);
}

void TestFindings::disagreementIsTheMeanPercentileRank()
{
    constexpr int kCount = 40, kK = 5;
    InspectCatalog made(kCount);
    const auto rows = rowsBackwards(kCount);
    const auto first = made.addSpace("a", 6, rows, clusteredVectors(kCount, 6, 40, 1));
    const auto second = made.addSpace("b", 7, rows, clusteredVectors(kCount, 7, 40, 9));
    const NeighbourGraph a = graphOf(*first, kK), b = graphOf(*second, kK);
    ThreadTeam team(2);
    NoProgress progress;
    const auto found = disagreements(*first, a, *second, b, {.threshold = 0}, team, progress, {});
    VERIFY_OK(found);
    QCOMPARE(std::ssize(*found), kCount);
    const auto meanRank = [](const NeighbourGraph &graph, const SpaceVectors &there, ItemId item) {
        double sum = 0;
        for (const std::int32_t neighbour : graph.neighboursOf(there.find(item))) { // same positions in both
            int nearer = 0;
            for (std::int64_t other = 0; other < kCount; ++other)
                nearer +=
                    other != there.find(item) && other != neighbour &&
                    cosineOf(there, there.find(item), other) > cosineOf(there, there.find(item), neighbour);
            sum += (nearer + 0.5) / (kCount - 1); // itself counts half
        }
        return sum / kK;
    };
    for (const Disagreement &item : *found) {
        QVERIFY(std::abs(item.firstInSecond - meanRank(a, *second, item.item)) < 1e-9);
        QVERIFY(std::abs(item.secondInFirst - meanRank(b, *first, item.item)) < 1e-9);
        QCOMPARE(item.score, std::min(item.firstInSecond, item.secondInFirst));
    }
}

void TestFindings::disagreementNeedsSharedItems()
{
    constexpr int kCount = 20;
    InspectCatalog made(2 * kCount);
    auto upper = rowsBackwards(kCount);
    for (std::int64_t &row : upper)
        row += kCount;
    const auto first = made.addSpace("a", 4, rowsBackwards(kCount), clusteredVectors(kCount, 4, 3, 1));
    const auto second = made.addSpace("b", 4, upper, clusteredVectors(kCount, 4, 3, 2));
    ThreadTeam team(1);
    NoProgress progress;
    const auto found = disagreements(*first, graphOf(*first), *second, graphOf(*second), {.threshold = 0},
                                     team, progress, {});
    VERIFY_OK(found);
    QVERIFY(found->empty());
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
