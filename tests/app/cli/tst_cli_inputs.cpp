// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clifixture.h"

#include <QDataStream>
#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QJsonArray>
#include <QTest>

using namespace modalens::test;

namespace {

/// A .npy file of version 1.0 with this header dictionary and these bytes.
QByteArray npy(QByteArray header, const QByteArray &data)
{
    header += '\n';
    QByteArray bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() & 0xff);
    bytes += static_cast<char>(header.size() >> 8);
    return bytes + header + data;
}

QByteArray floats(const QList<float> &values)
{
    QByteArray bytes;
    for (const float value : values)
        bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    return bytes;
}

QStringList keysOf(const CliRun &run)
{
    QStringList keys;
    for (const QJsonValue result : run.json()[QStringLiteral("results")].toArray())
        keys << result[QStringLiteral("key")].toString();
    return keys;
}

} // namespace

/// Tables, interactions, scores and vectors through the real program.
class CliInputsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void embeddingLeavesThumbnails();
    void whatAnEncoderSawIsShown();
    void stopWordsAreTheAnalysts();
    void previewShowsTheMappingAndImportsNothing();
    void theMappingIsShownBeforeAnImport();
    void aColumnThatLeadsNowhereIsNamed();
    void aFolderIsPreviewedAsItWouldBeImported();
    void aMappingIsOverridden();
    void theSourceMayFollowAMapping();
    void aMappingThatMakesNoSenseIsRefused_data();
    void aMappingThatMakesNoSenseIsRefused();
    void scoresBecomeASignal_data();
    void scoresBecomeASignal();
    void interactionsAreCounted();
    void whatIsNotImportedIsSaid();
    void vectorsRankAsGiven();
    void aSpaceIsRemoved();
    void vectorsOfTheWrongShapeAreRefused_data();
    void vectorsOfTheWrongShapeAreRefused();

private:
    QJsonArray seenIn(const char *key, const char *more = "") const;
    QString place(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    CliRun run(const char *line) const { return runCli(argumentsOf(line, m_folder.path())); }

    QTemporaryDir m_folder;
};

void CliInputsTest::initTestCase()
{
    writeFile(place("goods.csv"), "sku,headline,shot,price\n"
                                  "a1,A red boat,red.png,10.5\n"
                                  "b2,A blue boat,blue.png,20\n"
                                  "c3,A green tree,gone.png,30\n");
    writePictures(place("shots"), 2);
    QVERIFY(QFile::copy(place("shots/p000.png"), place("red.png")));
    QVERIFY(QFile::copy(place("shots/p001.png"), place("blue.png")));
    const CliRun imported = run("import|{}/catalog|{}/goods.csv|--map|sku=key|--map|headline=title|--map|"
                                "shot=image|--map|price=number|--json");
    QVERIFY2(imported.code == 0, imported.err.constData());
    QCOMPARE(imported.json()[QStringLiteral("items")].toInt(), 3);
    QVERIFY(imported.out.contains("gone.png")); // named, and the row is imported all the same
    QCOMPARE(run("embed|{}/catalog").code, 0);
}

void CliInputsTest::previewShowsTheMappingAndImportsNothing()
{
    const CliRun shown = run("import|{}/new|{}/goods.csv|--preview|--map|shot=image|--map|sku=key|--json");
    QVERIFY2(shown.code == 0, shown.err.constData());
    const QJsonValue preview = shown.json()[QStringLiteral("previews")].toArray().first();
    QCOMPARE(preview[QStringLiteral("rows")].toInt(), 3);
    QCOMPARE(preview[QStringLiteral("unresolvedPaths")].toInt(), 1);
    QVERIFY(preview[QStringLiteral("unresolvedExamples")].toArray().first().toString().endsWith(
        QStringLiteral("gone.png")));
    QCOMPARE(preview[QStringLiteral("columns")].toArray().size(), 4);
    QVERIFY(!QFile::exists(place("new")));
}

void CliInputsTest::theMappingIsShownBeforeAnImport()
{
    const CliRun text = run("import|{}/shown|{}/goods.csv|--map|shot=image");
    QVERIFY2(text.code == 0, text.err.constData());
    for (const char *words : {"headline  title", "1 paths that lead to no file", "gone.png"})
        QVERIFY2(text.err.contains(words), text.err.constData());
    const CliRun json = run("import|{}/shown|{}/goods.csv|--map|shot=image|--json");
    const QJsonValue source = json.json()[QStringLiteral("sources")].toArray().first();
    QCOMPARE(source[QStringLiteral("unresolvedPaths")].toInt(), 1);
    QCOMPARE(source[QStringLiteral("columns")].toArray().size(), 4);
    QVERIFY2(json.err.isEmpty(), json.err.constData());
}

