// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clifixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace modalens::test;

namespace {

constexpr int kPerFolder = 12;

QJsonArray results(const CliRun &run)
{
    return run.json()[QStringLiteral("results")].toArray();
}

QStringList keys(const CliRun &run)
{
    QStringList found;
    for (const QJsonValue &result : results(run))
        found << result[QStringLiteral("key")].toString();
    return found;
}

QList<double> scores(const CliRun &run)
{
    QList<double> found;
    for (const QJsonValue result : results(run))
        found << result[QStringLiteral("score")].toDouble();
    return found;
}

QByteArray shown(const CliRun &run)
{
    return QByteArray::number(run.code) + ": " + run.out + run.err;
}

bool allStartWith(const QStringList &keys, const char *prefix)
{
    return std::all_of(keys.begin(), keys.end(),
                       [&](const QString &key) { return key.startsWith(QString::fromUtf8(prefix)); });
}

} // namespace

/// The whole job through the real program on a small generated folder.
class CliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void everySignalIsExplained();
    void importAgainSkipsWhatIsUnchanged();
    void embedAgainHasNothingToDo();
    void infoCountsWhatIsThere();
    void similarItemsComeFirst();
    void contributionsSumToTheScore();
    void jsonResultsHaveTheirContributions();
    void weightsDecideTheOrder();
    void wordsAndFilesAreQueries();
    void rankOfIsThePlaceInTheWholeList();
    void dislikedItemsGoDown();
    void filtersNarrowTheRanking();
    void projectWritesMaps();
    void evaluateMeasuresTheFolders();
    void robustnessMeasuresEveryChange();
    void rankingsAreExported_data();
    void rankingsAreExported();
    void vectorsAreExportedAndComeBack();
    void theReportStandsAlone();
    void theReportShowsWhatSpeaksAgainst();
    void inspectLooksAtEverything();
    void inspectFindsWhatIsPlanted();
    void inspectRefusesWhatMakesNoSense_data();
    void inspectRefusesWhatMakesNoSense();
    void aFreshCatalogIsSound();
    void progressStaysOutOfStdout();

private:
    /// "{c}" in the line is the catalog, "{}" the folder.
    CliRun run(const char *line) const
    {
        return runCli(
            argumentsOf(QByteArray(line).replace("{c}", "{}/catalog").constData(), m_folder.path()));
    }

    QTemporaryDir m_folder;
};

void CliTest::initTestCase()
{
    writeMediaFolder(m_folder.filePath(QStringLiteral("media")), kPerFolder);
    const CliRun imported = run("import|{c}|{}/media|--json");
    QVERIFY2(imported.code == 0, shown(imported));
    QCOMPARE(imported.json()[QStringLiteral("imported")].toInt(), 2 * kPerFolder);
    QCOMPARE(imported.json()[QStringLiteral("failures")].toArray().size(), 0);
    const CliRun embedded = run("embed|{c}|--json");
    QVERIFY2(embedded.code == 0, shown(embedded));
    QStringList names;
    for (const QJsonValue space : embedded.json()[QStringLiteral("spaces")].toArray()) {
        names << space[QStringLiteral("space")].toString();
        QCOMPARE(space[QStringLiteral("embedded")], space[QStringLiteral("encoderCalls")]);
        QCOMPARE(space[QStringLiteral("failures")].toArray().size(), 0);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("text"), QStringLiteral("image"), QStringLiteral("audio")}));
}

void CliTest::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("command");
    for (const char *name : {"import", "embed", "rank", "project", "evaluate", "robustness", "export", "info",
                             "inspect", "check"})
        QTest::addRow("%s --help", name) << QString::fromLatin1(name);
}

