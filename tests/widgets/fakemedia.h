// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/media.h"

#include <QPainter>
#include <QStringList>

#include <cmath>

namespace modalens {

/// Answers every request at once with something drawn from the path; paths that contain "broken" fail, and
/// paths that contain "mute" have no sound. A sound whose path contains "later" is not answered.
class FakeMedia : public MediaSource
{
    Q_OBJECT

public:
    using MediaSource::MediaSource;
    QStringList requests;
    QVector<int> sides; ///< Of the pictures asked for.

    static QImage drawn(const QString &path, int side)
    {
        QImage image(side, side * 3 / 4, QImage::Format_RGB32);
        const auto hue = int(qHash(path) % 360);
        image.fill(QColor::fromHsl(hue, 90, 205));
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromHsl((hue + 40) % 360, 120, 95));
        painter.drawEllipse(QRectF(side * 0.2, side * 0.14, side * 0.5, side * 0.4));
        painter.setBrush(QColor::fromHsl((hue + 200) % 360, 130, 120));
        painter.drawRect(QRectF(0, side * 0.58, side, side * 0.2));
        return image;
    }

    QImage thumbnail(const QString &path, int side) override
    {
        return isBroken(path) ? QImage() : drawn(path, side);
    }

    void requestPicture(const QString &path, int maxSide) override
    {
        requests << QStringLiteral("picture ") + path;
        sides << maxSide;
        if (isBroken(path) || isGone)
            Q_EMIT failed(path, isGone ? QStringLiteral("there is no such file")
                                       : QStringLiteral("the file ends too early"));
        else
            Q_EMIT pictureReady(path, drawn(path, maxSide));
    }

    void requestSound(const QString &path, int sampleRate) override
    {
        requests << QStringLiteral("sound ") + path;
        if (isBroken(path) || path.contains(QLatin1String("mute"))) {
            Q_EMIT failed(path, isBroken(path) ? QStringLiteral("the file ends too early")
                                               : QStringLiteral("there is no sound in it"));
            return;
        }
        if (path.contains(QLatin1String("later")))
            return;
        QVector<float> samples(3 * sampleRate);
        for (int i = 0; i < samples.size(); ++i) {
            const double t = double(i) / sampleRate;
            samples[i] = float(std::sin(t * 2600) * std::abs(std::sin(t * 3.3) * std::sin(t * 9 + 1)));
        }
        Q_EMIT soundReady(path, samples, sampleRate);
    }

    void requestFrames(const QString &path, int count, int maxSide) override
    {
        requests << QStringLiteral("frames ") + path;
        if (isBroken(path)) {
            Q_EMIT failed(path, QStringLiteral("the file ends too early"));
            return;
        }
        QVector<QImage> frames;
        QVector<double> times;
        for (int i = 0; i < count; ++i) {
            frames << drawn(path + QString::number(i), maxSide);
            times << 4.0 * i / count;
        }
        Q_EMIT framesReady(path, frames, times, 4.0);
    }

    void requestFrameRun(const QString &path, double fromS, int count, int maxSide) override
    {
        requests << QStringLiteral("run ") + path;
        if (isBroken(path) || isGone) {
            Q_EMIT failed(path, QStringLiteral("there is no such file"));
            return;
        }
        QVector<QImage> frames;
        QVector<double> times;
        for (int i = int(fromS * kFramesPerSecond + 0.001); i < 4 * kFramesPerSecond && frames.size() < count;
             ++i) {
            frames << drawn(path + QString::number(i), maxSide);
            times << double(i) / kFramesPerSecond;
        }
        Q_EMIT frameRunReady(path, frames, times);
    }

    void requestSpectrogram(const QString &path, int columns, int bands) override
    {
        requests << QStringLiteral("spectrogram ") + path;
        if (isBroken(path) || path.contains(QLatin1String("later")))
            return;
        Spectrogram spectrogram{columns, bands, {}, 3.0, 50, 8000, 1.5};
        for (int column = 0; column < columns; ++column)
            for (int band = 0; band < bands; ++band)
                spectrogram.levels.append(char(255 * column / columns * (bands - band) / bands));
        Q_EMIT spectrogramReady(path, spectrogram);
    }

    void requestFacts(const QString &path) override
    {
        requests << QStringLiteral("facts ") + path;
        MediaFacts facts;
        if (isBroken(path)) {
            facts.problem = QStringLiteral("the file ends too early");
        } else {
            facts.format = QStringLiteral("PNG");
            facts.pixels = {2000, 1500};
            facts.framesPerSecond = kFramesPerSecond;
            facts.frameCount = 4 * kFramesPerSecond;
            facts.modified = QDateTime(QDate(2024, 5, 3), QTime(12, 0));
        }
        facts.sizeBytes = 12'345;
        Q_EMIT factsReady(path, facts);
    }

    static constexpr int kFramesPerSecond = 50;
    bool isGone = false; ///< From now on no file can be opened.

private:
    static bool isBroken(const QString &path) { return path.contains(QLatin1String("broken")); }
};

} // namespace modalens
