// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clifixture.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace modalens::test;

/// Wrong use and bad files through the real program: the message names the thing and the way out, the exit
/// code says the kind.
class CliBadInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesTheThingAndTheWayOut_data();
    void namesTheThingAndTheWayOut();
    void aFirstImportThatFailsLeavesNothing_data();
    void aFirstImportThatFailsLeavesNothing();
    void aFailedImportLeavesWhatWasThere();
    void brokenMediaAreReportedAndTheRestIsDone();
    void aDamagedDatabaseIsNamed();
    void whatIsNoDatabaseIsCalledSo();
    void damagedVectorsAreFound();
    void aDamagedPageIsOneFindingALine();
    void hostileNamesAreOnlyNames();

private:
    QString place(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    CliRun run(const char *line) const { return runCli(argumentsOf(line, m_folder.path())); }
    void copyCatalog(const char *name) const;

    QTemporaryDir m_folder;
};

void CliBadInputTest::initTestCase()
{
    writeMediaFolder(place("media"), 6);
    QDir().mkpath(place("empty"));
    writeFile(place("numbers.csv"), "id,title,price\na,One,1\nb,Two,2\n");
    QCOMPARE(run("import|{}/numbers|{}/numbers.csv|--map|id=key|--map|price=number").code, 0);
    writeFile(place("spaces.run"), "a red boat Q0 the blue boat 1 5 other\n");
    QCOMPARE(run("import|{}/catalog|{}/media").code, 0);
    QCOMPARE(run("embed|{}/catalog|--modality=text").code, 0);
}

void CliBadInputTest::copyCatalog(const char *name) const
{
    const QDir from(place("catalog"));
    QDirIterator entries(from.path(), QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString target = place(name) + QLatin1Char('/') + from.relativeFilePath(entries.next());
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(entries.filePath(), target);
    }
}

