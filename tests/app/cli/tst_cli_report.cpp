// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report/html.h"
#include "app/cli/report/rankingfiles.h"
#include "app/cli/reporter.h"

#include <QTest>

using namespace modalens;
using namespace modalens::cli;

/// The pure parts of the command line's output.
class CliReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void htmlMeansItself_data();
    void htmlMeansItself();
    void base64AgreesWithQt();
    void namesOfARunFileHoldNoBlanks();
    void csvCellsAreQuoted();
    void tablesLineUp();

private:
    static std::string fileWith(RankingFile::Format format, std::string query, std::string key,
                                std::string title);
};

void CliReportTest::htmlMeansItself_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("html");
    const QByteArray gap = "\xef\xbf\xbd";
    QTest::newRow("markup") << QByteArray("<b>&\"'") << QByteArray("&lt;b&gt;&amp;&quot;&#39;");
    QTest::newRow("other scripts stay") << QByteArray("乌鸦 é 🐦") << QByteArray("乌鸦 é 🐦");
    QTest::newRow("a stray byte") << QByteArray("a\xff") << "a" + gap;
    QTest::newRow("an overlong slash") << QByteArray("\xc0\xaf") << gap + gap;
    QTest::newRow("a surrogate") << QByteArray("\xed\xa0\x80") << gap + gap + gap;
    QTest::newRow("a cut sequence") << QByteArray("\xe4\xb9") << gap + gap;
    QTest::newRow("control characters") << QByteArray("\x1b[31m\0", 6) << gap + "[31m" + gap;
}

void CliReportTest::htmlMeansItself()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, html);
    QCOMPARE(QByteArray::fromStdString(escaped(text.toStdString())), html);
}

void CliReportTest::base64AgreesWithQt()
{
    std::vector<std::uint8_t> bytes;
    for (int length = 0; length < 70; ++length) {
        const QByteArray same(reinterpret_cast<const char *>(bytes.data()),
                              static_cast<qsizetype>(bytes.size()));
        QCOMPARE(QByteArray::fromStdString(base64(bytes)), same.toBase64());
        bytes.push_back(static_cast<std::uint8_t>(length * 37 + 11));
    }
}

std::string CliReportTest::fileWith(RankingFile::Format format, std::string query, std::string key,
                                    std::string title)
{
    RankingFile file(format, SignalSet());
    RankedQuery ranked;
    ranked.ranking.items.push_back({ItemId{0}, 0.5, 0, {}});
    ItemSummary summary;
    summary.key = std::move(key);
    summary.title = std::move(title);
    ranked.summaries.push_back(std::move(summary));
    file.add(query, ranked);
    return file.text();
}

void CliReportTest::namesOfARunFileHoldNoBlanks()
{
    QCOMPARE(fileWith(RankingFile::Format::Trec, "my query", "a b\n100%", ""),
             std::string("my%20query Q0 a%20b%0A100%25 1 0.5 modalens\n"));
}

void CliReportTest::csvCellsAreQuoted()
{
    QCOMPARE(fileWith(RankingFile::Format::Csv, "q", "say \"hi\", now", "two\nlines"),
             std::string("query,rank,key,title,score\r\nq,1,\"say \"\"hi\"\", now\",\"two\nlines\",0.5\r\n"));
}

void CliReportTest::tablesLineUp()
{
    Table table({"name", "n"}, {false, true});
    table.addRow({"crow", "7"});
    table.addRow({"a\x1b", "1234"});
    QCOMPARE(table.text(), std::string("name     n\ncrow     7\na?    1234\n"));
}

QTEST_APPLESS_MAIN(CliReportTest)
#include "tst_cli_report.moc"
