// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clifixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMap>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <random>

using namespace modalens::test;

namespace {

constexpr int kKills = 50;
constexpr int kBatch = 8;
constexpr int kImportKillsEach = 4;
constexpr int kEmbedKillsEach = 6;

QStringList importArguments(const QString &catalog, const QString &media)
{
    return {QStringLiteral("import"), catalog, media};
}

QStringList embedArguments(const QString &catalog)
{
    return {QStringLiteral("embed"), catalog, QStringLiteral("--batch=%1").arg(kBatch),
            QStringLiteral("--threads=2"), QStringLiteral("--trace-encoder=%1.trace").arg(catalog)};
}

int encoderCalls(const QString &catalog)
{
    return static_cast<int>(readBytes(catalog + QStringLiteral(".trace")).count('\n'));
}

/// Every file of the vectors by the place of its space. A space that was killed before its first vector is
/// made anew with the next number, so numbers differ; the order (text, image, audio) does not.
QMap<QString, QByteArray> vectorFiles(const QString &catalog)
{
    QMap<QString, QByteArray> files;
    const QDir spaces(catalog + QStringLiteral("/spaces"));
    QList<int> numbers;
    for (const QString &space : spaces.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        numbers << space.toInt();
    std::sort(numbers.begin(), numbers.end());
    for (qsizetype i = 0; i < numbers.size(); ++i)
        for (const char *name : {"vectors.npy", "items.npy", "encoder.safetensors"})
            files[QStringLiteral("space %1 %2").arg(i).arg(QLatin1String(name))] =
                readBytes(spaces.filePath(QStringLiteral("%1/%2").arg(numbers[i]).arg(QLatin1String(name))));
    return files;
}

} // namespace

/// kill -9 of the real program at random moments of import and embed.
class CliKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiftyKillsLoseNothing();
    void importsOfSeveralBatchesGoOn();
};

void CliKillTest::fiftyKillsLoseNothing()
{
    const QTemporaryDir folder;
    const QString media = folder.filePath(QStringLiteral("media"));
    writeMediaFolder(media, 30);
    const QString unbroken = folder.filePath(QStringLiteral("unbroken"));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(runCli(importArguments(unbroken, media)).code, 0);
    const int importMs = static_cast<int>(timer.restart());
    QCOMPARE(runCli(embedArguments(unbroken)).code, 0);
    const int embedMs = static_cast<int>(timer.elapsed());
    const auto expected = vectorFiles(unbroken);
    const int unbrokenCalls = encoderCalls(unbroken);
    QCOMPARE(expected.size(), qsizetype(9)); // text, image, audio
    QCOMPARE(unbrokenCalls, 60 + 60 + 30);

    std::mt19937 random(20'240'501);
    const auto moment = [&](int duration) {
        return static_cast<int>(random() % static_cast<unsigned>(duration));
    };
    int kills = 0;
    for (int round = 0; kills < kKills; ++round) {
        QVERIFY2(round < 100, "the program always ended before it could be killed");
        const QString catalog = folder.filePath(QStringLiteral("round%1").arg(round));
        int importKills = 0;
        while (importKills < kImportKillsEach &&
               killCliAfter(importArguments(catalog, media), moment(importMs)))
            ++importKills;
        const CliRun imported = runCli(importArguments(catalog, media));
        QVERIFY2(imported.code == 0, imported.err.constData());
        int embedKills = 0;
        while (embedKills < kEmbedKillsEach && killCliAfter(embedArguments(catalog), moment(embedMs)))
            ++embedKills;
        kills += importKills + embedKills;
        const CliRun embedded = runCli(embedArguments(catalog));
        QVERIFY2(embedded.code == 0, embedded.err.constData());
        QVERIFY2(encoderCalls(catalog) <= unbrokenCalls + embedKills * kBatch,
                 "more than one batch was encoded again");
        const auto found = vectorFiles(catalog);
        QCOMPARE(found.keys(), expected.keys());
        for (const QString &file : found.keys())
            QVERIFY2(found[file] == expected[file], qPrintable(file));
        QCOMPARE(runCli({QStringLiteral("check"), catalog}).code, 0);
    }
}

/// An import commits every 1,000 items: a kill between two of them leaves some, and the next run adds the
/// rest.
void CliKillTest::importsOfSeveralBatchesGoOn()
{
    constexpr int kItems = 3000;
    const QTemporaryDir folder;
    const QString media = folder.filePath(QStringLiteral("media"));
    QDir().mkpath(media);
    for (int i = 0; i < kItems; ++i)
        writeFile(QStringLiteral("%1/n%2.txt").arg(media).arg(i), "bird number " + QByteArray::number(i));
    int partial = 0;
    for (int round = 0; partial < 2; ++round) {
        QVERIFY2(round < 20, "no kill came between two batches");
        const QString catalog = folder.filePath(QStringLiteral("round%1").arg(round));
        const auto itemsNow = [&] {
            return runCli({QStringLiteral("info"), catalog, QStringLiteral("--json")})
                .json()[QStringLiteral("items")]
                .toInt();
        };
        const qint64 walBytes = 400'000 * (1 + round % 5); // so far the import has come
        const CliRun killed = signalCliWhen(importArguments(catalog, media), SIGKILL, [&] {
            return QFileInfo(catalog + QStringLiteral("/catalog.db-wal")).size() > walBytes;
        });
        const int left = QFileInfo::exists(catalog + QStringLiteral("/catalog.db")) ? itemsNow() : 0;
        QCOMPARE(left % 1000, 0); // whole batches
        partial += killed.code != 0 && left > 0 && left < kItems;
        const CliRun rest = runCli({QStringLiteral("import"), catalog, media, QStringLiteral("--json")});
        QVERIFY2(rest.code == 0, rest.err.constData());
        QCOMPARE(rest.json()[QStringLiteral("imported")].toInt(), kItems - left);
        QCOMPARE(rest.json()[QStringLiteral("skipped")].toInt(), left);
        QCOMPARE(itemsNow(), kItems);
        QCOMPARE(runCli({QStringLiteral("check"), catalog}).code, 0);
    }
}

QTEST_GUILESS_MAIN(CliKillTest)
#include "tst_cli_kill.moc"
