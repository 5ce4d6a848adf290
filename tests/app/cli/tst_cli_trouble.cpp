// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clifixture.h"
#include "engine/catalog/catalog.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

#include <csignal>

using namespace modalens::test;

namespace {

constexpr int kPictures = 300;

QList<QByteArray> vectorFiles(const QString &catalog)
{
    QList<QByteArray> files;
    for (const char *name : {"vectors.npy", "items.npy", "encoder.safetensors"}) {
        QDirIterator entries(catalog + QStringLiteral("/spaces"), {QLatin1String(name)}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (entries.hasNext())
            files << readBytes(entries.next());
    }
    return files;
}

qint64 vectorBytes(const QString &catalog)
{
    QDirIterator entries(catalog + QStringLiteral("/spaces"), {QStringLiteral("vectors.npy")}, QDir::Files,
                         QDirIterator::Subdirectories);
    return entries.hasNext() ? QFileInfo(entries.next()).size() : 0;
}

} // namespace

/// What goes wrong around the program: signals, other programs, full disks, files that vanish, odd names.
class CliTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSignalStopsCleanlyAndTheRestFollows_data();
    void aSignalStopsCleanlyAndTheRestFollows();
    void aCatalogCanBeUsedWhileItIsEmbedded();
    void oneWriterAtATime();
    void aFileThatMayNotGrowIsADiskThatIsFull();
    void aReaderThatHasGoneIsNoError_data();
    void aReaderThatHasGoneIsNoError();
    void outputThatCannotBeWrittenIsAnError();
    void aFullDiskLosesNothing();
    void filesThatVanishAreNamed();
    void namesThatAreNoTextAreKept();

private:
    QString place(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    CliRun run(const char *line) const { return runCli(argumentsOf(line, m_folder.path())); }

    QTemporaryDir m_folder;
    QList<QByteArray> m_unbroken; ///< Files of the vectors of `pictures`.
};

void CliTroubleTest::initTestCase()
{
    writePictures(place("pictures"), kPictures);
    QCOMPARE(run("import|{}/unbroken|{}/pictures").code, 0);
    QCOMPARE(run("embed|{}/unbroken|--batch=4|--threads=1").code, 0);
    m_unbroken = vectorFiles(place("unbroken"));
    QCOMPARE(m_unbroken.size(), 3);
}

void CliTroubleTest::aSignalStopsCleanlyAndTheRestFollows_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("isFitted");
    QTest::newRow("Ctrl+C while learning") << SIGINT << false;
    QTest::newRow("a polite kill while learning") << SIGTERM << false;
    QTest::newRow("Ctrl+C while storing vectors") << SIGINT << true;
    QTest::newRow("a polite kill while storing vectors") << SIGTERM << true;
    QTest::newRow("Ctrl+C that also reaches the group") << SIGINT << true;
}

void CliTroubleTest::aSignalStopsCleanlyAndTheRestFollows()
{
    QFETCH(int, signal);
    QFETCH(bool, isFitted);
    const QString catalog = place(QTest::currentDataTag());
    QCOMPARE(runCli({QStringLiteral("import"), catalog, place("pictures")}).code, 0);
    const QStringList embed{
        QStringLiteral("embed"),     catalog,
        QStringLiteral("--batch=4"), QStringLiteral("--threads=1"),
        QStringLiteral("--json"),    QStringLiteral("--trace-encoder=%1.trace").arg(catalog)};
    bool wasSent = false;
    const CliRun stopped = signalCliWhen(
        embed, signal,
        [&] {
            return isFitted ? vectorBytes(catalog) > 1000
                            : readBytes(catalog + QStringLiteral(".trace")).count('\n') > 20;
        },
        &wasSent, QByteArray(QTest::currentDataTag()).endsWith("the group") ? 2 : 1);
    QVERIFY2(wasSent, "the program ended before it could be stopped");
    QVERIFY2(stopped.code == 130, (QByteArray::number(stopped.code) + stopped.out + stopped.err).constData());
    const QJsonValue space = stopped.json()[QStringLiteral("spaces")].toArray().first();
    QVERIFY(space[QStringLiteral("wasCancelled")].toBool());
    QVERIFY(space[QStringLiteral("vectors")].toInt() < kPictures);
    QCOMPARE(runCli({QStringLiteral("check"), catalog}).code, 0);
    const CliRun finished = runCli(embed);
    QVERIFY2(finished.code == 0, finished.err.constData());
    QCOMPARE(vectorFiles(catalog), m_unbroken);
}