void CliInputsTest::aColumnThatLeadsNowhereIsNamed()
{
    writeFile(place("nowhere.csv"), "id,title,image\n1,One,foo/p000\n2,Two,foo/p001\n");
    const CliRun lost = run("import|{}/nowhere|{}/nowhere.csv");
    QVERIFY2(lost.code == 0, lost.err.constData());
    for (const char *words :
         {"column \"image\"", "none of the 2 paths", "--map \"image=image:FOLDER/{path}\""})
        QVERIFY2(lost.err.contains(words), lost.err.constData());
    // The advice works.
    const CliRun found = run("import|{}/nowhere|{}/nowhere.csv|--map|image=image:{}/shots/{stem}.png|--json");
    QVERIFY2(found.code == 0, found.err.constData());
    QCOMPARE(found.json()[QStringLiteral("assets")].toInt(), 4);
    QVERIFY(found.json()[QStringLiteral("failures")].toArray().isEmpty());
}

void CliInputsTest::aFolderIsPreviewedAsItWouldBeImported()
{
    writeFile(place("shots/prices.csv"), "title,price\nBoat,1\nTree,2\n");
    const CliRun media = run("import|{}/none|{}/shots|--preview|--json");
    QVERIFY2(media.code == 0, media.err.constData());
    const QJsonValue folder = media.json()[QStringLiteral("previews")].toArray().first();
    QCOMPARE(folder[QStringLiteral("folder")][QStringLiteral("items")].toInt(), 2);
    const QByteArray mediaText = run("import|{}/none|{}/shots|--preview").out;
    QVERIFY2(mediaText.contains("2 items from 2 pictures"), mediaText.constData());
    QVERIFY2(mediaText.contains("prices.csv: not imported"), mediaText.constData());

    QDir().mkpath(place("shop"));
    writeFile(place("shop/goods.csv"), "sku,headline,shot\na1,A red boat,../red.png\nb2,A ship,gone.png\n");
    writeFile(place("shop/ratings.csv"), "user,item,rating\nann,a1,5\n");
    const QByteArray tables = run("import|{}/none|{}/shop|--preview").out;
    for (const char *words : {"goods.csv: a table of items", "headline  title",
                              "2 rows, 1 paths that lead to no file", "ratings.csv: interactions, 1 rows"})
        QVERIFY2(tables.contains(words), tables.constData());
    QVERIFY(!QFile::exists(place("none")));
    const CliRun imported = run("import|{}/shopcatalog|{}/shop|--map|shot=ignore|--json");
    QVERIFY2(imported.code == 0, imported.err.constData());
    QCOMPARE(imported.json()[QStringLiteral("items")].toInt(), 2);
    QCOMPARE(imported.json()[QStringLiteral("interactions")].toInt(), 1);
    QVERIFY(imported.json()[QStringLiteral("failures")].toArray().isEmpty());
}

void CliInputsTest::aMappingIsOverridden()
{
    const QByteArray text = run("rank|{}/catalog|--query=text:boat|--json").out;
    QVERIFY(text.contains("A red boat"));
    const QJsonObject info = run("info|{}/catalog|--json").json();
    QCOMPARE(info[QStringLiteral("fields")].toArray().first().toString(), QStringLiteral("price"));
    QCOMPARE(keysOf(run("rank|{}/catalog|--query=text:boat|--filter=field:price=15..25|--json")),
             QStringList{QStringLiteral("b2")});
}

void CliInputsTest::theSourceMayFollowAMapping()
{
    const CliRun imported = run("import|{}/after|--map|shot=ignore|{}/goods.csv|--json");
    QVERIFY2(imported.code == 0, imported.err.constData());
    QCOMPARE(imported.json()[QStringLiteral("items")].toInt(), 3);
}

void CliInputsTest::aMappingThatMakesNoSenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("mapping");
    QTest::addColumn<int>("code");
    QTest::newRow("an unknown column") << QByteArray("colour=tag") << 3;
    QTest::newRow("an unknown use") << QByteArray("price=money") << 2;
    QTest::newRow("no use at all") << QByteArray("price") << 2;
}

void CliInputsTest::aMappingThatMakesNoSenseIsRefused()
{
    QFETCH(QByteArray, mapping);
    QFETCH(int, code);
    const CliRun outcome = run(("import|{}/refused|{}/goods.csv|--map|" + mapping).constData());
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.err.contains(mapping.left(mapping.indexOf('='))) || outcome.err.contains("money"),
             outcome.err.constData());
}

void CliInputsTest::scoresBecomeASignal_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a table") << QByteArray("query,item,score\na1,c3,5\na1,b2,1\n");
    QTest::newRow("a TREC run") << QByteArray("a1 Q0 c3 1 5 other\na1 Q0 b2 2 1 other\n");
}