void CliBadInputTest::namesTheThingAndTheWayOut_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QList<QByteArray>>("words");
    const auto row = [](const char *name, const char *line, int code, const QList<QByteArray> &words) {
        QTest::newRow(name) << QByteArray(line) << code << words;
    };
    row("an empty folder", "import|{}/new1|{}/empty", 3, {"/empty", "choose another folder"});
    row("a source that is not there", "import|{}/new2|{}/gone", 3, {"/gone", "check the path"});
    row("no catalog to embed", "embed|{}/gone", 3, {"/gone", "modalens-cli import"});
    row("no catalog to rank", "rank|{}/gone|--query|text:a", 3, {"/gone", "modalens-cli import"});
    row("a file for a catalog", "info|{}/media/warm/lava00.txt", 3, {"lava00.txt", "a catalog is a folder"});
    row("no catalog to check", "check|{}/empty", 3, {"/empty", "modalens-cli import"});
    row("a key that is not there", "rank|{}/catalog|--query|item:dodo", 3, {"dodo", "key", "text:WORDS"});
    row("a slip in a key", "rank|{}/catalog|--query|item:warm/lvaa00", 3,
        {"warm/lvaa00: ", "did you mean warm/lava00"});
    row("a key without its folder", "rank|{}/catalog|--query|item:glacier03", 3,
        {"did you mean cold/glacier03"});
    row("a slip in the key of --rank-of", "rank|{}/catalog|--query|text:a|--rank-of|warm/lava0", 3,
        {"did you mean warm/lava0"});
    row("a slip in the key of --item", "info|{}/catalog|--item|cold/glacer01|--seen|{}/seen", 3,
        {"did you mean cold/glacier0"});
    row("nothing embedded, but numbers", "rank|{}/numbers|--query|item:a", 3,
        {"nothing is embedded yet", "modalens-cli embed", "--weights field:price=1"});
    row("nothing embedded to export", "export|{}/numbers|--rankings|csv|--queries|all|--out|{}/x.csv", 3,
        {"nothing is embedded yet"});
    row("a query by words in a number", "rank|{}/numbers|--query|item:a|--weights|field:price=0", 2,
        {"every weight is 0"});
    row("a run whose names hold spaces", "import|{}/catalog|--scores|{}/spaces.run|--signal|x", 4,
        {"spaces.run", "%20"});
    row("the rank of a key that is not there", "rank|{}/catalog|--query|text:a|--rank-of|dodo", 3, {"dodo"});
    row("a query file that is not there", "rank|{}/catalog|--query|file:{}/gone.png", 3,
        {"gone.png", "no such file"});
    row("a query of no known kind", "rank|{}/catalog|--query|smell:rose", 2, {"smell:rose"});
    row("a weight that is no number", "rank|{}/catalog|--query|text:a|--weights|text=much", 2,
        {"text=much", "finite number"});
    row("a weight that is not finite", "rank|{}/catalog|--query|text:a|--weights|text=nan", 2, {"text=nan"});
    row("a weight for no signal", "rank|{}/catalog|--query|text:a|--weights|smell=1", 3,
        {"smell", "it has: text"});
    row("two weights for one signal", "rank|{}/catalog|--query|text:a|--weights|text=1,text=0.5", 2,
        {"text: ", "two weights"});
    row("a slip in the name of a signal", "rank|{}/catalog|--query|text:a|--weights|tetx=1", 3,
        {"tetx", "did you mean text?", "it has: text"});
    row("weights that are all zero", "rank|{}/catalog|--query|text:a|--weights|text=0", 2,
        {"Nothing can be ranked", "every weight is 0", "--weights text=1"});
    row("zero weights for a map", "project|{}/catalog|--weights|text=0", 2, {"every weight is 0"});
    row("zero weights for an export",
        "export|{}/catalog|--rankings|csv|--queries|all|--out|{}/x.csv|--weights|text=0", 2,
        {"every weight is 0"});
    row("words that no item has", "rank|{}/catalog|--query|text:qqqq", 3,
        {"text:qqqq", "Nothing can be ranked", "text (", "item:KEY"});
    row("a tag group that is not there", "rank|{}/catalog|--query|text:a|--filter|tag:foldr=warm", 3,
        {"tag:foldr: ", "did you mean tag:folder?", "it has: folder"});
    row("a tag that no item has", "rank|{}/catalog|--query|text:a|--filter|tag:folder=wrm", 3,
        {"tag:folder=wrm: ", "did you mean warm?", "are: cold, warm"});
    row("a number that no item has", "rank|{}/catalog|--query|text:a|--filter|field:year=1..2", 3,
        {"field:year: ", "numeric field", "it has: none"});
    row("a filter that leaves nothing", "rank|{}/catalog|--query|text:a|--filter|text:qwertyuiop", 3,
        {"The filter leaves no item: text:qwertyuiop"});
    row("filters that leave nothing together",
        "rank|{}/catalog|--query|text:a|--filter|tag:folder=warm|--filter|text:glacier", 3,
        {"The filter leaves no item: tag:folder=warm (alone 6), text:glacier (alone 2)"});
    row("a filter that leaves only the query",
        "rank|{}/catalog|--query|item:cold/glacier00|--filter|text:glacier number 0", 3,
        {"no other item that passes the filter", "text"});
    row("a range that ends before it begins", "rank|{}/catalog|--query|text:a|--filter|field:x=2..1", 2,
        {"field:x=2..1"});
    row("a filter for no words", "rank|{}/catalog|--query|text:a|--filter|text:", 2, {"text:WORDS"});
    row("a filter of no known kind", "rank|{}/catalog|--query|text:a|--filter|colour", 2,
        {"colour", "tag:GROUP=VALUE"});
    row("a range without numbers", "rank|{}/catalog|--query|text:a|--filter|field:x=low..high", 2,
        {"x=low..high"});
    row("a truth that no item has", "evaluate|{}/catalog|--truth|tag:colour", 3,
        {"tag:colour", "it has: folder"});
    row("a truth of no known kind", "evaluate|{}/catalog|--truth|colour", 2, {"tag:GROUP"});
    row("one signal compared with itself", "evaluate|{}/catalog|--truth|tag:folder|--signals|text,text", 2,
        {"text", "named twice"});
    row("a modality that no item has", "embed|{}/catalog|--modality|video", 3,
        {"video: ", "no item has this modality", "info"});
    row("nothing to compare with", "evaluate|{}/catalog", 2, {"--truth"});
    row("a space that is not there", "export|{}/catalog|--vectors|smell|--out|{}/x.npy", 3,
        {"smell", "info"});
    row("an export to no folder", "export|{}/catalog|--vectors|text|--out|{}/gone/x.npy", 3, {"gone/x.npy"});
    row("rankings to no folder", "export|{}/catalog|--rankings|csv|--queries|all|--out|{}/gone/x.csv", 3,
        {"gone/x.csv: "});
    row("no image space to measure", "robustness|{}/catalog", 3, {"image", "embed"});
}