void CliTroubleTest::aCatalogCanBeUsedWhileItIsEmbedded()
{
    const QString catalog = place("growing");
    QCOMPARE(run("import|{}/growing|{}/pictures").code, 0);
    CliRun info, ranked, second;
    const CliRun embedded = haltCliWhen(
        argumentsOf("embed|{}/growing|--batch=1|--threads=1", m_folder.path()),
        [&] { return vectorBytes(catalog) > 4000; },
        [&] {
            info = run("info|{}/growing|--json");
            ranked = run("rank|{}/growing|--query=file:{}/pictures/p000.png|--json");
            second = run("embed|{}/growing");
        });
    QVERIFY2(embedded.code == 0, embedded.err.constData());
    QVERIFY2(info.code == 0, "the program ended before it could be asked about");
    const QJsonValue space = info.json()[QStringLiteral("spaces")].toArray().first();
    QCOMPARE(space[QStringLiteral("state")].toString(), QStringLiteral("building"));
    QVERIFY(space[QStringLiteral("vectors")].toInt() > 0);
    QVERIFY(space[QStringLiteral("vectors")].toInt() < kPictures);
    QVERIFY2(ranked.code == 0, ranked.err.constData());
    QVERIFY(ranked.json()[QStringLiteral("results")].toArray().size() > 0);
    QCOMPARE(second.code, 5);
    QCOMPARE(vectorFiles(catalog), m_unbroken);
}

void CliTroubleTest::oneWriterAtATime()
{
    QCOMPARE(run("import|{}/locked|{}/pictures").code, 0);
    const auto holder = modalens::Catalog::open(place("locked").toStdString());
    QVERIFY(holder.has_value() && !holder->isReadOnly());
    for (const char *line : {"embed|{}/locked", "import|{}/locked|{}/pictures"}) {
        const CliRun outcome = run(line);
        QCOMPARE(outcome.code, 5);
        QVERIFY2(outcome.err.contains("/locked"), outcome.err.constData());
        QVERIFY2(outcome.err.contains(QByteArray::number(QCoreApplication::applicationPid())),
                 outcome.err.constData());
        QVERIFY2(outcome.err.contains("Close the other program"), outcome.err.constData());
    }
    QCOMPARE(run("info|{}/locked").code, 0); // reading needs no lock
}

void CliTroubleTest::aFileThatMayNotGrowIsADiskThatIsFull()
{
    QCOMPARE(run("import|{}/small|{}/pictures").code, 0);
    const CliRun outcome =
        runCliWithSmallFiles(argumentsOf("embed|{}/small|--batch=4", m_folder.path()), 20'000);
    QVERIFY2(outcome.code == 6, (QByteArray::number(outcome.code) + outcome.err).constData());
    QVERIFY2(outcome.err.contains("/small"), outcome.err.constData());
    QVERIFY2(outcome.err.contains("Free some space"), outcome.err.constData());
    QCOMPARE(run("check|{}/small").code, 0);
    QCOMPARE(run("embed|{}/small|--batch=4").code, 0);
    QCOMPARE(vectorFiles(place("small")), m_unbroken);
}

void CliTroubleTest::aReaderThatHasGoneIsNoError_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("text") << QByteArray("info|{}/read");
    QTest::newRow("JSON") << QByteArray("info|{}/read|--json");
    QTest::newRow("work") << QByteArray("embed|{}/read");
    QTest::newRow("an error") << QByteArray("info|{}/gone|--json");
}

void CliTroubleTest::aReaderThatHasGoneIsNoError()
{
    QFETCH(QByteArray, line);
    QCOMPARE(run("import|{}/read|{}/pictures").code, 0);
    const CliRun outcome =
        runCliInShell(QStringLiteral("{ sleep 0.2; \"$@\"; echo code $? >&2; } | exec 0<&-"),
                      argumentsOf(line.constData(), m_folder.path()));
    const QByteArray code = line.contains("gone") ? "code 3" : "code 0";
    QVERIFY2(outcome.err.contains(code), outcome.err.constData());
}

void CliTroubleTest::outputThatCannotBeWrittenIsAnError()
{
    QCOMPARE(run("import|{}/full|{}/pictures").code, 0);
    for (const char *line : {"info|{}/full", "info|{}/full|--json"}) {
        const CliRun outcome =
            runCliInShell(QStringLiteral("\"$@\" > /dev/full"), argumentsOf(line, m_folder.path()));
        QCOMPARE(outcome.code, 6);
        QVERIFY2(outcome.err.contains("standard output"), outcome.err.constData());
    }
}

