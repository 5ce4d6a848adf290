// SPDX-License-Identifier: GPL-3.0-or-later
#include "importfixture.h"

#include "engine/catalog/import/columnguess.h"
#include "engine/catalog/import/pathtemplate.h"
#include "engine/catalog/import/rowdraft.h"
#include "engine/catalog/import/tablereader.h"

#include <sys/resource.h>

using namespace modalens;
using namespace modalens::test;

namespace {

/// JSON is written with apostrophes for the sake of the eye.
std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// Columns, rows and bad rows as one string: "a|b / 1|2 / !3 reason".
std::string readAll(const fs::path &file)
{
    const auto reader = take(openTable(file));
    std::string rows;
    TableRow row;
    for (RowRead read = reader->next(row); read.kind != RowRead::Kind::End; read = reader->next(row)) {
        rows += " / ";
        if (read.kind == RowRead::Kind::Bad) {
            rows += "!" + std::to_string(reader->rowNumber());
            continue;
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            rows += i > 0 ? "|" : "";
            for (const std::string &entry : row[i].list)
                rows += "[" + entry + "]";
            rows += row[i].text;
        }
    }
    std::string columns;
    for (const std::string &column : reader->columns())
        columns += (columns.empty() ? "" : "|") + column;
    return columns + rows + (reader->wasSanitised() ? " ~" : "");
}

const char *useName(ColumnUse use)
{
    switch (use) {
    case ColumnUse::Ignore:
        return "ignore";
    case ColumnUse::Key:
        return "key";
    case ColumnUse::Title:
        return "title";
    case ColumnUse::Text:
        return "text";
    case ColumnUse::Image:
        return "image";
    case ColumnUse::Audio:
        return "audio";
    case ColumnUse::Video:
        return "video";
    case ColumnUse::Tag:
        return "tag";
    case ColumnUse::Number:
        break;
    }
    return "number";
}

std::string useOf(const TableMapping &mapping, std::string_view column)
{
    for (const ColumnMapping &mapped : mapping.columns)
        if (mapped.column == column)
            return useName(mapped.use);
    return "no such column";
}

/// Twenty exercises of the shape of a real collection: lists, nulls, two pictures whose names on disk differ
/// from the table.
std::string exercisesJson(const ImportFixture &in, int count = 20)
{
    std::string json = "[\n";
    for (int i = 0; i < count; ++i) {
        const std::string id = "Exercise_" + std::to_string(i);
        json += std::string(i > 0 ? "," : "") + quoted("{'name': 'Exercise ") + std::to_string(i) +
                quoted("', 'force': ") +
                (i % 5 == 0 ? "null"
                 : i % 2    ? quoted("'push'")
                            : quoted("'pull'")) +
                quoted(", 'level': 'beginner', 'primaryMuscles': ['muscle") + std::to_string(i % 4) +
                quoted("'], 'secondaryMuscles': [], 'instructions': ['Lie down on the floor and secure your "
                       "feet.',") +
                quoted("'Return to the starting position after a short pause.'], 'seconds': ") +
                std::to_string(10 + i) + quoted(", 'images': ['") + id + quoted("/0.jpg', '") + id +
                quoted("/1.jpg'], 'id': '") + id + "\"}\n";
        in.write("set/images/" + id + "_0.jpg");
        in.write("set/images/" + id + "_1.jpg");
    }
    return json + "]";
}

std::int64_t peakResidentKiB()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace

class TestImportTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesAreRead_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, std::string bytes, const char *expected) {
            QTest::newRow(name) << std::move(bytes) << std::string(expected);
        };
        row("plain CSV", "id,name\n1,crow\n2,jay\n", "id|name / 1|crow / 2|jay");
        row("no line end after the last row", "id,name\n1,crow", "id|name / 1|crow");
        row("a byte order mark and CRLF", "\xEF\xBB\xBFid,name\r\n1,crow\r\n", "id|name / 1|crow");
        row("carriage returns alone", "id,name\r1,crow\r", "id|name / 1|crow");
        row("blank lines between rows", "id,name\n\n1,crow\n\n\n2,jay\n", "id|name / 1|crow / 2|jay");
        row("quoted delimiters, quotes and line breaks", "id,name\n1,\"a, \"\"b\"\"\nc\"\n",
            "id|name / 1|a, \"b\"\nc");
        row("a quote inside a plain cell is itself", "id,name\n1,5\" disk\n", "id|name / 1|5\" disk");
        row("tabs", "id\tname\n1\ta,b\n", "id|name / 1|a,b");
        row("semicolons with decimal commas", "id;name;x\n1;a;1,5\n2;b;2,5\n",
            "id|name|x / 1|a|1,5 / 2|b|2,5");
        row("bars as delimiters", "id|name\n1|crow\n", "id|name / 1|crow");
        row("bars inside cells are not delimiters", "id,genres\n1,A|B|C\n2,A|B\n",
            "id|genres / 1|A|B|C / 2|A|B");
        row("ragged rows are bad, the others good", "id,name\n1\n2,b,c\n3,d\n", "id|name / !1 / !2 / 3|d");
        row("an unclosed quote costs its line only", "id,name\n1,\"open\n2,b\n", "id|name / !1 / 2|b");
        row("a quote that closes lines later is one cell", "id,name\n1,\"a\nb\"\n2,c\n",
            "id|name / 1|a\nb / 2|c");
        row("no header", "196\t242\t3\n186\t302\t3\n", "column 1|column 2|column 3 / 196|242|3 / 186|302|3");
        row("a header with a number in it", "id,2019,2020\n1,5,6\n", "id|2019|2020 / 1|5|6");
        row("two columns of one name", "id,a,a\n1,2,3\n", "id|a|a (2) / 1|2|3");
        row("bad UTF-8 is replaced and reported", "id,name\n1,a\xFF\n", "id|name / 1|a\xEF\xBF\xBD ~");
        row("empty cells", "id,name\n1,\n,b\n", "id|name / 1| / |b");
        row("a JSON array", "[{\"id\":1,\"tags\":[\"a\",\"b\"]},{\"id\":2.5,\"x\":true}]",
            "id|tags|x / 1|[a][b] / 2.5||true");
        row("brackets and escaped quotes inside strings", quoted("[{'a':']}\\'{[\\\\'},{'a':'b'}]"),
            "a / ]}\"{[\\ / b");
        row("members of nested objects", quoted("[{'a':{'b':1,'c':'x'},'d':2}]"), "a.b|a.c|d / 1|x|2");
        row("a bad element of an array", quoted("[{'a':1},{'a':},5,{'a':2}]"), "a / 1 / !2 / !3 / 2");
        row("an array that ends too early", quoted("[{'a':1},{'a':2"), "a / 1 / !2");
        row("an array that is not closed", quoted("[{'a':1},"), "a / 1 / !2");
        row("an empty array", "[ ]", "");
        row("one object a line", "{\"a\":1}\n\n{\"a\":2}\r\n", "a / 1 / 2");
        row("a bad line", "{\"a\":1}\n{\"a\":\nnonsense\n{\"a\":2}", "a / 1 / !2 / !3 / 2");
        row("bad UTF-8 in JSON", "[{\"a\":\"x\xFF\"}]", "a / x\xEF\xBF\xBD ~");
        row("a number that is no number", quoted("[{'a':1e999},{'a':2}]"), "a / !1 / 2");
    }
    void tablesAreRead()
    {
        QFETCH(std::string, bytes);
        QFETCH(std::string, expected);
        ImportFixture in;
        QCOMPARE(readAll(in.write("table", bytes)), expected);
    }

    void filesThatAreNoTablesSaySo_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("words");
        QTest::newRow("empty") << std::string() << std::string("empty");
        QTest::newRow("binary") << std::string("\x89PNG\0\0\0\0", 8) << std::string("binary");
        QTest::newRow("UTF-16") << std::string("\xFF\xFE"
                                               "a\0",
                                               4)
                                << std::string("save it as UTF-8");
        QTest::newRow("one JSON object") << std::string("{\n\"a\": [1]\n}") << std::string("one JSON object");
        QTest::newRow("a header alone") << std::string("id,name\n") << std::string("no row");
        QTest::newRow("only bad rows") << std::string("[1,2,3]") << std::string("no row");
    }
    void filesThatAreNoTablesSaySo()
    {
        QFETCH(std::string, bytes);
        QFETCH(std::string, words);
        ImportFixture in;
        const fs::path file = in.write("table", bytes);
        const auto preview = previewTable(file);
        QVERIFY(!preview);
        QVERIFY2(preview.error().message.find(words) != std::string::npos, preview.error().message.c_str());
        QCOMPARE(preview.error().subject, file.string());
    }

    void hugeCellsAreRefusedWithBoundedMemory_data()
    {
        QTest::addColumn<std::string>("before");
        QTest::addColumn<std::string>("after");
        QTest::addColumn<std::string>("expected");
        QTest::newRow("a JSON string of 200 MB")
            << std::string(quoted("[{'id':'a'},{'id':'")) << std::string(quoted("'},{'id':'b'}]"))
            << std::string("id / a / !2 / b");
        QTest::newRow("a JSON line of 200 MB")
            << std::string("{\"id\":\"a\"}\n{\"id\":\"") << std::string("\"}\n{\"id\":\"b\"}")
            << std::string("id / a / !2 / b");
        QTest::newRow("a plain CSV cell of 200 MB")
            << std::string("id,x\na,1\n") << std::string(",2\nb,3\n") << std::string("id|x / a|1 / !2 / b|3");
        QTest::newRow("a quoted CSV cell of 200 MB")
            << std::string("id,x\na,1\n\"") << std::string("\",2\nb,3\n")
            << std::string("id|x / a|1 / !2 / b|3");
    }
    void hugeCellsAreRefusedWithBoundedMemory()
    {
        QFETCH(std::string, before);
        QFETCH(std::string, after);
        QFETCH(std::string, expected);
        ImportFixture in;
        const fs::path file = in.write("table", before);
        {
            std::ofstream out(file, std::ios::app | std::ios::binary);
            const std::string piece(1 << 20, 'x');
            for (int i = 0; i < 200; ++i)
                out << piece;
            out << after;
        }
        const std::int64_t before200 = peakResidentKiB();
        QCOMPARE(readAll(file), expected);
        QVERIFY2(peakResidentKiB() - before200 < 100'000, "memory grew with the cell");
    }

    void aCellOverTheLimitNamesItsColumn()
    {
        ImportFixture in;
        const std::string big(kMaxCellBytes + 1, 'x');
        const fs::path json =
            in.write("a.json", quoted("[{'id':'a','body':'") + big + quoted("'},{'id':'b','body':'ok'}]"));
        const ImportReport report =
            take(importTable(in.catalog(), json,
                             {{{"id", ColumnUse::Key, {}}, {"body", ColumnUse::Text, {}}}}, in.silent(), {}));
        QCOMPARE(report.imported, 1);
        VERIFY_MENTIONS(report.failures, "a.json:row 1", "\"body\" is longer than 1 MiB");
    }

    void meaningIsGuessedFromNamesAndValues_data()
    {
        QTest::addColumn<std::string>("table");
        QTest::addColumn<std::string>("column");
        QTest::addColumn<std::string>("use");
        std::string shop = "productId,product_name,about_it,price,brand,picture,clip,sound,link,added,in "
                           "stock,mood,genres,supplier_id\n";
        for (int i = 0; i < 30; ++i) {
            const std::string n = std::to_string(i);
            shop += n + ",Thing " + n + ",A long description of thing number " + n +
                    " and what it is good for,9." + n + ",B" + std::to_string(i % 3) + ",p/" + n + ".jpg,v/" +
                    n + ".mp4,s/" + n + ".ogg,https://x.org/" + n + ".jpg,2020-01-01,yes," +
                    (i % 2 ? "calm" : "wild") + ",Comedy|Drama," + std::to_string(i % 7) + "\n";
        }
        const auto row = [&](const char *name, const char *column, const char *use) {
            QTest::newRow(name) << shop << std::string(column) << std::string(use);
        };
        row("a unique id", "productId", "key");
        QTest::newRow("an id that two rows share")
            << std::string("id,title\na,Crow\na,Jay\nb,Robin\n") << std::string("id") << std::string("key");
        row("a name", "product_name", "title");
        row("sentences", "about_it", "text");
        row("numbers", "price", "number");
        row("few values", "brand", "tag");
        row("paths of pictures", "picture", "image");
        row("paths of clips", "clip", "video");
        row("paths of sounds", "sound", "audio");
        row("addresses on the web", "link", "ignore");
        row("dates", "added", "ignore");
        row("yes and no", "in stock", "tag");
        row("words that repeat", "mood", "tag");
        row("lists with bars", "genres", "tag");
        row("an id of something else", "supplier_id", "ignore");
    }
    void meaningIsGuessedFromNamesAndValues()
    {
        QFETCH(std::string, table);
        QFETCH(std::string, column);
        QFETCH(std::string, use);
        ImportFixture in;
        QCOMPARE(useOf(take(previewTable(in.write("shop.csv", table))).mapping, column), use);
    }

    void aColumnCalledLikeMediaStaysOne_data()
    {
        QTest::addColumn<std::string>("column");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<std::string>("use");
        QTest::addColumn<qint64>("unresolved");
        const auto row = [](const char *name, const char *column, const QStringList &values, const char *use,
                            int unresolved) {
            QTest::newRow(name) << std::string(column) << values << std::string(use) << qint64{unresolved};
        };
        const QString a = QStringLiteral("foo/a.jpg");
        const QString b = QStringLiteral("foo/b.jpg");
        const auto text = [](const char *value) { return QString::fromUtf8(value); };
        row("paths that lead nowhere", "image", {a, b}, "image", 2);
        row("paths without an extension", "image", {text("foo/a"), text("foo/b")}, "image", 2);
        row("extensions that nobody knows", "picture", {text("a.jfif"), text("b.psd")}, "image", 2);
        row("some words among the paths", "photo", {a, text("none"), b}, "image", 3);
        row("mostly empty cells", "cover", {a, QString(), QString()}, "image", 1);
        row("paths of Windows", "product_image_path", {text("C:\\pics\\a"), text("C:\\pics\\b.x")}, "image",
            2);
        row("sounds", "audioFile", {text("s/1"), text("s/2")}, "audio", 2);
        row("clips", "clip", {text("v/1.xyz"), text("v/2.xyz")}, "video", 2);
        row("an extension says more than a name", "picture", {text("a.mp3"), text("b.mp3")}, "audio", 2);
        row("words in a column called image", "image",
            {text("a red boat"), text("a blue ship"), text("a tree")}, "text", 0);
        row("addresses in a column called image", "image",
            {text("https://x.org/a.jpg"), text("https://x.org/b.jpg")}, "ignore", 0);
        row("paths in a column called otherwise", "place", {text("foo/a"), text("foo/b"), text("foo/c")},
            "text", 0);
        row("sentences with a slash", "video", {text("wide and/or long"), text("either/or")}, "text", 0);
    }
    void aColumnCalledLikeMediaStaysOne()
    {
        QFETCH(std::string, column);
        QFETCH(QStringList, values);
        QFETCH(std::string, use);
        QFETCH(qint64, unresolved);
        std::string table = "id,title," + column + "\n";
        for (qsizetype i = 0; i < values.size(); ++i)
            table += std::to_string(i) + ",Thing " + std::to_string(i) + "," + values[i].toStdString() + "\n";
        ImportFixture in;
        const TablePreview preview = take(previewTable(in.write("t.csv", table)));
        QCOMPARE(useOf(preview.mapping, column), use);
        QCOMPARE(qint64{preview.unresolvedPaths}, unresolved);
        QCOMPARE(preview.mediaColumns.size(), std::size_t(unresolved > 0 ? 1 : 0));
        if (unresolved > 0)
            QVERIFY(preview.mediaColumns.front().leadNowhere());
    }

    void aCollectionOfExercisesIsUnderstoodAsItIs()
    {
        ImportFixture in;
        const fs::path file = in.write("set/exercises.json", exercisesJson(in));
        const TablePreview preview = take(previewTable(file));
        const std::pair<const char *, const char *> expected[] = {{"id", "key"},
                                                                  {"name", "title"},
                                                                  {"instructions", "text"},
                                                                  {"force", "tag"},
                                                                  {"level", "tag"},
                                                                  {"primaryMuscles", "tag"},
                                                                  {"secondaryMuscles", "ignore"},
                                                                  {"seconds", "number"},
                                                                  {"images", "image"}};
        for (const auto &[column, use] : expected)
            QCOMPARE(useOf(preview.mapping, column), std::string(use));
        QCOMPARE(preview.rowCount, 20);
        QCOMPARE(preview.rows.size(), std::size_t{20});
        QCOMPARE(preview.unresolvedPaths, 0);
        for (const ColumnMapping &column : preview.mapping.columns)
            if (column.use == ColumnUse::Image)
                QCOMPARE(column.pathTemplate, std::string("images/{dir}_{name}"));

        const ImportReport report = take(importTable(in.catalog(), file, preview.mapping, in.silent(), {}));
        QCOMPARE(report.imported, 20);
        QVERIFY2(report.failures.empty(), listed(report.failures).c_str());
        const std::vector<Asset> assets = in.assets("Exercise_3");
        QCOMPARE(assets.size(), std::size_t{4});
        QCOMPARE(assets[0].text, std::string("Exercise 3"));
        QVERIFY(assets[1].text.find("feet.\nReturn") != std::string::npos);
        QCOMPARE(assets[2].role, AssetRole::Primary);
        QVERIFY(assets[2].path.ends_with("images/Exercise_3_0.jpg"));
        QCOMPARE(assets[3].role, AssetRole::Content);
        QCOMPARE(in.tagValues("Exercise_3", "primaryMuscles"), std::multiset<std::string>{"muscle3"});
        QVERIFY(in.tagValues("Exercise_5", "force").empty());
        QCOMPARE(in.field("Exercise_3", "seconds"), 13.0);
    }

    void theMappingCanBeOverridden()
    {
        ImportFixture in;
        const fs::path file = in.write("set/exercises.json", exercisesJson(in));
        const TableMapping mapping{{{"name", ColumnUse::Key, {}},
                                    {"level", ColumnUse::Text, {}},
                                    {"images", ColumnUse::Image, "wrong/{name}"}}};
        const TablePreview preview = take(previewTable(file, mapping));
        QCOMPARE(preview.unresolvedPaths, 40);
        QCOMPARE(preview.unresolvedExamples.size(), std::size_t{5});
        QCOMPARE(preview.rows.front().size(), std::size_t{3});
        const ImportReport report = take(importTable(in.catalog(), file, mapping, in.silent(), {}));
        QCOMPARE(report.imported, 20);
        QCOMPARE(report.failures.size(), std::size_t{40});
        VERIFY_MENTIONS(report.failures, "exercises.json:row 4", "Exercise_3/1.jpg");
        QCOMPARE(in.assets("Exercise 3").size(), std::size_t{1});
    }

    void templatesAreGuessedByTrying_data()
    {
        QTest::addColumn<std::string>("onDisk");
        QTest::addColumn<std::string>("value");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, const char *onDisk, const char *value, const char *expected) {
            QTest::newRow(name) << std::string(onDisk) << std::string(value) << std::string(expected);
        };
        row("as it is", "a/0.jpg", "a/0.jpg", "{path}");
        row("a leading dot", "a/0.jpg", "./a/0.jpg", "{path}");
        row("Windows separators", "a/0.jpg", "a\\0.jpg", "{path}");
        row("in a folder of its own", "images/a/0.jpg", "a/0.jpg", "images/{path}");
        row("two levels down", "data/images/0.jpg", "0.jpg", "data/images/{path}");
        row("folder joined to the name", "images/a_0.jpg", "a/0.jpg", "images/{dir}_{name}");
        row("folder joined with a dash", "pics/a-0.jpg", "a/0.jpg", "pics/{dir}-{name}");
        row("folder dropped", "0.jpg", "old/place/0.jpg", "{name}");
        row("nowhere", "other.jpg", "0.jpg", "{path}");
    }
    void templatesAreGuessedByTrying()
    {
        QFETCH(std::string, onDisk);
        QFETCH(std::string, value);
        QFETCH(std::string, expected);
        ImportFixture in;
        in.write(onDisk);
        QCOMPARE(guessTemplate(in.root(), std::span(&value, 1)), expected);
    }

    void templatesAreFilled()
    {
        QCOMPARE(filledTemplate("x/{stem}-{dir}.{ext}", "a/b/c.d.jpg"), std::string("x/c.d-a/b.jpg"));
        QCOMPARE(filledTemplate("{unknown}/{name", "a.jpg"), std::string("{unknown}/{name"));
        ImportFixture in;
        fs::create_directories(in.root() / "folder.jpg");
        QVERIFY(resolvedPath(in.root(), "", "folder.jpg").empty());
        QVERIFY(resolvedPath("/", "", "/dev/null").empty());
        QVERIFY(resolvedPath(in.root(), "", std::string(10'000, 'x')).empty());
        QVERIFY(resolvedPath(in.root(), "", std::string("a\0b", 3)).empty());
    }

    void badRowsAreNamedAndTheRestImported()
    {
        ImportFixture in;
        const fs::path file =
            in.write("t.csv", "id,title,price,mood\n1,One,5,calm\n1,Again,6,calm\n,Nothing,7,calm\n3,Three\n"
                              "4,Four,cheap,calm\n5,\"x'); DROP TABLE items;--\",1e400,calm\n");
        const TableMapping mapping{
            {{"id", ColumnUse::Key, {}}, {"title", ColumnUse::Title, {}}, {"price", ColumnUse::Number, {}}}};
        const ImportReport report = take(importTable(in.catalog(), file, mapping, in.silent(), {}));
        QCOMPARE(report.imported, 3);
        VERIFY_MENTIONS(report.failures, "t.csv:row 2", "already used in row 1");
        VERIFY_MENTIONS(report.failures, "t.csv:row 3", "no id");
        VERIFY_MENTIONS(report.failures, "t.csv:row 4", "2 cells where the header has 4");
        VERIFY_MENTIONS(report.failures, "t.csv:row 5", "\"cheap\" in column \"price\" is not a number");
        QCOMPARE(in.title("1"), std::string("One"));
        QCOMPARE(in.title("5"), std::string("x'); DROP TABLE items;--"));
        QCOMPARE(in.field("4", "price"), -1.0);
    }

    void rowsWithoutIdsAreKnownByTheirTitleOrNumber()
    {
        ImportFixture in;
        in.importTableNow(in.write("a.csv", "title,price\nCrow,1\nJay,2\n"));
        QVERIFY(in.has("Crow") && in.has("Jay"));
        const TableMapping onlyText{{{"text", ColumnUse::Text, {}}}};
        take(importTable(in.catalog(), in.write("b.csv", "text,x\nhello,1\n"), onlyText, in.silent(), {}));
        QVERIFY(in.has("b/1"));
    }

    void anotherRunSkipsUnchangedRows()
    {
        ImportFixture in;
        std::string csv = "id,title\n";
        for (int i = 0; i < 1500; ++i)
            csv += std::to_string(i) + ",Title " + std::to_string(i) + "\n";
        const fs::path file = in.write("t.csv", csv);
        QCOMPARE(in.importTableNow(file).imported, 1500);
        QCOMPARE(in.importTableNow(file).skipped, 1500);
        csv.replace(csv.find("Title 7\n"), 7, "Other 7");
        csv.erase(csv.find("9,Title 9\n"), 10);
        in.write("t.csv", csv + "2000,New\n");
        const ImportReport report = in.importTableNow(file);
        QCOMPARE(report.imported, 1);
        QCOMPARE(report.updated, 1);
        QCOMPARE(report.vanished, 1);
        VERIFY_MENTIONS(report.notes, "9", "kept");
        QCOMPARE(in.title("7"), std::string("Other 7"));
    }

    void anIdOfAnotherTableIsTakenOverWithANote()
    {
        ImportFixture in;
        in.importTableNow(in.write("a.csv", "id,title\n1,One\n2,Two\n"));
        const ImportReport report = in.importTableNow(in.write("b.csv", "id,title\n2,Zwei\n3,Drei\n"));
        QCOMPARE(report.updated, 1);
        VERIFY_MENTIONS(report.notes, "b.csv", "1 items had been imported from elsewhere");
        QCOMPARE(in.title("2"), std::string("Zwei"));
    }

    void aPictureThatAppearsLaterIsTakenByTheNextRun()
    {
        ImportFixture in;
        const fs::path file = in.write("t.csv", "id,title,image\n1,One,a.jpg\n2,Two,b.jpg\n");
        in.write("b.jpg");
        QCOMPARE(in.importTableNow(file).failures.size(), std::size_t{1});
        in.write("a.jpg");
        QCOMPARE(in.importTableNow(file).updated, 1);
        QVERIFY(in.assets("1").back().path.ends_with("a.jpg"));
    }

    void titlesTellTheirYear_data()
    {
        QTest::addColumn<std::string>("title");
        QTest::addColumn<int>("year");
        QTest::newRow("a year in brackets") << std::string("Toy Story (1995)") << 1995;
        QTest::newRow("space behind it") << std::string("Toy Story (1995) ") << 1995;
        QTest::newRow("no year") << std::string("Toy Story") << 0;
        QTest::newRow("a number that is no year") << std::string("Room (1408)") << 0;
        QTest::newRow("a word in brackets") << std::string("Crow (bird)") << 0;
        QTest::newRow("nothing but a year") << std::string("(1995)") << 0;
    }
    void titlesTellTheirYear()
    {
        QFETCH(std::string, title);
        QFETCH(int, year);
        QCOMPARE(yearOfTitle(title), year);
    }
};

QTEST_APPLESS_MAIN(TestImportTables)
#include "tst_import_tables.moc"