void CliInputsTest::scoresBecomeASignal()
{
    QFETCH(QByteArray, text);
    writeFile(place("scores.txt"), text);
    const CliRun imported = run("import|{}/catalog|--scores|{}/scores.txt|--signal=clicks|--json");
    QVERIFY2(imported.code == 0, imported.err.constData());
    const CliRun ranked = run("rank|{}/catalog|--query=item:a1|--weights=score:clicks=1|--json");
    QVERIFY2(ranked.code == 0, ranked.err.constData());
    QCOMPARE(keysOf(ranked), (QStringList{QStringLiteral("c3"), QStringLiteral("b2")}));
}

void CliInputsTest::interactionsAreCounted()
{
    writeFile(place("ratings.csv"),
              "user,item,value,time\nu1,a1,5,100\nu1,b2,4,101\nu2,a1,3,102\nu2,zz,1,103\n");
    const CliRun imported = run("import|{}/catalog|--interactions|{}/ratings.csv|--json");
    QVERIFY2(imported.code == 0, imported.err.constData());
    QCOMPARE(imported.json()[QStringLiteral("interactions")].toInt(), 3);
    QCOMPARE(imported.json()[QStringLiteral("imported")].toInt(), 3);
    QCOMPARE(imported.json()[QStringLiteral("importedInteractions")].toInt(), 3);
    QCOMPARE(imported.json()[QStringLiteral("importedItems")].toInt(), 0);
    const CliRun again = run("import|{}/catalog|{}/goods.csv|--map|sku=key|--map|headline=title|--map|"
                             "shot=image|--map|price=number|--interactions|{}/ratings.csv");
    QVERIFY2(again.out.contains("0 items and 3 interactions imported, 0 updated, 3 unchanged"),
             again.out.constData());
    QVERIFY(imported.out.contains("zz")); // the item that is not there is named
    QVERIFY(imported.out.contains("ratings.csv"));
}

void CliInputsTest::whatIsNotImportedIsSaid()
{
    writePictures(place("kinds"), 2);
    for (const char *name : {"kinds/a.dat", "kinds/b.DAT", "kinds/Makefile"})
        writeFile(place(name), "no picture");
    const CliRun imported = run("import|{}/kindscatalog|{}/kinds");
    QVERIFY2(imported.out.contains("2 items imported, 0 updated, 0 unchanged, 0 failed, 3 of kinds that are "
                                   "not imported (.dat 2, without an ending 1)"),
             imported.out.constData());
    const QJsonObject again = run("import|{}/kindscatalog|{}/kinds|--json").json();
    QCOMPARE(again[QStringLiteral("skipped")].toInt(), 5);
    QCOMPARE(again[QStringLiteral("unchanged")].toInt(), 2);
    QCOMPARE(again[QStringLiteral("ignored")][QStringLiteral(".dat")].toInt(), 2);
}

void CliInputsTest::vectorsRankAsGiven()
{
    writeFile(place("given.npy"), npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }",
                                      floats({1, 0, 0, 1, 0.9f, 0.1f})));
    writeFile(place("keys.txt"), "a1\nb2\nc3\n");
    const CliRun imported = run("import|{}/catalog|--vectors|{}/given.npy|--keys|{}/keys.txt|--name=given");
    QVERIFY2(imported.code == 0, imported.err.constData());
    QCOMPARE(keysOf(run("rank|{}/catalog|--query=item:a1|--weights=given=1|--json")),
             (QStringList{QStringLiteral("c3"), QStringLiteral("b2")}));
}

void CliInputsTest::aSpaceIsRemoved()
{
    writeFile(place("spare.npy"),
              npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", floats({1, 0, 0, 1})));
    writeFile(place("two.txt"), "a1\nb2\n");
    QCOMPARE(run("import|{}/catalog|--vectors|{}/spare.npy|--keys|{}/two.txt|--name=spare").code, 0);
    QCOMPARE(run("embed|{}/catalog|--remove=spare").code, 0);
    QVERIFY(!run("info|{}/catalog|--json").out.contains("spare"));
    const CliRun again = run("embed|{}/catalog|--remove=spare");
    QCOMPARE(again.code, 3);
    QVERIFY2(again.err.contains("spare"), again.err.constData());
}

void CliInputsTest::vectorsOfTheWrongShapeAreRefused_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("numbers");
    const auto row = [](const char *name, const char *header, int numbers) {
        QTest::newRow(name) << QByteArray(header) << numbers;
    };
    row("one axis", "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), }", 6);
    row("three axes", "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 1, 2), }", 6);
    row("more keys than rows", "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 6);
    row("fewer numbers than the header says", "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }",
        4);
    row("a shape that overflows",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 6148914691236517206), }", 6);
    row("text instead of numbers", "{'descr': '<U1', 'fortran_order': False, 'shape': (3, 2), }", 6);
    row("a pickle", "{'descr': '|O', 'fortran_order': False, 'shape': (3, 2), }", 6);
    row("no header", "hello", 6);
}

