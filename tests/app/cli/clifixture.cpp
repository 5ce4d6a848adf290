// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clifixture.h"

#include <QBuffer>
#include <QColor>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>

#include <sys/resource.h>

#include <cmath>
#include <csignal>

namespace modalens::test {

namespace {

constexpr int kTimeoutMs = 120'000;

QByteArray pictureBytes(bool isWarm, int number)
{
    QImage image(64, 48, QImage::Format_RGB888);
    const int stripe = isWarm ? 12 + number % 5 : 2 + number % 3;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const int light = ((x + y * (number % 2)) / stripe) % 2 ? 220 : 90;
            const int other = 20 + number;
            image.setPixelColor(x, y,
                                isWarm ? QColor(light, light / 3, other) : QColor(other, light / 3, light));
        }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

/// Half a second of one tone with its octave, 16 bit mono WAV.
QByteArray soundBytes(double hertz)
{
    constexpr int kRate = 16'000;
    constexpr int kSamples = kRate / 2;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.writeRawData("RIFF", 4);
    stream << quint32(36 + 2 * kSamples);
    stream.writeRawData("WAVEfmt ", 8);
    stream << quint32(16) << quint16(1) << quint16(1) << quint32(kRate) << quint32(2 * kRate) << quint16(2)
           << quint16(16);
    stream.writeRawData("data", 4);
    stream << quint32(2 * kSamples);
    for (int i = 0; i < kSamples; ++i) {
        const double phase = 2 * M_PI * hertz * i / kRate;
        stream << qint16(9000 * (std::sin(phase) + 0.5 * std::sin(2 * phase)));
    }
    return bytes;
}

/// Its thumbnails go nowhere near those of the person who runs the tests.
void start(QProcess &process, const QStringList &arguments,
           const QString &program = QStringLiteral(MODALENS_CLI))
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), cacheFolder());
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.closeWriteChannel();
}

CliRun outcomeOf(QProcess &process)
{
    if (!process.waitForFinished(kTimeoutMs) && process.state() != QProcess::NotRunning)
        process.kill();
    process.waitForFinished(kTimeoutMs);
    CliRun run;
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    run.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return run;
}

} // namespace

QString cacheFolder()
{
    static const QTemporaryDir folder;
    return folder.path();
}

QJsonObject CliRun::json() const
{
    return QJsonDocument::fromJson(out).object();
}

CliRun runCli(const QStringList &arguments)
{
    QProcess process;
    start(process, arguments);
    return outcomeOf(process);
}

CliRun runCliInShell(const QString &script, const QStringList &arguments)
{
    QProcess process;
    start(process,
          QStringList{QStringLiteral("-c"), script, QStringLiteral("sh"), QStringLiteral(MODALENS_CLI)} +
              arguments,
          QStringLiteral("sh"));
    return outcomeOf(process);
}

CliRun signalCliWhen(const QStringList &arguments, int signal, const std::function<bool()> &isTime,
                     bool *wasSent, int times)
{
    QProcess process;
    start(process, arguments);
    process.waitForStarted(kTimeoutMs);
    const auto pid = static_cast<pid_t>(process.processId());
    bool isSent = false;
    while (!isSent && !process.waitForFinished(1) && process.state() == QProcess::Running)
        isSent = isTime() && ::kill(pid, signal) == 0;
    for (int i = 1; isSent && i < times; ++i)
        ::kill(pid, signal);
    if (wasSent != nullptr)
        *wasSent = isSent;
    return outcomeOf(process);
}

CliRun haltCliWhen(const QStringList &arguments, const std::function<bool()> &isTime,
                   const std::function<void()> &whileHalted)
{
    QProcess process;
    start(process, arguments);
    process.waitForStarted(kTimeoutMs);
    const auto pid = static_cast<pid_t>(process.processId());
    while (!process.waitForFinished(1) && process.state() == QProcess::Running) {
        if (!isTime())
            continue;
        ::kill(pid, SIGSTOP);
        whileHalted();
        ::kill(pid, SIGCONT);
        break;
    }
    return outcomeOf(process);
}

CliRun runCliWithSmallFiles(const QStringList &arguments, qint64 maxFileBytes)
{
    QProcess process;
    process.setChildProcessModifier([maxFileBytes] {
        ::signal(SIGXFSZ, SIG_IGN); // then write() fails with EFBIG
        const auto bytes = static_cast<rlim_t>(maxFileBytes);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    start(process, arguments);
    return outcomeOf(process);
}

bool killCliAfter(const QStringList &arguments, int milliseconds)
{
    QProcess process;
    start(process, arguments);
    process.waitForStarted(kTimeoutMs);
    if (process.waitForFinished(milliseconds))
        return false;
    process.kill(); // SIGKILL
    process.waitForFinished(kTimeoutMs);
    return process.exitStatus() == QProcess::CrashExit;
}

QStringList argumentsOf(const char *line, const QString &folder)
{
    QStringList arguments = QString::fromUtf8(line).split(QLatin1Char('|'));
    for (QString &argument : arguments)
        argument.replace(QStringLiteral("{}"), folder);
    return arguments;
}

void writeMediaFolder(const QString &folder, int itemsPerFolder)
{
    const QStringList warm{QStringLiteral("lava"), QStringLiteral("ember"), QStringLiteral("desert")};
    const QStringList cold{QStringLiteral("glacier"), QStringLiteral("frost"), QStringLiteral("lagoon")};
    for (int i = 0; i < 2 * itemsPerFolder; ++i) {
        const bool isWarm = i % 2 == 0;
        const int number = i / 2;
        const QString place = folder + (isWarm ? QStringLiteral("/warm") : QStringLiteral("/cold"));
        QDir().mkpath(place);
        const QString word = (isWarm ? warm : cold).at(number % 3);
        const QString stem = QStringLiteral("%1/%2%3").arg(place, word).arg(number, 2, 10, QLatin1Char('0'));
        writeFile(stem + QStringLiteral(".png"), pictureBytes(isWarm, number));
        const QString text =
            QStringLiteral("A view of the %1 number %2 in %3 light\nzh_CN.utf8=%4的风景\n")
                .arg(word, QString::number(number), isWarm ? QStringLiteral("red") : QStringLiteral("blue"),
                     isWarm ? QStringLiteral("火山") : QStringLiteral("冰川"));
        writeFile(stem + QStringLiteral(".txt"), text.toUtf8());
        if (number % 2 == 0)
            writeFile(stem + QStringLiteral(".wav"),
                      soundBytes(isWarm ? 120 + 3 * number : 1500 + 40 * number));
    }
}

void writePictures(const QString &folder, int count)
{
    QDir().mkpath(folder);
    for (int i = 0; i < count; ++i)
        writeFile(QStringLiteral("%1/p%2.png").arg(folder).arg(i, 3, 10, QLatin1Char('0')),
                  pictureBytes(i % 2 == 0, i % 40));
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray readBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace modalens::test
