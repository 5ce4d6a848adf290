// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mediafacts.h"
#include "widgets/spectrogram.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QVector>

namespace modalens {

/// Where widgets get decoded media from, without ever waiting: ask, and the answer comes as a signal on the
/// GUI thread. app/gui implements it on worker threads; tests pass a fake. A failed request answers with a
/// reason, so that a broken file shows a badge.
class MediaSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Cached thumbnail or a null image, in which case it is requested and thumbnailReady() follows.
    virtual QImage thumbnail(const QString &path, int side) = 0;
    /// Newest requests are served first; a request for something scrolled away may be dropped.
    virtual void requestPicture(const QString &path, int maxSide) = 0;
    /// Mono samples at `sampleRate`.
    virtual void requestSound(const QString &path, int sampleRate) = 0;
    /// Frames spread over the video, for a strip and for playback.
    virtual void requestFrames(const QString &path, int count, int maxSide) = 0;
    /// Every frame from the last at or before `fromS` on, at most `count`: for steps from frame to frame.
    virtual void requestFrameRun(const QString &path, double fromS, int count, int maxSide) = 0;
    /// At most so many columns and bands. No answer where the sound cannot be decoded: requestSound() says
    /// why.
    virtual void requestSpectrogram(const QString &path, int columns, int bands) = 0;
    /// Always answered; what went wrong is a fact, too.
    virtual void requestFacts(const QString &path) = 0;

Q_SIGNALS:
    void thumbnailReady(const QString &path, const QImage &image);
    void pictureReady(const QString &path, const QImage &image);
    void soundReady(const QString &path, const QVector<float> &samples, int sampleRate);
    void framesReady(const QString &path, const QVector<QImage> &frames, const QVector<double> &timesS,
                     double durationS);
    void frameRunReady(const QString &path, const QVector<QImage> &frames, const QVector<double> &timesS);
    void spectrogramReady(const QString &path, const modalens::Spectrogram &spectrogram);
    void factsReady(const QString &path, const modalens::MediaFacts &facts);
    void failed(const QString &path, const QString &reason);
};

} // namespace modalens