void CliBadInputTest::namesTheThingAndTheWayOut()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    QFETCH(QList<QByteArray>, words);
    const CliRun outcome = run(line.constData());
    QVERIFY2(outcome.code == code, (QByteArray::number(outcome.code) + ' ' + outcome.err).constData());
    QVERIFY(outcome.out.isEmpty());
    for (const QByteArray &word : words)
        QVERIFY2(outcome.err.contains(word), outcome.err.constData());
}

void CliBadInputTest::aFirstImportThatFailsLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("code");
    QTest::newRow("an empty folder") << QByteArray("{}/empty") << 3;
    QTest::newRow("an empty table") << QByteArray("{}/empty.csv") << 4;
    QTest::newRow("a header without rows") << QByteArray("{}/header.csv") << 4;
    QTest::newRow("ratings of nothing") << QByteArray("--interactions|{}/ratings.csv") << 4;
    QTest::newRow("rows that are all bad") << QByteArray("{}/bad.csv|--map|id=key|--map|title=ignore") << 4;
}

void CliBadInputTest::aFirstImportThatFailsLeavesNothing()
{
    QFETCH(QByteArray, source);
    QFETCH(int, code);
    writeFile(place("empty.csv"), {});
    writeFile(place("header.csv"), "id,title\n");
    writeFile(place("ratings.csv"), "user,item,rating\nann,x,5\n");
    writeFile(place("bad.csv"), "id,title\n,One\n,Two\n");
    const CliRun outcome = run(("import|{}/made/for/this|" + source).constData());
    QVERIFY2(outcome.code == code,
             (QByteArray::number(outcome.code) + outcome.err + outcome.out).constData());
    QVERIFY(!QFile::exists(place("made")));
}

