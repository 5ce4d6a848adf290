// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clifixture.h"

#include <QJsonArray>
#include <QTest>

using namespace modalens::test;

/// Command lines that make no sense, and errors for programs that read them, through the real program.
class CliUsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongUseIsNamed_data();
    void wrongUseIsNamed();
    void wrongUseIsOneJsonObject_data() { wrongUseIsNamed_data(); }
    void wrongUseIsOneJsonObject();
    void anErrorIsOneJsonObject_data();
    void anErrorIsOneJsonObject();
    void optionsStandAnywhere_data();
    void optionsStandAnywhere();

private:
    CliRun run(const QByteArray &line) const
    {
        return runCli(line.isEmpty() ? QStringList() : argumentsOf(line.constData(), m_folder.path()));
    }

    QTemporaryDir m_folder;
};

void CliUsageTest::initTestCase()
{
    writeMediaFolder(m_folder.filePath(QStringLiteral("media")), 3);
    QCOMPARE(run("import|{}/catalog|{}/media").code, 0);
    QCOMPARE(run("embed|{}/catalog|--modality=text,image").code, 0);
}

void CliUsageTest::wrongUseIsNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QList<QByteArray>>("words");
    const auto row = [](const char *name, const char *line, const QList<QByteArray> &words) {
        QTest::newRow(name) << QByteArray(line) << words;
    };
    row("an unknown command", "bogus", {"bogus: unknown command", "import, embed, rank"});
    row("a slip in a command", "evalute|{}/catalog", {"evalute", "did you mean evaluate?"});
    row("no command", "", {"name a command", "import, embed, rank"});
    row("an empty command", "||", {"name a command"});
    row("an option and no command", "--loud", {"name a command"});
    row("no query", "rank|{}/catalog", {"--query", "rank --help"});
    row("no catalog", "info", {"CATALOG", "info --help"});
    row("an unknown option", "info|{}/catalog|--loud", {"--loud", "info --help"});
    row("a slip in an option", "rank|{}/catalog|--query|text:a|--wieghts=text=1",
        {"--wieghts: ", "did you mean --weights?"});
    row("one catalog too many", "info|{}/catalog|{}/media", {"/media", "one too many"});
    row("an unknown normalisation", "rank|{}/catalog|--query|text:a|--normalise|rank",
        {"--normalise", "zscore"});
    row("no results wanted", "rank|{}/catalog|--query|text:a|--top|0", {"--top"});
    row("a number that is none", "rank|{}/catalog|--query|text:a|--top|ten", {"--top", "ten"});
    row("rankings without a file", "export|{}/catalog|--rankings|csv|--queries|all", {"--out"});
    row("rankings and vectors", "export|{}/catalog|--rankings|csv|--vectors|text|--out|{}/x", {"--vectors"});
    row("nothing to export", "export|{}/catalog", {"--rankings"});
    row("vectors without a name", "import|{}/catalog|--vectors|{}/x.npy", {"--name"});
    row("nothing to import", "import|{}/catalog", {"name a folder"});
    row("an unknown modality", "embed|{}/catalog|--modality=smell", {"smell", "audio"});
}

void CliUsageTest::wrongUseIsNamed()
{
    QFETCH(QByteArray, line);
    QFETCH(QList<QByteArray>, words);
    const CliRun outcome = run(line);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.out.isEmpty());
    for (const QByteArray &word : words)
        QVERIFY2(outcome.err.contains(word), outcome.err.constData());
}

void CliUsageTest::wrongUseIsOneJsonObject()
{
    QFETCH(QByteArray, line);
    const CliRun outcome = run(line.isEmpty() ? QByteArray("--json") : line + "|--json");
    QCOMPARE(outcome.code, 2);
    const QJsonObject error = outcome.json()[QStringLiteral("error")].toObject();
    QVERIFY2(!error.isEmpty(), outcome.out.constData());
    QCOMPARE(error[QStringLiteral("code")].toString(), QStringLiteral("invalid-argument"));
    QVERIFY(!error[QStringLiteral("message")].toString().isEmpty());
}

void CliUsageTest::anErrorIsOneJsonObject_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("subject");
    const auto row = [](const char *name, const char *line, int code, const char *error,
                        const char *subject) {
        QTest::newRow(name) << QByteArray(line) << code << QByteArray(error) << QByteArray(subject);
    };
    row("an unknown key", "rank|{}/catalog|--query|item:dodo", 3, "not-found", "dodo");
    row("all weights zero", "rank|{}/catalog|--query|text:lava|--weights|text=0,image=0", 2,
        "invalid-argument", "");
    row("words that reach nothing with a weight", "rank|{}/catalog|--query|text:lava|--weights|image=1", 3,
        "not-found", "text:lava");
    row("an unknown tag", "rank|{}/catalog|--query|text:lava|--filter|tag:folder=x", 3, "not-found",
        "tag:folder=x");
    row("a bad weight", "rank|{}/catalog|--query|text:lava|--weights|text=much", 2, "invalid-argument",
        "text=much");
}

void CliUsageTest::anErrorIsOneJsonObject()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, subject);
    const CliRun outcome = run(line + "|--json");
    QVERIFY2(outcome.code == code, (QByteArray::number(outcome.code) + outcome.err).constData());
    const QJsonObject error = outcome.json()[QStringLiteral("error")].toObject();
    QCOMPARE(error[QStringLiteral("code")].toString(), QString::fromUtf8(name));
    QCOMPARE(error[QStringLiteral("subject")].toString(), QString::fromUtf8(subject));
    const CliRun text = run(line);
    QCOMPARE(text.code, code);
    QVERIFY2(text.out.isEmpty(), text.out.constData()); // said once, on stderr
    QCOMPARE(text.err.count("modalens-cli: "), 1);
}

void CliUsageTest::optionsStandAnywhere_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("after the catalog")
        << QByteArray("rank|{}/catalog|--query|item:warm/lava00|--json|--top|2");
    QTest::newRow("before the catalog")
        << QByteArray("rank|--query|item:warm/lava00|{}/catalog|--json|--top|2");
    QTest::newRow("before the command")
        << QByteArray("--json|rank|{}/catalog|--query|item:warm/lava00|--top|2");
    QTest::newRow("a filter before the catalog")
        << QByteArray("rank|--query|item:warm/lava00|--filter|tag:folder=warm|{}/catalog|--top|2|--json");
    QTest::newRow("a query that begins with a minus")
        << QByteArray("rank|--query|item:warm/lava00|--query|-item:cold/frost01|{}/catalog|--top|2|--json");
}

void CliUsageTest::optionsStandAnywhere()
{
    QFETCH(QByteArray, line);
    const CliRun outcome = run(line);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(outcome.json()[QStringLiteral("results")].toArray().size(), 2);
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_cli_usage.moc"
