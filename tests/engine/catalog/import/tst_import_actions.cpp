// SPDX-License-Identifier: GPL-3.0-or-later
#include "importfixture.h"

#include "engine/catalog/import/interactions.h"
#include "engine/catalog/import/scores.h"

#include <cmath>

using namespace modalens;
using namespace modalens::test;

namespace {

/// "user item value time; ..." in the order of the catalog.
std::string listed(ImportFixture &in)
{
    std::string text;
    take(in.catalog().forEachInteraction([&](const Interaction &interaction) {
        text += interaction.user + " " + std::to_string(rowOf(interaction.item)) + " " +
                std::to_string(static_cast<int>(interaction.value * 10)) + " " +
                std::to_string(interaction.timeMs) + "; ";
    }));
    return text;
}

Result<ImportReport> interactions(ImportFixture &in, const fs::path &file)
{
    return importInteractions(in.catalog(), file, in.silent(), {});
}

Result<ImportReport> scores(ImportFixture &in, const fs::path &file)
{
    return importScores(in.catalog(), file, "bm25", in.silent(), {});
}

} // namespace

class TestImportActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void interactionsAreReadFromCommonFiles_data()
    {
        QTest::addColumn<std::string>("bytes");
        const auto row = [](const char *name, const char *bytes) {
            QTest::newRow(name) << std::string(bytes);
        };
        row("MovieLens", "userId,movieId,rating,timestamp\n1,item-0,4.5,964982703\n2,item-1,3,964982704\n");
        row("columns in another order",
            "timestamp,item_id,user_id,rating\n964982703,item-0,1,4.5\n964982704,item-1,2,3\n");
        row("no header, tabs", "1\titem-0\t4.5\t964982703\n2\titem-1\t3\t964982704\n");
        row("one object a line",
            "{\"reviewerID\":\"1\",\"asin\":\"item-0\",\"overall\":4.5,\"unixReviewTime\":964982703}\n"
            "{\"reviewerID\":\"2\",\"asin\":\"item-1\",\"overall\":3.0,\"unixReviewTime\":964982704}\n");
        row("milliseconds and dates",
            "user,item,value,time\n1,item-0,4.5,964982703000\n2,item-1,3,2000-07-30T18:45:04Z\n");
    }
    void interactionsAreReadFromCommonFiles()
    {
        QFETCH(std::string, bytes);
        ImportFixture in;
        take(in.catalog().putItems(textItems(2)));
        const auto report = interactions(in, in.write("ratings", bytes));
        VERIFY_OK(report);
        QCOMPARE(report->imported, 2);
        QCOMPARE(listed(in), std::string("1 0 45 964982703000; 2 1 30 964982704000; "));
    }

    void aRowWithoutAValueCountsOne()
    {
        ImportFixture in;
        take(in.catalog().putItems(textItems(1)));
        VERIFY_OK(interactions(in, in.write("i.csv", "user,item\nann,item-0\n")));
        QCOMPARE(listed(in), std::string("ann 0 10 0; "));
    }

    void badRowsAreNamedAndUnknownItemsCounted()
    {
        ImportFixture in;
        take(in.catalog().putItems(textItems(1)));
        const auto report = interactions(
            in,
            in.write("r.csv", "user,item,rating,time\n1,item-0,5,10\n,item-0,5,10\n2,,5,10\n"
                              "3,item-0,good,10\n4,item-0,5,noon\n5,x,5,10\n6,x,5,10\n7,item-0,nan,1\n8\n"));
        VERIFY_OK(report);
        QCOMPARE(report->imported, 1);
        VERIFY_MENTIONS(report->failures, "r.csv:row 2", "no user");
        VERIFY_MENTIONS(report->failures, "r.csv:row 3", "no item");
        VERIFY_MENTIONS(report->failures, "r.csv:row 4", "\"good\" is not a value");
        VERIFY_MENTIONS(report->failures, "r.csv:row 5", "\"noon\" is not a time");
        VERIFY_MENTIONS(report->failures, "r.csv: item \"x\"", "(2 rows)");
        VERIFY_MENTIONS(report->failures, "r.csv:row 8", "not a value");
        VERIFY_MENTIONS(report->failures, "r.csv:row 9", "1 cells");
        QCOMPARE(report->failures.size(), std::size_t{7});
    }

    void anotherRunAddsNothing()
    {
        ImportFixture in;
        take(in.catalog().putItems(textItems(2)));
        const fs::path file = in.write("r.csv", "user,item,rating,time\n1,item-0,5,10\n1,item-1,4,11\n");
        VERIFY_OK(interactions(in, file));
        VERIFY_OK(interactions(in, file));
        QCOMPARE(take(in.catalog().info()).interactions, 2);
    }

    void aTableWithoutUsersSaysWhatIsMissing()
    {
        ImportFixture in;
        const auto report = interactions(in, in.write("r.csv", "title,price\na,1\n"));
        QVERIFY(!report);
        QVERIFY(report.error().message.find("name them") != std::string::npos);
        QCOMPARE(take(in.catalog().jobs()).front().state, JobState::Failed);
    }

    void timesAreUnderstood_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << std::string("964982703") << qint64{964982703000};
        QTest::newRow("fractions of seconds") << std::string("0.5") << qint64{500};
        QTest::newRow("milliseconds") << std::string("1600000000000") << qint64{1600000000000};
        QTest::newRow("microseconds") << std::string("1600000000000000") << qint64{1600000000000};
        QTest::newRow("nanoseconds") << std::string("1600000000000000000") << qint64{1600000000000};
        QTest::newRow("a day") << std::string("1970-01-02") << qint64{86400000};
        QTest::newRow("a moment") << std::string("1970-01-01 00:01:01") << qint64{61000};
        QTest::newRow("a day that does not exist") << std::string("1970-02-31") << qint64{-1};
        QTest::newRow("a word") << std::string("yesterday") << qint64{-1};
        QTest::newRow("beyond all clocks") << std::string("1e300") << qint64{-1};
    }
    void timesAreUnderstood()
    {
        QFETCH(std::string, text);
        QFETCH(qint64, ms);
        QCOMPARE(qint64{timeMsFrom(text).value_or(-1)}, ms);
    }

    void wordsOfUsersAreTagsOnce()
    {
        ImportFixture in;
        const fs::path file = in.write("tags.csv", "userId,movieId,tag\n1,a,Funny\n2,a,funny\n2,a,old\n");
        ImportReport report;
        const ItemTags tags = take(collectUserTags(file, report, {}));
        QVERIFY(tags.at("a") == (std::vector<Tag>{{"tag", "Funny", "import"}, {"tag", "old", "import"}}));
    }

    void ratingsGiveTheirItemsTwoNumbers()
    {
        ImportFixture in;
        take(in.catalog().putItems(textItems(3)));
        VERIFY_OK(interactions(
            in, in.write("1.csv", "user,item,rating\n1,item-0,4\n2,item-0,2\n1,item-1,5\n3,item-0,bad\n")));
        QCOMPARE(in.field("item-0", "ratings"), 2.0);
        QCOMPARE(in.field("item-0", "rating mean"), 3.0);
        QCOMPARE(in.field("item-1", "rating mean"), 5.0);
        QCOMPARE(in.field("item-2", "ratings"), -1.0); // has none
        // Another file adds to them, and an item's old number goes with its new rating.
        VERIFY_OK(interactions(in, in.write("2.csv", "user,item,rating\n1,item-0,1\n3,item-0,3\n")));
        QCOMPARE(in.field("item-0", "ratings"), 3.0);
        QCOMPARE(in.field("item-0", "rating mean"), 2.0);
        QCOMPARE(in.field("item-1", "ratings"), 1.0);
    }

    void ratingsOutliveAChangeOfTheirItemsTable()
    {
        ImportFixture in;
        in.importTableNow(in.write("things.csv", "id,title\na,Crow\nb,Jay\n"));
        VERIFY_OK(interactions(in, in.write("r.csv", "user,item,rating\n1,a,4\n2,a,5\n")));
        QCOMPARE(in.importTableNow(in.write("things.csv", "id,title\na,Carrion crow\nb,Jay\n")).updated, 1);
        QCOMPARE(in.field("a", "ratings"), 2.0);
        QCOMPARE(in.field("a", "rating mean"), 4.5);
    }

    void scoresAreReadFromTablesAndRuns_data()
    {
        QTest::addColumn<std::string>("bytes");
        const auto row = [](const char *name, const char *bytes) {
            QTest::newRow(name) << std::string(bytes);
        };
        row("CSV", "query,item,score\nq1,item-0,1.5\nq2,item-0,2\nq1,item-1,-1\n");
        row("CSV by user", "score,user,movieId\n1.5,q1,item-0\n2,q2,item-0\n-1,q1,item-1\n");
        row("no header", "q1,item-0,1.5\nq2,item-0,2\nq1,item-1,-1\n");
        row("a TREC run", "q1 Q0 item-0 1 1.5 tag\nq2 Q0 item-0 1 2 tag\nq1\tQ0\titem-1\t2\t-1\ttag\n");
        row("a TREC run with names in %XX",
            "q%31 Q0 item%2D0 1 1.5 t\nq2 Q0 item-0 1 2 t\nq1 Q0 item%2d1 2 -1 t\n");
    }
    void scoresAreReadFromTablesAndRuns()
    {
        QFETCH(std::string, bytes);
        ImportFixture in;
        take(in.catalog().putItems(textItems(3)));
        const auto report = scores(in, in.write("scores", bytes));
        VERIFY_OK(report);
        QCOMPARE(report->imported, 3);
        QCOMPARE(take(in.catalog().scoreSignals()), std::vector<std::string>{"bm25"});
        const std::vector<float> first = take(in.catalog().scoreColumn("bm25", "q1"));
        QCOMPARE(first[0], 1.5f);
        QCOMPARE(first[1], -1.0f);
        QVERIFY(std::isnan(first[2]));
        QCOMPARE(take(in.catalog().scoreColumn("bm25", "q2"))[0], 2.0f);
    }

    void badScoresAreNamed()
    {
        ImportFixture in;
        take(in.catalog().putItems(textItems(1)));
        auto report = take(scores(
            in, in.write("s.csv",
                         "query,item,score\nq,item-0,nan\nq,item-0,inf\n,item-0,1\nq,who,1\nq,item-0,1\n")));
        QCOMPARE(report.imported, 1);
        for (const char *row : {"s.csv:row 1", "s.csv:row 2", "s.csv:row 3"})
            VERIFY_MENTIONS(report.failures, row, "no finite score");
        VERIFY_MENTIONS(report.failures, "who", "no such item");
        report =
            take(scores(in, in.write("run.txt", "q Q0 item-0 1 2.0 t\nq Q0 item-0 one 2.0 t\nnonsense\n")));
        QCOMPARE(report.imported, 1);
        VERIFY_MENTIONS(report.failures, "run.txt:row 2", "the line is not");
        VERIFY_MENTIONS(report.failures, "run.txt:row 3", "the line is not");
        const auto none = scores(in, in.write("t.csv", "a,b\nx,y\n"));
        QVERIFY(!none);
        QVERIFY(none.error().message.find("\"score\"") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestImportActions)
#include "tst_import_actions.moc"
