// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/bestrows.h"
#include "engine/rank/columnsample.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace modalens;

class TestBestRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsAsComparingDoes_data();
    void sortsAsComparingDoes();
    void keepsTheBestOfMany();
    void samplesLieInsideTheCatalog_data();
    void samplesLieInsideTheCatalog();
};

void TestBestRows::sortsAsComparingDoes_data()
{
    QTest::addColumn<std::vector<double>>("scores");
    std::mt19937_64 random(3);
    const auto made = [&random](int count, auto next) {
        std::vector<double> scores;
        for (int i = 0; i < count; ++i)
            scores.push_back(next(static_cast<double>(random() >> 11) * 0x1p-53));
        return scores;
    };
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    QTest::newRow("none") << std::vector<double>{};
    QTest::newRow("one") << std::vector<double>{1.5};
    QTest::newRow("evenly spread") << made(700, [](double u) { return u; });
    QTest::newRow("the tail of a bell") << made(700, [](double u) { return 2 - std::log(1 - u); });
    QTest::newRow("four values") << made(700, [](double u) { return std::floor(u * 4); });
    QTest::newRow("all the same") << made(300, [](double) { return -0.25; });
    QTest::newRow("zeros of both signs") << made(300, [](double u) { return u < 0.5 ? -0.0 : 0.0; });
    QTest::newRow("one far away") << made(300, [](double u) { return u < 0.99 ? u : 1e200; });
    QTest::newRow("nearer than a bucket can tell") << made(300, [](double u) { return u * 1e-310; });
    QTest::newRow("infinities") << made(300, [](double u) {
        return u < 0.5 ? u : u < 0.8 ? kInfinity : -kInfinity;
    });
}

void TestBestRows::sortsAsComparingDoes()
{
    QFETCH(std::vector<double>, scores);
    std::vector<ScoredRow> rows;
    for (const double score : scores)
        rows.push_back({score, std::ssize(rows)});
    std::shuffle(rows.begin(), rows.end(), std::mt19937_64(4));
    std::vector<ScoredRow> expected = rows;
    std::sort(expected.begin(), expected.end(), RanksBefore());
    sortBestFirst(rows);
    QCOMPARE(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        QVERIFY(rows[i].row == expected[i].row && rows[i].score == expected[i].score);
}

void TestBestRows::keepsTheBestOfMany()
{
    std::mt19937_64 random(9);
    BestRows best(20, 5'000);
    std::vector<ScoredRow> all;
    for (std::int64_t row = 0; row < 5'000; ++row) {
        all.push_back({static_cast<double>(random() % 900), row});
        best.offer(all.back());
    }
    best.dropWorse();
    std::sort(all.begin(), all.end(), RanksBefore());
    QCOMPARE(best.threshold(), all[19].score);
    std::vector<ScoredRow> kept(best.rows().begin(), best.rows().end());
    sortBestFirst(kept);
    QCOMPARE(kept.size(), std::size_t{20});
    for (std::size_t i = 0; i < kept.size(); ++i)
        QCOMPARE(kept[i].row, all[i].row);
}

void TestBestRows::samplesLieInsideTheCatalog_data()
{
    QTest::addColumn<std::int64_t>("rows");
    for (const std::int64_t rows :
         {0, 1, 15, 16, 17, 63, 64, 1'000, 1'023, 1'024, 1'025, 16'384, 100'003, 10'000'019})
        QTest::addRow("%lld rows", static_cast<long long>(rows)) << rows;
}

void TestBestRows::samplesLieInsideTheCatalog()
{
    QFETCH(std::int64_t, rows);
    QVERIFY(samplePlaces(rows) <= kMostSampleRows && samplePlaces(rows) % kSampleRun == 0);
    std::int64_t inside = 0, last = -1;
    for (std::int64_t place = 0; place < samplePlaces(rows); ++place) {
        const std::int64_t row = sampleRow(place, rows);
        QVERIFY(row > last && row < (rows + kSampleRun - 1) / kSampleRun * kSampleRun);
        inside += row < rows;
        last = row;
    }
    QVERIFY(inside >= std::min(rows, kMostSampleRows - kSampleRun));
    QVERIFY(rows > kMostSampleRows - kSampleRun || inside == rows); // all of a small catalog
    last = -1;
    for (std::int64_t i = 0; i < sampleWords(rows); ++i) {
        QVERIFY(sampleWord(i, rows) > last && sampleWord(i, rows) < rows / 64);
        last = sampleWord(i, rows);
    }
}

QTEST_APPLESS_MAIN(TestBestRows)
#include "tst_bestrows.moc"
