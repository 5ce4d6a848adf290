// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tinycatalog.h"

#include "app/gui/importing/pipeline.h"
#include "app/gui/text/paths.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace modalens::test {

namespace {

constexpr int kRate = 8000;
const char *const kWords[] = {"crow",  "lark",  "heron", "duck", "swan", "owl",
                              "robin", "finch", "apple", "pear", "plum", "grape"};

bool writePicture(const QString &path, int index)
{
    QImage image(96, 96, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(index * 15 % 360, 200, 120 + index * 5));
    QPainter painter(&image);
    painter.setBrush(QColor::fromHsv((index * 40 + 90) % 360, 220, 230));
    painter.drawEllipse(10 + index, 12, 30 + index, 40);
    painter.drawLine(0, index * 4, 95, 95 - index * 3);
    painter.end();
    return image.save(path, "PNG");
}

bool writeText(const QString &path, int index)
{
    QFile file(path);
    const QByteArray words = QByteArray("a ") + kWords[index % 12] + " beside a " +
                             kWords[(index * 5 + 1) % 12] + " number " + QByteArray::number(index) + "\n";
    return file.open(QIODevice::WriteOnly) && file.write(words) == words.size();
}

bool writeTone(const QString &path, int index)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const quint32 samples = kRate;
    QDataStream stream(&file);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.writeRawData("RIFF", 4);
    stream << quint32(36 + samples * 2);
    stream.writeRawData("WAVEfmt ", 8);
    stream << quint32(16) << quint16(1) << quint16(1) << quint32(kRate) << quint32(kRate * 2) << quint16(2)
           << quint16(16);
    stream.writeRawData("data", 4);
    stream << quint32(samples * 2);
    for (quint32 i = 0; i < samples; ++i)
        stream << qint16(9000 * std::sin(2 * std::numbers::pi * (220 + 70 * index) * i / kRate) *
                         (index % 4 == 0 ? 1.0 : 1.0 - double(i) / samples));
    return stream.status() == QDataStream::Ok;
}

} // namespace

bool writeTinyMedia(const QString &folder)
{
    bool isFine = true;
    for (int i = 0; i < kTinyItems; ++i) {
        const QString place = folder + (i % 12 < 8 ? QStringLiteral("/birds") : QStringLiteral("/fruit"));
        const QString stem =
            QStringLiteral("%1/%2%3").arg(place, QString::fromLatin1(kWords[i % 12])).arg(i / 12);
        isFine = isFine && QDir().mkpath(place) && writePicture(stem + QStringLiteral(".png"), i) &&
                 writeText(stem + QStringLiteral(".txt"), i) &&
                 (i % 2 == 1 || writeTone(stem + QStringLiteral(".wav"), i));
    }
    return isFine;
}

QString makeTinyCatalog(const QString &media, const QString &catalog)
{
    NoProgress progress;
    ImportPlan plan;
    plan.catalog = pathFromText(catalog);
    plan.source = pathFromText(media);
    const auto summary = runImport(plan, [] {}, progress, {});
    if (!summary)
        return QString::fromStdString(describe(summary.error()));
    if (!summary->failures.empty())
        return QString::fromStdString(summary->failures.front().what + ": " +
                                      summary->failures.front().reason);
    return {};
}

} // namespace modalens::test
