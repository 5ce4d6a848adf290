// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mediaservice.h"

#include "app/gui/services/mediafacts.h"
#include "app/gui/services/pictures.h"
#include "app/gui/services/spectrograms.h"
#include "app/gui/text/errortext.h"
#include "app/gui/text/paths.h"
#include "engine/catalog/import/mediakind.h"
#include "engine/media/audio.h"
#include "engine/media/video.h"
#include "widgets/theme.h"
#include "widgets/waveform.h"

#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr int kThumbnailKiB = 64 * 1024;

Result<QImage> decodeThumbnail(ThumbnailCache &files, const QString &path, int side)
{
    QImage picture = transparentPicture(path, side);
    if (!picture.isNull())
        return picture;
    // One size on disk, the one that embedding leaves there.
    MODALENS_TRY(image, files.thumbnail(pathFromText(path), std::max(side, kThumbnailSide)));
    return qImageFrom(std::max(image.width, image.height) > side ? scaledToFit(image, side) : image);
}

bool isSound(const QString &path)
{
    const auto kind = mediaKind(bytesFromPathText(path));
    return kind && kind->modality == Modality::Audio;
}

/// A minute is enough to tell sounds apart, and a rate that keeps their loudness.
Result<QImage> decodeWaveform(const QString &path, int side, const QColor &colour, std::stop_token stop)
{
    MODALENS_TRY(audio, decodeAudio(pathFromText(path), {.sampleRate = 8000, .maxDurationS = 60}, {},
                                    std::move(stop)));
    return waveformPicture(QVector<float>(audio.samples.begin(), audio.samples.end()), side, colour);
}

Result<QImage> decodePicture(const QString &path, int maxSide)
{
    QImage picture = transparentPicture(path, maxSide);
    if (!picture.isNull())
        return picture;
    MODALENS_TRY(image, decodeImage(pathFromText(path), {.maxSide = maxSide}));
    return qImageFrom(image);
}

struct FrameStrip
{
    QVector<QImage> frames;
    QVector<double> timesS;
    double durationS = 0;
};

Result<FrameStrip> decodeStrip(const QString &path, int count, int maxSide, std::stop_token stop)
{
    MODALENS_TRY(info, probeVideo(pathFromText(path)));
    MODALENS_TRY(frames,
                 decodeFrames(pathFromText(path), {.count = count, .maxSide = maxSide}, {}, std::move(stop)));
    FrameStrip strip;
    strip.durationS = info.durationS;
    for (const VideoFrame &frame : frames) {
        strip.frames.append(qImageFrom(frame.image));
        strip.timesS.append(frame.timeS);
    }
    return strip;
}

/// The last frame at or before `fromS` and those that follow.
Result<FrameStrip> decodeRun(const QString &path, double fromS, int count, int maxSide, std::stop_token stop)
{
    FrameStrip run;
    MODALENS_CHECK(playFrames(
        pathFromText(path), std::max(0.0, fromS), maxSide,
        [&run, count](VideoFrame &&frame) {
            run.frames.append(qImageFrom(frame.image));
            run.timesS.append(frame.timeS);
            return run.frames.size() < count;
        },
        {}, std::move(stop)));
    return run;
}

} // namespace

MediaService::MediaService(std::filesystem::path cacheFolder, QObject *parent)
    : MediaSource(parent)
    , m_thumbnailFiles(std::move(cacheFolder))
    , m_thumbnails(kThumbnailKiB)
{
}

MediaService::~MediaService() = default;