void CliTest::everyCommandExplainsItself()
{
    QFETCH(QString, command);
    const CliRun help = runCli({command, QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    for (const char *expected : {"CATALOG", "--json", "Exit codes", "130"})
        QVERIFY2(help.out.contains(expected), expected);
    for (const QByteArray &line : help.out.split('\n'))
        QVERIFY2(line.size() <= 110, line.constData());
    QVERIFY(help.err.isEmpty());
}

void CliTest::everySignalIsExplained()
{
    const CliRun help = run("rank|--help");
    for (const char *expected : {"field:NAME", "score:NAME", "tag:GROUP=VALUE", "item:KEY"})
        QVERIFY2(help.out.contains(expected), expected);
}

void CliTest::importAgainSkipsWhatIsUnchanged()
{
    const CliRun again = run("import|{c}|{}/media|--json");
    QCOMPARE(again.code, 0);
    QCOMPARE(again.json()[QStringLiteral("imported")].toInt(), 0);
    QCOMPARE(again.json()[QStringLiteral("updated")].toInt(), 0);
    QCOMPARE(again.json()[QStringLiteral("skipped")].toInt(), 2 * kPerFolder);
}

void CliTest::embedAgainHasNothingToDo()
{
    const CliRun again = run("embed|{c}|--json");
    QCOMPARE(again.code, 0);
    for (const QJsonValue space : again.json()[QStringLiteral("spaces")].toArray()) {
        QCOMPARE(space[QStringLiteral("embedded")].toInt(), 0);
        QCOMPARE(space[QStringLiteral("encoderCalls")].toInt(), 0);
    }
}

void CliTest::infoCountsWhatIsThere()
{
    const QJsonObject info = run("info|{c}|--json").json();
    QCOMPARE(info[QStringLiteral("items")].toInt(), 2 * kPerFolder);
    QCOMPARE(info[QStringLiteral("itemsByModality")][QStringLiteral("audio")].toInt(), kPerFolder);
    const QJsonValue folders = info[QStringLiteral("tags")][QStringLiteral("folder")];
    QCOMPARE(folders[QStringLiteral("largest")][QStringLiteral("warm")].toInt(), kPerFolder);
    QCOMPARE(info[QStringLiteral("notYetSearchable")].toInt(), 0);
}

void CliTest::similarItemsComeFirst()
{
    const CliRun ranked = run("rank|{c}|--query|item:warm/lava00|--top|5|--json");
    QVERIFY2(ranked.code == 0, shown(ranked));
    QCOMPARE(keys(ranked).size(), 5);
    QVERIFY2(allStartWith(keys(ranked), "warm/"), shown(ranked));
    QVERIFY(!keys(ranked).contains(QStringLiteral("warm/lava00"))); // the query itself is left out
}

void CliTest::contributionsSumToTheScore()
{
    const CliRun ranked = run("rank|{c}|--query|item:cold/"
                              "frost01|--weights|text=0.5,image=1,audio=-0.25|--top|20|--explain|--json");
    QCOMPARE(results(ranked).size(), 20);
    double lastScore = INFINITY;
    for (const QJsonValue result : results(ranked)) {
        double sum = 0;
        for (const QJsonValue part : result[QStringLiteral("contributions")].toObject())
            sum += part.toDouble();
        QVERIFY(std::abs(sum - result[QStringLiteral("score")].toDouble()) < 1e-9);
        QVERIFY(result[QStringLiteral("score")].toDouble() <= lastScore);
        lastScore = result[QStringLiteral("score")].toDouble();
    }
    double shares = 0;
    for (const QJsonValue signal : ranked.json()[QStringLiteral("signals")].toArray())
        shares += signal[QStringLiteral("share")].toDouble();
    QVERIFY(std::abs(shares - 1) < 1e-9);
}

void CliTest::jsonResultsHaveTheirContributions()
{
    const CliRun ranked = run("rank|{c}|--query|item:cold/frost01|--weights|text=1,audio=1|--top|100|--json");
    QVERIFY(!results(ranked).isEmpty());
    bool isAudioLeftOut = false;
    for (const QJsonValue result : results(ranked)) {
        for (const char *member : {"key", "title", "score", "contributions"})
            QVERIFY2(result.toObject().contains(QLatin1String(member)), member);
        const QJsonObject parts = result[QStringLiteral("contributions")].toObject();
        QVERIFY(parts.contains(QStringLiteral("text")) && !parts.contains(QStringLiteral("image")));
        for (const QJsonValue part : parts)
            QVERIFY(part.isDouble());
        isAudioLeftOut = isAudioLeftOut || !parts.contains(QStringLiteral("audio"));
    }
    QVERIFY(isAudioLeftOut); // every other item has no sound
}

void CliTest::weightsDecideTheOrder()
{
    const QList<double> plus =
        scores(run("rank|{c}|--query|item:warm/lava00|--json|--weights=text=1|--top=100"));
    QList<double> minus = scores(run("rank|{c}|--query|item:warm/lava00|--json|--weights=text=-1|--top=100"));
    QCOMPARE(plus.size(), 2 * kPerFolder - 1);
    QVERIFY(plus.first() > plus.last());
    std::reverse(minus.begin(), minus.end());
    for (qsizetype i = 0; i < plus.size(); ++i)
        QVERIFY(std::abs(plus[i] + minus[i]) < 1e-12);
}

void CliTest::wordsAndFilesAreQueries()
{
    const CliRun words = run("rank|{c}|--query|text:glacier in blue light|--top=4|--json");
    QVERIFY2(allStartWith(keys(words), "cold/glacier"), shown(words));
    for (const QJsonValue signal : words.json()[QStringLiteral("signals")].toArray())
        QCOMPARE(signal[QStringLiteral("reached")].toBool(),
                 signal[QStringLiteral("name")] == QStringLiteral("text"));
    const CliRun picture =
        run("rank|{c}|--query|file:{}/media/warm/ember01.png|--weights=image=1|--top=1|--json");
    QVERIFY2(picture.code == 0, shown(picture));
    QCOMPARE(keys(picture),
             (QStringList{QStringLiteral("warm/ember01")})); // a file is no item: it finds its own
}

void CliTest::rankOfIsThePlaceInTheWholeList()
{
    const CliRun whole =
        run("rank|{c}|--query|item:warm/lava00|--weights=text=1,image=0.5|--top=100|--explain|--json");
    const int place = 2 * kPerFolder - 3;
    const QJsonObject listed = results(whole).at(place - 1).toObject();
    const QByteArray key = listed[QStringLiteral("key")].toString().toUtf8();
    const CliRun ranked =
        run("rank|{c}|--query|item:warm/lava00|--weights=text=1,image=0.5|--top=1|--json|--rank-of=" + key);
    QVERIFY2(ranked.code == 0, shown(ranked));
    const QJsonObject found = ranked.json()[QStringLiteral("rankOf")].toObject();
    QCOMPARE(found[QStringLiteral("rank")].toInt(), place);
    QCOMPARE(found[QStringLiteral("of")].toInt(), 2 * kPerFolder - 1);
    for (const char *same : {"key", "title", "score", "contributions"})
        QCOMPARE(found[QLatin1String(same)], listed[QLatin1String(same)]);

    const CliRun text =
        run("rank|{c}|--query|item:warm/lava00|--weights=text=1,image=0.5|--top=1|--rank-of=" + key);
    QVERIFY2(text.out.contains("rank " + QByteArray::number(place) + " of "), shown(text));
    const CliRun query = run("rank|{c}|--query|item:warm/lava00|--json|--rank-of=warm/lava00");
    QVERIFY2(query.json()[QStringLiteral("rankOf")][QStringLiteral("rank")].isNull(), shown(query));
}

void CliTest::dislikedItemsGoDown()
{
    const CliRun away = run("rank|{c}|--query=-item:warm/lava00|--top=5|--weights=text=1,image=1|--json");
    QVERIFY2(away.code == 0, shown(away));
    QCOMPARE(keys(away).size(), 5);
    QVERIFY2(allStartWith(keys(away), "cold/"), shown(away));
}

void CliTest::filtersNarrowTheRanking()
{
    const CliRun ranked =
        run("rank|{c}|--query|item:warm/lava00|--filter|tag:folder=cold|--filter|text:冰川|--top=100|--json");
    QCOMPARE(keys(ranked).size(), kPerFolder);
    QVERIFY(allStartWith(keys(ranked), "cold/"));
    const CliRun without =
        run("rank|{c}|--query|item:warm/lava00|--filter|tag:folder!=warm|--top=100|--json");
    QCOMPARE(keys(without).size(), kPerFolder);
    QVERIFY(allStartWith(keys(without), "cold/"));
}

void CliTest::projectWritesMaps()
{
    const CliRun projected = run("project|{c}|--json");
    QVERIFY2(projected.code == 0, shown(projected));
    const QJsonArray layouts = projected.json()[QStringLiteral("layouts")].toArray();
    QCOMPARE(layouts.size(), 4); // text, image, audio, fused
    QCOMPARE(layouts.last()[QStringLiteral("name")].toString(), QStringLiteral("fused"));
    QCOMPARE(layouts.last()[QStringLiteral("points")].toInt(), 2 * kPerFolder);
    for (const QJsonValue layout : layouts) {
        const QString file =
            QStringLiteral("catalog/layouts/%1.npy").arg(layout[QStringLiteral("name")].toString());
        QVERIFY(readBytes(m_folder.filePath(file)).startsWith("\x93NUMPY"));
    }
}

void CliTest::evaluateMeasuresTheFolders()
{
    const CliRun evaluated = run("evaluate|{c}|--truth|tag:folder|--agreement|--json");
    QVERIFY2(evaluated.code == 0, shown(evaluated));
    const QJsonObject outcome = evaluated.json()[QStringLiteral("evaluations")].toArray().first().toObject();
    QCOMPARE(outcome[QStringLiteral("n")].toInt(), 2 * kPerFolder);
    const QJsonArray methods = outcome[QStringLiteral("methods")].toArray();
    QCOMPARE(methods.size(), 5); // three signals and two mixes
    QVERIFY(methods.last()[QStringLiteral("precision")][QStringLiteral("value")].toDouble() > 0.9);
    QCOMPARE(evaluated.json()[QStringLiteral("agreement")].toArray().size(), 3);
}

void CliTest::robustnessMeasuresEveryChange()
{
    const CliRun measured = run("robustness|{c}|--sample=6|--json");
    QVERIFY2(measured.code == 0, shown(measured));
    const QJsonArray effects = measured.json()[QStringLiteral("effects")].toArray();
    QVERIFY(effects.size() >= 3);
    for (const QJsonValue effect : effects) {
        QCOMPARE(effect[QStringLiteral("pictures")].toInt(), 6);
        const double overlap = effect[QStringLiteral("overlap")][QStringLiteral("value")].toDouble();
        QVERIFY(overlap > 0 && overlap <= 1);
    }
}

void CliTest::rankingsAreExported_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("lines");
    QTest::newRow("CSV with a header line") << QByteArray("csv") << 1 + 2 * kPerFolder * 3;
    QTest::newRow("JSON lines") << QByteArray("jsonl") << 2 * kPerFolder * 3;
    QTest::newRow("a TREC run") << QByteArray("trec") << 2 * kPerFolder * 3;
}

void CliTest::rankingsAreExported()
{
    QFETCH(QByteArray, format);
    QFETCH(int, lines);
    const CliRun exported =
        run(("export|{c}|--rankings|" + format + "|--queries|all|--top=3|--out|{}/rankings." + format)
                .constData());
    QVERIFY2(exported.code == 0, shown(exported));
    const QByteArray text =
        readBytes(m_folder.filePath(QStringLiteral("rankings.") + QString::fromLatin1(format)));
    QCOMPARE(text.count('\n'), lines);
    const QByteArray first = text.left(text.indexOf('\n'));
    if (format == "csv")
        QCOMPARE(first.trimmed(), QByteArray("query,rank,key,title,score"));
    if (format == "trec")
        QCOMPARE(first.split(' ').size(), 6);
    if (format == "jsonl")
        QVERIFY(QJsonDocument::fromJson(first).object().contains(QStringLiteral("contributions")));
}

void CliTest::vectorsAreExportedAndComeBack()
{
    const CliRun exported = run("export|{c}|--vectors|image|--out|{}/image.npy");
    QVERIFY2(exported.code == 0, shown(exported));
    QCOMPARE(readBytes(m_folder.filePath(QStringLiteral("image.keys.txt"))).count('\n'), 2 * kPerFolder);
    QVERIFY(run("import|{}/copy|{}/media").code == 0);
    const CliRun imported =
        run("import|{}/copy|--vectors|{}/image.npy|--keys|{}/image.keys.txt|--name=ready|--modality=image");
    QVERIFY2(imported.code == 0, shown(imported));
    const QStringList ready =
        keys(run("rank|{}/copy|--query=item:cold/frost01|--json|--top=100|--weights=ready=1"));
    QCOMPARE(ready.size(), 2 * kPerFolder - 1);
    QCOMPARE(ready, keys(run("rank|{c}|--query=item:cold/frost01|--json|--top=100|--weights=image=1")));
}

void CliTest::theReportStandsAlone()
{
    const CliRun exported =
        run("export|{c}|--report|{}/report.html|--truth=tag:folder|--query=item:warm/lava00");
    QVERIFY2(exported.code == 0, shown(exported));
    const QByteArray html = readBytes(m_folder.filePath(QStringLiteral("report.html")));
    for (const char *part : {"<!DOCTYPE html>", "data:image/", "prefers-color-scheme:dark", "nDCG@10",
                             "How it was made", "tfidf-svd"})
        QVERIFY2(html.contains(part), part);
    for (const char *outside : {"http://", "https://", "<script", "src=\"/", "url("})
        QVERIFY2(!html.contains(outside), outside);
}

void CliTest::theReportShowsWhatSpeaksAgainst()
{
    const CliRun exported =
        run("export|{c}|--report|{}/against.html|--query=item:warm/lava00|--weights=text=1,"
            "image=-0.5");
    QVERIFY2(exported.code == 0, shown(exported));
    const QByteArray html = readBytes(m_folder.filePath(QStringLiteral("against.html")));
    QVERIFY(html.contains("<i class=against"));
    QVERIFY(html.contains("text=1,image=-0.5"));
    QVERIFY(html.contains("weight -0.50"));
}

void CliTest::inspectLooksAtEverything()
{
    const CliRun all = run("inspect|{c}|--json");
    QVERIFY2(all.code == 0, shown(all));
    const QJsonObject json = all.json();
    int items = 0;
    for (const QJsonValue set : json[QStringLiteral("matrix")].toArray()) {
        items += set[QStringLiteral("count")].toInt();
        QVERIFY(set[QStringLiteral("modalities")].toArray().contains(QStringLiteral("image")));
    }
    QCOMPARE(items, 2 * kPerFolder);
    QCOMPARE(json[QStringLiteral("broken")][QStringLiteral("found")].toInt(-1), 0);
    for (const char *list : {"near", "outliers", "disagree"}) // of three spaces there are three pairs
        QCOMPARE(json[QLatin1String(list)].toArray().size(), 3);
    QCOMPARE(run("inspect|{c}|--json|--space|image").json()[QStringLiteral("disagree")].toArray().size(), 2);
    const CliRun text = run("inspect|{c}|--what|near|--space|image|--threshold|0");
    QVERIFY2(text.out.contains("cosine 0.00 or more: 1 groups"), shown(text));
    QCOMPARE(text.out.count("\n  "), 2 * kPerFolder);
}

void CliTest::inspectFindsWhatIsPlanted()
{
    const QString media = m_folder.filePath(QStringLiteral("planted"));
    const QString first = media + QStringLiteral("/twin-a.png"),
                  second = media + QStringLiteral("/twin-b.png");
    writePictures(media + QStringLiteral("/more"), 2);
    QVERIFY(QFile::copy(media + QStringLiteral("/more/p000.png"), first));
    QVERIFY(QFile::copy(media + QStringLiteral("/more/p000.png"), second));
    const CliRun imported = run("import|{}/planted.catalog|{}/planted|--json");
    QVERIFY2(imported.code == 0, shown(imported));
    QVERIFY(QFile::remove(media + QStringLiteral("/more/p001.png")));
    const QJsonObject json = run("inspect|{}/planted.catalog|--json").json();
    const QJsonArray groups = json[QStringLiteral("duplicates")][QStringLiteral("groups")].toArray();
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups[0][QStringLiteral("kind")].toString(), QStringLiteral("file"));
    QStringList keys;
    for (const QJsonValue item : groups[0][QStringLiteral("items")].toArray())
        keys << item[QStringLiteral("key")].toString();
    keys.sort();
    QCOMPARE(keys,
             (QStringList{QStringLiteral("more/p000"), QStringLiteral("twin-a"), QStringLiteral("twin-b")}));
    const QJsonArray broken = json[QStringLiteral("broken")][QStringLiteral("items")].toArray();
    QCOMPARE(broken.size(), 1);
    QCOMPARE(broken[0][QStringLiteral("kind")].toString(), QStringLiteral("missing-file"));
    QCOMPARE(broken[0][QStringLiteral("key")].toString(), QStringLiteral("more/p001"));
    QVERIFY(json[QStringLiteral("near")].toArray().isEmpty()); // nothing is embedded yet
}

