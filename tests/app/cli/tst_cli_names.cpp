// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/itemkeys.h"
#include "app/cli/names.h"
#include "engine/catalog/catalogfixture.h"

#include <QStringList>
#include <QTest>

using namespace modalens;
using namespace modalens::cli;
using namespace modalens::test;

namespace {

std::vector<std::string> names(const char *list)
{
    std::vector<std::string> split;
    for (const QString &name : QString::fromUtf8(list).split(QLatin1Char('|'), Qt::SkipEmptyParts))
        split.push_back(name.toStdString());
    return split;
}

} // namespace

/// What is suggested for a name that does not exist.
class CliNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suggestsWhatIsNear_data();
    void suggestsWhatIsNear();
    void longListsAreCut();
    void aWrongKeyIsAnsweredWithNearOnes_data();
    void aWrongKeyIsAnsweredWithNearOnes();
};

void CliNamesTest::suggestsWhatIsNear_data()
{
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<QByteArray>("known");
    QTest::addColumn<QByteArray>("near");
    const auto row = [](const char *name, const char *wrong, const char *known, const char *near) {
        QTest::newRow(name) << QByteArray(wrong) << QByteArray(known) << QByteArray(near);
    };
    row("one letter too few", "imge", "text|image|audio", "image");
    row("two letters swapped", "evalaute", "import|evaluate", "evaluate");
    row("two letters of a short name swapped", "tetx", "text|image", "text");
    row("other case", "IMAGE", "text|image", "image");
    row("a beginning", "rob", "rank|robustness", "robustness");
    row("without its prefix", "year", "text|field:year|score:bm25", "field:year");
    row("a slip without its prefix", "yaer", "text|field:year", "field:year");
    row("the nearest comes first", "images", "imagery|image|audio", "image|imagery");
    row("nothing in common", "bogus", "import|embed|rank|project|info|check", "");
    row("no letter of a short name", "ab", "xy", "");
    row("an empty name", "", "a|b", "");
    row("names in Chinese", "运动员", "运动|音乐", "运动");
}

void CliNamesTest::suggestsWhatIsNear()
{
    QFETCH(QByteArray, wrong);
    QFETCH(QByteArray, known);
    QFETCH(QByteArray, near);
    QVERIFY(nearNames(wrong.toStdString(), names(known.constData())) == names(near.constData()));
}

void CliNamesTest::longListsAreCut()
{
    QCOMPARE(listOfNames({}), std::string("none"));
    QCOMPARE(listOfNames(names("a|b")), std::string("a, b"));
    const std::vector<std::string> many(1000, "x");
    QVERIFY(listOfNames(many).size() < 100);
    QVERIFY(listOfNames(many).ends_with("and 988 more"));
}

void CliNamesTest::aWrongKeyIsAnsweredWithNearOnes_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<QByteArray>("answer");
    for (const auto &[size, others] : {std::pair("small", 30), std::pair("large", 25'000)}) {
        const auto row = [&, others = others](const char *name, const char *wrong, const char *answer) {
            QTest::addRow("%s in a %s catalog", name, size)
                << others << QByteArray(wrong) << QByteArray(answer);
        };
        row("a slip", "animals/sparow", "did you mean animals/sparrow?");
        row("the last part alone", "sparrow", "did you mean animals/sparrow?");
        row("a title", "house martin", "did you mean animals/h7?");
        row("one of several words", "animals/martin", "did you mean animals/h7?");
        row("Chinese", "animals/乌鸦雀", "did you mean animals/乌鸦?");
        row("a word of a text only", "nope", "text:WORDS");
        row("nothing like it", "zzz", "text:WORDS");
        row("no letters", "\"'(*", "text:WORDS");
    }
}

void CliNamesTest::aWrongKeyIsAnsweredWithNearOnes()
{
    QFETCH(int, others);
    QFETCH(QByteArray, wrong);
    QFETCH(QByteArray, answer);
    const QTemporaryDir folder;
    Catalog catalog = take(Catalog::create(pathOf(folder)));
    std::vector<ItemDraft> drafts = textItems(others);
    drafts.push_back(draft("animals/sparrow", "Sparrow", {textAsset("Nope, no crow.")}));
    drafts.push_back(draft("animals/h7", "House martin"));
    drafts.push_back(draft("animals/乌鸦", "乌鸦"));
    take(catalog.putItems(drafts));
    NoProgress progress;
    take(catalog.indexSearchText(progress, {}));
    QCOMPARE(rowOf(*itemOfKey(catalog, "animals/h7")), others + 1);
    const auto item = itemOfKey(catalog, wrong.toStdString());
    QVERIFY(!item);
    QCOMPARE(item.error().code, ErrorCode::NotFound);
    QCOMPARE(item.error().subject, wrong.toStdString());
    QVERIFY2(item.error().message.find(answer.toStdString()) != std::string::npos,
             item.error().message.c_str());
}

QTEST_GUILESS_MAIN(CliNamesTest)
#include "tst_cli_names.moc"
