// SPDX-License-Identifier: GPL-3.0-or-later
#include "importfixture.h"

#include "engine/catalog/sourceplan.h"

#include <nlohmann/json.hpp>

#include <map>

using namespace modalens;
using namespace modalens::test;

namespace {

Result<ImportReport> any(ImportFixture &in, const fs::path &path)
{
    return importAny(in.catalog(), path, in.silent(), {});
}

void writeMovies(const ImportFixture &in)
{
    in.write("movies.csv",
             "movieId,title,genres\n1,Toy Story (1995),Adventure|Comedy\n2,Jumanji (1995),Adventure\n"
             "3,Nothing (2001),(no genres listed)\n");
    in.write("ratings.csv",
             "userId,movieId,rating,timestamp\n1,1,4.0,964982703\n2,1,5.0,964982704\n2,2,3.0,964982705\n");
    in.write("tags.csv", "userId,movieId,tag,timestamp\n2,1,pixar,1445714994\n");
    in.write("links.csv", "movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,8844\n3,0113228,15602\n");
    in.write("README.txt", "About the ratings.");
}

/// "movies.csv=items links.csv=unused", in the order of the plan.
std::string shapeOf(const SourcePlan &plan)
{
    const std::map<SourceUse, std::string> names{
        {SourceUse::Media, "media"},   {SourceUse::Items, "items"},
        {SourceUse::UserTags, "tags"}, {SourceUse::Interactions, "interactions"},
        {SourceUse::Scores, "scores"}, {SourceUse::Vectors, "vectors"},
        {SourceUse::Unused, "unused"}};
    std::string text;
    for (const SourceFile &file : plan.files)
        text += (text.empty() ? "" : " ") + file.file.filename().string() + "=" + names.at(file.use);
    return text;
}

std::string exercises(const ImportFixture &in)
{
    std::string json = "[";
    for (int i = 0; i < 12; ++i) {
        const std::string id = "E" + std::to_string(i);
        json += std::string(i > 0 ? "," : "") + "{\"id\":\"" + id + "\",\"name\":\"Name " + id +
                "\",\"images\":[\"" + id + "/0.jpg\"]}";
        in.write("images/" + id + "_0.jpg");
    }
    return json + "]";
}

} // namespace

