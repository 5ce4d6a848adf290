// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

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
/// Arguments of one line, separated by '|'; "{}" stands for `folder`.
QStringList argumentsOf(const char *line, const QString &folder);

/// A small folder of real media in two folders: items that have a picture, a text in two languages and, every
/// other one, a sound. Pictures of "warm" are reddish with wide stripes and low tones, those of "cold"
/// bluish, fine and high.
void writeMediaFolder(const QString &folder, int itemsPerFolder);

bool writeFile(const QString &path, const QByteArray &bytes);
QByteArray readBytes(const QString &path);

} // namespace modalens::test