template <class Decode, class Show>
void MediaService::post(const QString &kind, const QString &path, Decode decode, Show show)
{
    const QString key = kind + QLatin1Char('\n') + path;
    m_pending.insert(key);
    auto task = [this, key, path, decode = std::move(decode), show = std::move(show)](std::stop_token stop) {
        auto outcome = decode(stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(
            this,
            [this, key, path, show, outcome = std::move(outcome)] {
                if (outcome) {
                    show(*outcome);
                } else {
                    m_failed.insert(key);
                    Q_EMIT failed(path, errorText(outcome.error()).what);
                }
                settle(key);
            },
            Qt::QueuedConnection);
    };
    for (const QString &dropped : m_pool.push(key, std::move(task)))
        settle(dropped);
}

void MediaService::settle(const QString &key)
{
    if (m_pending.remove(key) && m_pending.isEmpty())
        Q_EMIT becameIdle();
}

QImage MediaService::thumbnail(const QString &path, int side)
{
    if (path.isEmpty())
        return {};
    const bool isWaveform = isSound(path);
    const QColor colour = themeOf(QGuiApplication::palette()).sounds; // a change of theme draws it anew
    const QString kind = isWaveform ? QStringLiteral("waveform %1 %2").arg(side).arg(colour.name())
                                    : QStringLiteral("thumbnail %1").arg(side);
    const QString key = kind + QLatin1Char('\n') + path;
    if (const QImage *known = m_thumbnails.object(key))
        return *known;
    if (m_failed.contains(key))
        return {};
    post(
        kind, path,
        [this, path, side, isWaveform, colour](const std::stop_token &stop) {
            return isWaveform ? decodeWaveform(path, side, colour, stop)
                              : decodeThumbnail(m_thumbnailFiles, path, side);
        },
        [this, path, key](const QImage &image) {
            m_thumbnails.insert(key, new QImage(image), std::max<qsizetype>(1, image.sizeInBytes() / 1024));
            Q_EMIT thumbnailReady(path, image);
        });
    return {};
}

void MediaService::requestPicture(const QString &path, int maxSide)
{
    post(
        QStringLiteral("picture %1").arg(maxSide), path,
        [path, maxSide](const std::stop_token &) { return decodePicture(path, maxSide); },
        [this, path](const QImage &image) { Q_EMIT pictureReady(path, image); });
}

void MediaService::requestSound(const QString &path, int sampleRate)
{
    post(
        QStringLiteral("sound %1").arg(sampleRate), path,
        [path, sampleRate](const std::stop_token &stop) -> Result<QVector<float>> {
            MODALENS_TRY(audio, decodeAudio(pathFromText(path), {.sampleRate = sampleRate}, {}, stop));
            return QVector<float>(audio.samples.begin(), audio.samples.end());
        },
        [this, path, sampleRate](const QVector<float> &samples) {
            Q_EMIT soundReady(path, samples, sampleRate);
        });
}

void MediaService::requestFrames(const QString &path, int count, int maxSide)
{
    post(
        QStringLiteral("frames %1 %2").arg(count).arg(maxSide), path,
        [path, count, maxSide](const std::stop_token &stop) {
            return decodeStrip(path, count, maxSide, stop);
        },
        [this, path](const FrameStrip &strip) {
            Q_EMIT framesReady(path, strip.frames, strip.timesS, strip.durationS);
        });
}

void MediaService::requestFrameRun(const QString &path, double fromS, int count, int maxSide)
{
    post(
        QStringLiteral("run %1 %2 %3").arg(fromS).arg(count).arg(maxSide), path,
        [path, fromS, count, maxSide](const std::stop_token &stop) {
            return decodeRun(path, fromS, count, maxSide, stop);
        },
        [this, path](const FrameStrip &run) { Q_EMIT frameRunReady(path, run.frames, run.timesS); });
}

void MediaService::requestSpectrogram(const QString &path, int columns, int bands)
{
    post(
        QStringLiteral("spectrogram %1 %2").arg(columns).arg(bands), path,
        [path, columns, bands](const std::stop_token &stop) -> Result<Spectrogram> {
            const auto audio = decodeAudio(pathFromText(path), {}, {}, stop);
            return audio ? makeSpectrogram(*audio, columns, bands, stop) : Spectrogram{};
        },
        [this, path](const Spectrogram &spectrogram) {
            if (!spectrogram.isEmpty())
                Q_EMIT spectrogramReady(path, spectrogram);
        });
}

void MediaService::requestFacts(const QString &path)
{
    post(
        QStringLiteral("facts"), path,
        [path](const std::stop_token &) -> Result<MediaFacts> { return mediaFactsOf(path); },
        [this, path](const MediaFacts &facts) { Q_EMIT factsReady(path, facts); });
}

void MediaService::forget()
{
    m_thumbnails.clear();
    m_failed.clear();
}

} // namespace modalens