void CliInputsTest::vectorsOfTheWrongShapeAreRefused()
{
    QFETCH(QByteArray, header);
    QFETCH(int, numbers);
    writeFile(place("wrong.npy"), npy(header, floats(QList<float>(numbers, 0.5f))));
    writeFile(place("keys.txt"), "a1\nb2\nc3\n");
    const CliRun outcome =
        run("import|{}/catalog|--vectors|{}/wrong.npy|--keys|{}/keys.txt|--name=wrong|--strict");
    QVERIFY2(outcome.code != 0 && outcome.code != -1 && outcome.code != 1,
             (QByteArray::number(outcome.code) + outcome.err).constData());
    QVERIFY2((outcome.err + outcome.out).contains("wrong.npy") ||
                 (outcome.err + outcome.out).contains("keys.txt"),
             (outcome.err + outcome.out).constData());
    QVERIFY(!run("info|{}/catalog").out.contains("wrong"));
}

QJsonArray CliInputsTest::seenIn(const char *key, const char *more) const
{
    const CliRun shown = run((QByteArray("info|{}/catalog|--item=") + key + "|--json" + more).constData());
    return shown.json()[QStringLiteral("seen")].toArray();
}

void CliInputsTest::whatAnEncoderSawIsShown()
{
    QStringList labels;
    int pictures = 0;
    for (const QJsonValue part : seenIn("a1", "|--seen={}/seen")) {
        labels << part[QStringLiteral("space")].toString() + QLatin1Char('/') +
                      part[QStringLiteral("label")].toString();
        const QString file = part[QStringLiteral("file")].toString();
        if (file.isEmpty())
            continue;
        ++pictures;
        const QImage image(file);
        QCOMPARE(image.width(), part[QStringLiteral("width")].toInt());
        QVERIFY(file.startsWith(place("seen")));
    }
    QVERIFY(labels.contains(QStringLiteral("text/words")));
    QVERIFY(labels.contains(QStringLiteral("text/weights")));
    QVERIFY(pictures > 0);
    const CliRun text = run("info|{}/catalog|--item=a1");
    QVERIFY2(text.out.contains("red boat"), text.out.constData());
    QCOMPARE(run("info|{}/catalog|--item=zz").code, 3);
    QCOMPARE(run("info|{}/catalog|--seen={}/seen").code, 2); // of which item?
}

void CliInputsTest::stopWordsAreTheAnalysts()
{
    const auto words = [this] {
        for (const QJsonValue part : seenIn("a1"))
            if (part[QStringLiteral("label")].toString() == QStringLiteral("words"))
                return part[QStringLiteral("text")].toString();
        return QString();
    };
    QCOMPARE(words(), QStringLiteral("red boat"));
    writeFile(place("mine.txt"), "# our own\nBoat\n");
    const CliRun embedded = run("embed|{}/catalog|--modality=text|--stop-words={}/mine.txt|--json");
    QVERIFY2(embedded.code == 0, embedded.err.constData());
    // The whole space is made anew, and "a" is a word now.
    QCOMPARE(embedded.json()[QStringLiteral("spaces")].toArray().first()[QStringLiteral("embedded")].toInt(),
             3);
    QCOMPARE(words(), QStringLiteral("a red"));
    QCOMPARE(run("embed|{}/catalog|--modality=text|--json")
                 .json()[QStringLiteral("spaces")]
                 .toArray()
                 .first()[QStringLiteral("embedded")]
                 .toInt(),
             0);
    QVERIFY(QFile::remove(place("catalog/stopwords.txt")));
    QCOMPARE(run("embed|{}/catalog|--modality=text").code, 0);
    QCOMPARE(words(), QStringLiteral("red boat"));
    const CliRun missing = run("embed|{}/catalog|--stop-words={}/none.txt");
    QCOMPARE(missing.code, 3);
    QVERIFY(missing.err.contains("none.txt"));
}

void CliInputsTest::embeddingLeavesThumbnails()
{
    int thumbnails = 0;
    QDirIterator entries(cacheFolder() + QStringLiteral("/modalens/thumbnails"), {QStringLiteral("*.jpg")},
                         QDir::Files, QDirIterator::Subdirectories);
    for (; entries.hasNext(); ++thumbnails)
        entries.next();
    QCOMPARE(thumbnails, 2); // red.png and blue.png; the third is not there
}

QTEST_GUILESS_MAIN(CliInputsTest)
#include "tst_cli_inputs.moc"
