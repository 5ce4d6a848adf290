// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/names.h"

#include <QStringList>
#include <QTest>

using namespace modalens::cli;

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

QTEST_GUILESS_MAIN(CliNamesTest)
#include "tst_cli_names.moc"
