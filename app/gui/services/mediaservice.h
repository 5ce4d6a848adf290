// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/mediapool.h"
#include "engine/embed/thumbnails.h"
#include "widgets/media.h"

#include <QCache>
#include <QSet>

#include <filesystem>

namespace modalens {

/// Decoded media for the widgets from worker threads: newest request first, at most 256 waiting, thumbnails
/// cached in memory (64 MiB) and on disk. The thumbnail of a sound is its waveform in the theme's colour (in
/// memory only; decodes at most a minute of it). A file that failed is remembered and not tried again until
/// forget().
class MediaService : public MediaSource
{
    Q_OBJECT

public:
    /// \param cacheFolder for thumbnails; made when missing.
    explicit MediaService(std::filesystem::path cacheFolder, QObject *parent = nullptr);
    ~MediaService() override;

    QImage thumbnail(const QString &path, int side) override;
    void requestPicture(const QString &path, int maxSide) override;
    void requestSound(const QString &path, int sampleRate) override;
    void requestFrames(const QString &path, int count, int maxSide) override;
    void requestFrameRun(const QString &path, double fromS, int count, int maxSide) override;
    void requestSpectrogram(const QString &path, int columns, int bands) override;
    void requestFacts(const QString &path) override;

    /// Requests that have not been answered yet.
    int pendingCount() const { return static_cast<int>(m_pending.size()); }
    /// Files may have changed: drops thumbnails and failures from memory.
    void forget();

Q_SIGNALS:
    void becameIdle();

private:
    /// Runs `decode(stop)` on the pool and `show(value)` or failed() here. One request of a kind for a path
    /// at a time.
    template <class Decode, class Show>
    void post(const QString &kind, const QString &path, Decode decode, Show show);
    void settle(const QString &key);

    ThumbnailCache m_thumbnailFiles;
    QCache<QString, QImage> m_thumbnails; ///< Cost in KiB.
    QSet<QString> m_pending;
    QSet<QString> m_failed; ///< Keys.
    MediaPool m_pool;       // last: its tasks use the rest
};

} // namespace modalens