void CliTroubleTest::aFullDiskLosesNothing()
{
    QDir().mkpath(place("disk"));
    const QByteArray disk = QFile::encodeName(place("disk"));
    if (::mount("tmpfs", disk.constData(), "tmpfs", 0, "size=1200k") != 0)
        QSKIP("a small disk can be mounted only by root");
    const auto unmount = qScopeGuard([&] { ::umount2(disk.constData(), MNT_DETACH); });
    QCOMPARE(run("import|{}/disk/catalog|{}/pictures").code, 0);
    writeFile(place("disk/ballast"), {});
    QFile ballast(place("disk/ballast"));
    QVERIFY(ballast.open(QIODevice::Append));
    while (ballast.write(QByteArray(4096, 'x')) == 4096 && ballast.flush()) {
    }
    ballast.close();
    const CliRun outcome = run("embed|{}/disk/catalog|--batch=4");
    QVERIFY2(outcome.code == 6, (QByteArray::number(outcome.code) + outcome.err).constData());
    QVERIFY2(outcome.err.contains("/disk/catalog"), outcome.err.constData());
    QVERIFY(QFile::remove(place("disk/ballast")));
    QVERIFY(::mount("tmpfs", disk.constData(), "tmpfs", MS_REMOUNT, "size=64m") == 0);
    QCOMPARE(run("check|{}/disk/catalog").code, 0);
    const CliRun finished = run("embed|{}/disk/catalog|--batch=4");
    QVERIFY2(finished.code == 0, finished.err.constData());
    QCOMPARE(vectorFiles(place("disk/catalog")), m_unbroken);
}

void CliTroubleTest::filesThatVanishAreNamed()
{
    writePictures(place("vanishing"), 6);
    QVERIFY(QFile::link(place("nowhere.png"), place("vanishing/dangling.png")));
    const CliRun imported = run("import|{}/vanished|{}/vanishing|--json");
    QVERIFY2(imported.code == 0, imported.err.constData());
    QVERIFY(QFile::remove(place("vanishing/p003.png")));
    const CliRun embedded = run("embed|{}/vanished|--json");
    QVERIFY2(embedded.code == 0, embedded.err.constData());
    QVERIFY((imported.out + embedded.out).contains("dangling.png"));
    QVERIFY(embedded.out.contains("p003.png"));
    QCOMPARE(embedded.json()[QStringLiteral("spaces")].toArray().first()[QStringLiteral("vectors")].toInt(),
             5);
    const CliRun strict = run("embed|{}/vanished|--strict");
    QVERIFY2(strict.code == 7, strict.err.constData()); // what failed once is not done
    QVERIFY2(strict.out.contains("5 already done, 0 failed, 1 failed earlier"), strict.out.constData());
    QVERIFY2(strict.out.contains("p003.png"), strict.out.constData());
    QVERIFY(QFile::copy(place("vanishing/p002.png"), place("vanishing/p003.png")));
    const CliRun kept = run("embed|{}/vanished|--json");
    QCOMPARE(kept.json()[QStringLiteral("spaces")]
                 .toArray()
                 .first()[QStringLiteral("earlierFailures")]
                 .toArray()
                 .size(),
             1);
    const CliRun retried = run("embed|{}/vanished|--strict|--retry");
    QVERIFY2(retried.code == 0, retried.out.constData());
    QVERIFY2(retried.out.contains("1 embedded, 5 already done, 0 failed, 6 vectors"),
             retried.out.constData());
    QVERIFY(QFile::remove(place("vanishing/p003.png")));
    const CliRun again = run("import|{}/vanished|{}/vanishing|--json");
    QCOMPARE(again.json()[QStringLiteral("vanished")].toInt(), 1);
}

void CliTroubleTest::namesThatAreNoTextAreKept()
{
    const QByteArray folder = QFile::encodeName(place("oddnames"));
    QDir().mkpath(place("oddnames"));
    const QList<QByteArray> names{"bird\xff.png", "bird\xfe.png", "\xc3(.png"};
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QByteArray picture = readBytes(place("pictures/p00%1.png").arg(i));
        FILE *file = ::fopen((folder + '/' + names[i]).constData(), "wb");
        QVERIFY(file != nullptr);
        QCOMPARE(::fwrite(picture.constData(), 1, static_cast<std::size_t>(picture.size()), file),
                 static_cast<std::size_t>(picture.size()));
        ::fclose(file);
    }
    const auto cleared = qScopeGuard([&] { // Qt cannot name them
        for (const QByteArray &name : names)
            ::unlink((folder + '/' + name).constData());
    });
    QCOMPARE(run("import|{}/odd|{}/oddnames").code, 0);
    const CliRun embedded = run("embed|{}/odd|--modality=image|--json");
    QVERIFY2(embedded.code == 0, embedded.err.constData());
    // Three files, three items, each found under its own bytes.
    QCOMPARE(embedded.json()[QStringLiteral("spaces")].toArray().first()[QStringLiteral("vectors")].toInt(),
             3);
    QCOMPARE(run("info|{}/odd|--json").json()[QStringLiteral("items")].toInt(), 3);
    QCOMPARE(run("export|{}/odd|--report|{}/odd.html").code, 0);
    QVERIFY(!QString::fromUtf8(readBytes(place("odd.html"))).isEmpty());
}

QTEST_GUILESS_MAIN(CliTroubleTest)
#include "tst_cli_trouble.moc"