void CliTest::inspectRefusesWhatMakesNoSense_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("an unknown space") << QByteArray("inspect|{c}|--space|imge") << 3 << QByteArray("image");
    QTest::newRow("an unknown list") << QByteArray("inspect|{c}|--what|nothing") << 2
                                     << QByteArray("nothing");
    QTest::newRow("a threshold for all")
        << QByteArray("inspect|{c}|--threshold|0.9") << 2 << QByteArray("--what");
    QTest::newRow("no catalog") << QByteArray("inspect|{}/nowhere") << 3 << QByteArray("nowhere");
}

void CliTest::inspectRefusesWhatMakesNoSense()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    QFETCH(QByteArray, word);
    const CliRun refused = run(line.constData());
    QVERIFY2(refused.code == code && refused.err.contains(word), shown(refused));
}

void CliTest::aFreshCatalogIsSound()
{
    const CliRun checked = run("check|{c}|--json");
    QVERIFY2(checked.code == 0, shown(checked));
    QVERIFY(checked.json()[QStringLiteral("isSound")].toBool());
}

void CliTest::progressStaysOutOfStdout()
{
    const CliRun quiet = run("evaluate|{c}|--truth=tag:folder|--json");
    QVERIFY(quiet.err.isEmpty()); // no terminal, no progress
    const CliRun loud = run("evaluate|{c}|--truth=tag:folder|--json|--progress");
    QVERIFY(loud.err.contains("evaluate."));
    QCOMPARE(loud.out, quiet.out);
    const CliRun embedded = run("embed|{c}|--progress");
    const QList<QByteArray> lines = embedded.err.trimmed().split('\n');
    QVERIFY2(lines.size() >= 3 && QSet<QByteArray>(lines.begin(), lines.end()).size() == lines.size(),
             embedded.err.constData()); // no line twice
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