void CliBadInputTest::aFailedImportLeavesWhatWasThere()
{
    QDir().mkpath(place("there/deeper"));
    writeFile(place("there/notes.txt"), "mine");
    QCOMPARE(run("import|{}/there|{}/empty").code, 3);
    QCOMPARE(QDir(place("there")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             (QStringList{QStringLiteral("deeper"), QStringLiteral("notes.txt")}));
    copyCatalog("kept");
    QVERIFY(run("import|{}/kept|{}/empty").code == 3);
    QCOMPARE(run("info|{}/kept|--json").json()[QStringLiteral("items")].toInt(), 12);
}

void CliBadInputTest::brokenMediaAreReportedAndTheRestIsDone()
{
    writeMediaFolder(place("mixed"), 4);
    writeFile(place("mixed/warm/one.png"), "\x89");
    writeFile(place("mixed/warm/cut.png"), readBytes(place("mixed/warm/lava00.png")).left(80));
    writeFile(place("mixed/cold/disguised.jpg"), "this is no picture");
    const CliRun imported = run("import|{}/mixedcatalog|{}/mixed|--json");
    QCOMPARE(imported.code, 0);
    const CliRun embedded = run("embed|{}/mixedcatalog|--modality=image|--json");
    QVERIFY2(embedded.code == 0, embedded.err.constData());
    const QJsonValue space = embedded.json()[QStringLiteral("spaces")].toArray().first();
    QCOMPARE(space[QStringLiteral("vectors")].toInt(), 8);
    // Import may have refused a file already: every bad one is named in one of the two reports.
    for (const char *name : {"one.png", "cut.png", "disguised.jpg"})
        QVERIFY2((imported.out + embedded.out).contains(name), name);
    QCOMPARE(run("rank|{}/mixedcatalog|--query=item:warm/lava00").code, 0);
}

void CliBadInputTest::aDamagedDatabaseIsNamed()
{
    copyCatalog("damaged");
    QByteArray bytes = readBytes(place("damaged/catalog.db"));
    bytes.replace(0, 64, QByteArray(64, 'x'));
    QVERIFY(writeFile(place("damaged/catalog.db"), bytes));
    for (const char *line : {"check|{}/damaged", "rank|{}/damaged|--query|text:a", "embed|{}/damaged"}) {
        const CliRun outcome = run(line);
        QVERIFY2(outcome.code == 4, outcome.err.constData());
        QVERIFY2(outcome.err.contains("damaged"), outcome.err.constData());
    }
}

void CliBadInputTest::whatIsNoDatabaseIsCalledSo()
{
    QDir().mkpath(place("few"));
    writeFile(place("few/catalog.db"), QByteArray(29, 'x'));
    const CliRun outcome = run("check|{}/few");
    QCOMPARE(outcome.code, 4);
    for (const char *word : {"no Modalens database", "29 bytes", "(1 finding)"})
        QVERIFY2((outcome.out + outcome.err).contains(word), (outcome.out + outcome.err).constData());
}

void CliBadInputTest::damagedVectorsAreFound()
{
    copyCatalog("flipped");
    QDirIterator entries(place("flipped/spaces"), {QStringLiteral("vectors.npy")}, QDir::Files,
                         QDirIterator::Subdirectories);
    QVERIFY(entries.hasNext());
    const QString file = entries.next();
    QByteArray bytes = readBytes(file);
    bytes[bytes.size() - 3] = static_cast<char>(bytes[bytes.size() - 3] ^ 0x10);
    QVERIFY(writeFile(file, bytes));
    const CliRun outcome = run("check|{}/flipped|--json");
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.out.contains("vectors.npy block"), outcome.out.constData());
    QVERIFY2(outcome.err.contains("The space \"text\" is damaged"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("The database is damaged"), outcome.err.constData());
    // The way out that it names is one.
    const CliRun repaired = run("check|{}/flipped|--repair");
    QVERIFY2(repaired.code == 0, repaired.err.constData());
    QCOMPARE(run("embed|{}/flipped|--modality=text").code, 0);
    QCOMPARE(run("check|{}/flipped").code, 0);
    QCOMPARE(run("info|{}/flipped|--json").json()[QStringLiteral("spaces")].toArray().size(), 1);
}

void CliBadInputTest::aDamagedPageIsOneFindingALine()
{
    copyCatalog("page");
    QByteArray bytes = readBytes(place("page/catalog.db"));
    for (qsizetype page = 8192 * 4; page + 8192 < bytes.size(); page += 8192)
        bytes.replace(page + 8, 400, QByteArray(400, '\x55'));
    QVERIFY(writeFile(place("page/catalog.db"), bytes));
    const CliRun outcome = run("check|{}/page");
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.err.contains("The database is damaged: go back to a copy"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("--repair"), outcome.err.constData()); // it leaves such a database alone
    const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
    QVERIFY2(lines.size() > 1 && lines.size() <= 2 * 21, outcome.out.constData());
    for (const QByteArray &line : lines)
        QVERIFY2(line.size() < 300, line.constData());
    QCOMPARE(run("check|{}/page|--repair").code, 4); // and nothing is written to it
    QCOMPARE(readBytes(place("page/catalog.db")), bytes);
}

void CliBadInputTest::hostileNamesAreOnlyNames()
{
    const QString folder = place("names/'; DROP TABLE items; --");
    QDir().mkpath(folder);
    QVERIFY(writeFile(folder + QStringLiteral("/a\n\"b'.txt"), "first name"));
    QVERIFY(writeFile(folder + QStringLiteral("/<b>&amp;.txt"), "second name"));
    QVERIFY(writeFile(folder + QStringLiteral("/\x1b[31m.txt"), "third name"));
    QCOMPARE(run("import|{}/namescatalog|{}/names").code, 0);
    QCOMPARE(run("embed|{}/namescatalog").code, 0);
    const CliRun ranked = run("rank|{}/namescatalog|--query=text:name");
    QCOMPARE(ranked.code, 0);
    QVERIFY(!ranked.out.contains('\x1b'));
    QCOMPARE(run("info|{}/namescatalog|--json").json()[QStringLiteral("items")].toInt(), 3);
    QCOMPARE(run("export|{}/namescatalog|--report|{}/names.html").code, 0);
    QVERIFY(!readBytes(place("names.html")).contains("<b>&"));
}

QTEST_GUILESS_MAIN(CliBadInputTest)
#include "tst_cli_badinput.moc"