class TestImportAny : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratedMoviesAreItemsWithInteractions()
    {
        ImportFixture in;
        writeMovies(in);
        const ImportReport report = take(any(in, in.root()));
        QCOMPARE(report.imported, 3 + 3);
        QCOMPARE(report.interactions, 3);
        QVERIFY2(report.failures.empty(), listed(report.failures).c_str());
        VERIFY_MENTIONS(report.notes, "links.csv", "not imported");
        QCOMPARE(in.title("1"), std::string("Toy Story (1995)"));
        QCOMPARE(in.tagValues("1", "genres"), (std::multiset<std::string>{"Adventure", "Comedy"}));
        QCOMPARE(in.tagValues("1", "tag"), std::multiset<std::string>{"pixar"});
        QVERIFY(in.tagValues("3", "genres").empty());
        QCOMPARE(in.field("1", "ratings"), 2.0);
        QCOMPARE(in.field("1", "rating mean"), 4.5);
        QCOMPARE(in.field("1", "year"), 1995.0);
        QCOMPARE(take(in.catalog().info()).interactions, 3);
        QCOMPARE(take(any(in, in.root())).skipped, 3);
        QCOMPARE(take(in.catalog().info()).interactions, 3);
        QCOMPARE(in.field("1", "ratings"), 2.0);
        // More ratings are no change of the items: their vectors stay.
        in.write("ratings.csv", "userId,movieId,rating,timestamp\n3,1,3.0,964982706\n");
        QCOMPARE(take(any(in, in.root())).skipped, 3);
        QCOMPARE(in.field("1", "ratings"), 3.0);
        QCOMPARE(in.field("1", "rating mean"), 4.0);
    }

    void aFolderWithATableOfItsPicturesIsThatTable()
    {
        ImportFixture in;
        in.write("exercises.json", exercises(in));
        in.write("LICENSE.md", "free");
        const ImportReport report = take(any(in, in.root()));
        QCOMPARE(report.imported, 12);
        QVERIFY2(report.failures.empty(), listed(report.failures).c_str());
        QVERIFY(in.assets("E7").back().path.ends_with("images/E7_0.jpg"));
    }

    void aFolderOfMediaStaysOneBesideAStrayTable()
    {
        ImportFixture in;
        in.write("birds/crow.png");
        in.write("prices.csv", "title,price\nCrow,1\nJay,2\n");
        QCOMPARE(take(any(in, in.root())).imported, 1);
        QVERIFY(in.has("birds/crow"));
    }

    void aPlanSaysWhatAnImportDoes_data()
    {
        QTest::addColumn<QStringList>("files"); // "NAME:CONTENT"
        QTest::addColumn<std::string>("plan");
        QTest::addColumn<qint64>("items");
        QTest::addColumn<std::string>("noted");
        const auto row = [](const char *name, const QStringList &files, const char *plan, int items,
                            const char *noted) {
            QTest::newRow(name) << files << std::string(plan) << qint64{items} << std::string(noted);
        };
        const QString things = QStringLiteral("things.csv:id,title\na,Thing A\nb,Thing B\n");
        row("media alone", {QStringLiteral("a.png:x"), QStringLiteral("b.png:x")}, "media=media", 2, "");
        row("a table alone", {things}, "things.csv=items", 2, "");
        row("a table beside media that are not its own", {QStringLiteral("a.png:x"), things},
            "media=media things.csv=unused", 1, "things.csv");
        row("settings beside photographs",
            {QStringLiteral("a.png:x"), QStringLiteral("a.json:{\"iso\": 3}\n")}, "media=media", 1, "");
        row("a table of the media beside it",
            {QStringLiteral("p/a.png:x"), QStringLiteral("t.csv:title,image\nOne,p/a.png\n")}, "t.csv=items",
            1, "");
        row("the smaller of two tables", {things, QStringLiteral("other.csv:id,title\nc,Thing C\n")},
            "things.csv=items other.csv=unused", 2, "other.csv");
        row("scores beside items", {things, QStringLiteral("bm25.csv:query,item,score\nq,a,5\n")},
            "things.csv=items bm25.csv=unused", 2, "bm25.csv");
    }
    void aPlanSaysWhatAnImportDoes()
    {
        QFETCH(QStringList, files);
        QFETCH(std::string, plan);
        QFETCH(qint64, items);
        QFETCH(std::string, noted);
        ImportFixture in;
        for (const QString &file : files)
            in.write(file.section(QLatin1Char(':'), 0, 0).toStdString(),
                     file.section(QLatin1Char(':'), 1).toStdString());
        QCOMPARE(shapeOf(take(planSource(in.root()))), plan);
        const ImportReport report = take(any(in, in.root()));
        QCOMPARE(qint64{report.imported}, items);
        QCOMPARE(report.notes.empty(), noted.empty());
        if (!noted.empty())
            VERIFY_MENTIONS(report.notes, noted, "not imported");
        if (plan.starts_with("media"))
            QCOMPARE(qint64{take(previewFolder(in.root(), LeftOvers::LeaveOut, in.silent(), {})).items},
                     items);
    }

    void ratedMoviesArePlannedWhole()
    {
        ImportFixture in;
        writeMovies(in);
        QCOMPARE(shapeOf(take(planSource(in.root()))),
                 std::string("movies.csv=items tags.csv=tags ratings.csv=interactions links.csv=unused"));
    }

    void aMappingReplacesTheGuess()
    {
        ImportFixture in;
        const fs::path file = in.write("log.csv", "user,item,rating\nann,x,5\nbob,y,3\n");
        SourcePlan plan = take(planSource(file));
        QCOMPARE(shapeOf(plan), std::string("log.csv=interactions"));
        VERIFY_OK(useMapping(plan, {{{"item", ColumnUse::Key, {}}, {"user", ColumnUse::Text, {}}}}));
        QCOMPARE(take(importPlanned(in.catalog(), plan, in.silent(), {})).imported, 2);
        QVERIFY(in.has("x") && in.has("y"));
        in.write("pictures/a.png");
        plan = take(planSource(in.root() / "pictures"));
        QCOMPARE(useMapping(plan, {}).error().code, ErrorCode::InvalidArgument);
    }

    void filesAreToldApartByLooking_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<qint64>("items");
        QTest::addColumn<qint64>("interactions");
        QTest::addColumn<qint64>("signals");
        const auto row = [](const char *name, const char *file, const char *bytes, int items,
                            int interactions, int scores) {
            QTest::newRow(name) << std::string(file) << std::string(bytes) << qint64{items}
                                << qint64{interactions} << qint64{scores};
        };
        row("a table of items", "things.csv", "id,title\na,Thing A\nb,Thing B\n", 4, 0, 0);
        row("one object a line", "things.txt", "{\"id\":\"a\",\"title\":\"Thing A\"}\n", 3, 0, 0);
        row("interactions", "log.csv", "user,item,rating\nann,item-0,5\n", 2, 1, 0);
        row("scores", "bm25.csv", "query,item,score\nq,item-0,5\n", 2, 0, 1);
        row("posts of users with their scores", "posts.csv",
            "id,title,score,user\na,Some words,5,ann\nb,Others,7,bob\n", 4, 0, 0);
        row("a TREC run", "bm25.run", "q Q0 item-0 1 5.0 t\n", 2, 0, 1);
    }
    void filesAreToldApartByLooking()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, bytes);
        QFETCH(qint64, items);
        QFETCH(qint64, interactions);
        QFETCH(qint64, signals);
        ImportFixture in;
        take(in.catalog().putItems(textItems(2)));
        VERIFY_OK(any(in, in.write(name, bytes)));
        QCOMPARE(qint64{in.itemCount()}, items);
        QCOMPARE(qint64{take(in.catalog().info()).interactions}, interactions);
        QCOMPARE(static_cast<qint64>(take(in.catalog().scoreSignals()).size()), signals);
    }

    void vectorsFindTheirKeysBesideThem()
    {
        ImportFixture in;
        take(in.catalog().putItems(textItems(2)));
        const std::string header = "{\"e\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}";
        const std::uint64_t length = header.size();
        const float one = 1;
        const fs::path file =
            in.write("clip.safetensors", std::string(reinterpret_cast<const char *>(&length), 8) + header +
                                             std::string(reinterpret_cast<const char *>(&one), 4));
        in.write("clip.ids.txt", "item-1\n");
        VERIFY_OK(any(in, file));
        QCOMPARE(take(in.catalog().findSpace("clip"))->vectorCount, 1);
    }

    void whatCannotBeImportedSaysWhy_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("words");
        QTest::newRow("a single picture")
            << std::string("a.png") << std::string("x") << std::string("folder it lies in");
        QTest::newRow("a table of nothing but numbers")
            << std::string("n.csv") << std::string("x,y\n1,2\n3,4\n") << std::string("choose the columns");
        QTest::newRow("a program") << std::string("a.bin")
                                   << std::string("\x7f"
                                                  "ELF\0\0",
                                                  6)
                                   << std::string("binary");
        QTest::newRow("an empty file") << std::string("e.csv") << std::string() << std::string("empty");
    }
    void whatCannotBeImportedSaysWhy()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, bytes);
        QFETCH(std::string, words);
        ImportFixture in;
        const fs::path file = in.write(name, bytes);
        const auto report = any(in, file);
        QVERIFY(!report);
        QVERIFY2(report.error().message.find(words) != std::string::npos, report.error().message.c_str());
        QCOMPARE(report.error().subject, file.string());
    }

    void aMissingPathIsNotFound()
    {
        ImportFixture in;
        const auto report = any(in, in.root() / "absent");
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::NotFound);
    }

    void reportsAreJsonWhateverTheNames()
    {
        ImportReport report;
        report.imported = 3;
        report.wasCancelled = true;
        addFailure(report, "a\"b\n\xFF", "it's bad");
        const nlohmann::json json = nlohmann::json::parse(toJson(report));
        QCOMPARE(json["imported"].get<int>(), 3);
        QVERIFY(json["cancelled"].get<bool>());
        QCOMPARE(json["failures"][0]["what"].get<std::string>(), std::string("a\"b\n\xEF\xBF\xBD"));
    }

    void failuresAreListedUpToALimitAndThenCounted()
    {
        ImportReport report;
        for (std::size_t i = 0; i < kMaxFailuresListed + 5; ++i)
            addFailure(report, "row", "bad");
        QCOMPARE(report.failures.size(), kMaxFailuresListed);
        QCOMPARE(report.unlistedFailures, 5);
    }
};

QTEST_APPLESS_MAIN(TestImportAny)
#include "tst_import_any.moc"
