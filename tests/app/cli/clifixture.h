// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace modalens::test {

/// How a run of the real modalens-cli ended.
struct CliRun
{
    int code = -1; ///< -1 when it was killed or crashed.
    QByteArray out;
    QByteArray err;
    QJsonObject json() const; ///< Of stdout; empty when that is no JSON object.
};

CliRun runCli(const QStringList &arguments);
/// Runs it and sends SIGKILL when it has not ended after so many milliseconds. True when it was killed.
bool killCliAfter(const QStringList &arguments, int milliseconds);
/// Runs it and sends `signal`, `times` in a row, once `isTime()`, asked about every millisecond, is true. The
/// run ends by itself where it never is; `wasSent` tells.
CliRun signalCliWhen(const QStringList &arguments, int signal, const std::function<bool()> &isTime,
                     bool *wasSent = nullptr, int times = 1);
/// Runs it inside `script` of sh, where it is "$@".
CliRun runCliInShell(const QString &script, const QStringList &arguments);
/// Runs it and, once `isTime()`, halts it (SIGSTOP) in the middle of its work for as long as `whileHalted()`
/// takes.
CliRun haltCliWhen(const QStringList &arguments, const std::function<bool()> &isTime,
                   const std::function<void()> &whileHalted);
/// Runs it with no file allowed to grow beyond `maxFileBytes`, as on a full disk.
CliRun runCliWithSmallFiles(const QStringList &arguments, qint64 maxFileBytes);

/// XDG_CACHE_HOME of every run of this test program.
QString cacheFolder();

/// Arguments of one line, separated by '|'; "{}" stands for `folder`.
QStringList argumentsOf(const char *line, const QString &folder);

/// A small folder of real media in two folders: items that have a picture, a text in two languages and, every
/// other one, a sound. Pictures of "warm" are reddish with wide stripes and low tones, those of "cold"
/// bluish, fine and high.
void writeMediaFolder(const QString &folder, int itemsPerFolder);

/// `count` pictures named p000.png and so on, which take a while to describe.
void writePictures(const QString &folder, int count);

bool writeFile(const QString &path, const QByteArray &bytes);
QByteArray readBytes(const QString &path);

} // namespace modalens::test
