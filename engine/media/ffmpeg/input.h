// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/ffmpeg/handles.h"
#include "engine/media/limits.h"
#include "engine/media/mediafile.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace modalens::media {

/// A container opened for reading. FFmpeg sees nothing but the bytes of this one file: it reads through our
/// descriptor, may open no second file or address, and knows only the demuxers of a fixed list (no playlists,
/// no concatenation, no devices). Number of streams, duration and picture sizes are checked before a decoder
/// is opened. One thread at a time.
class MediaInput
{
public:
    /// Takes the file. \param demuxer forces a format ("gif") instead of probing; may be null.
    /// \param stop ends reading from any depth; the caller then sees `Cancelled`.
    static Result<MediaInput> open(MediaFile file, const MediaLimits &limits, std::stop_token stop,
                                   const char *demuxer = nullptr);

    AVFormatContext *context() const { return m_state->format.get(); }
    const std::string &name() const { return m_state->file.name(); }
    bool isStopped() const { return m_state->stop.stop_requested(); }

    /// The stream that FFmpeg thinks best, cover pictures of songs left out; null when there is none.
    AVStream *bestStream(AVMediaType type) const;

    /// Seconds, as the container claims; 0 when unknown.
    double durationS() const;

    /// Ends reading of every other stream.
    void keepOnly(const AVStream *stream);

    Error error(int code, const std::string &doing) const;

private:
    struct State // FFmpeg keeps its address
    {
        explicit State(MediaFile opened)
            : file(std::move(opened))
        {
        }
        MediaFile file;
        std::int64_t position = 0;
        std::stop_token stop;
        IoHandle io;
        FormatHandle format; // last: closed first
    };

    explicit MediaInput(std::unique_ptr<State> state)
        : m_state(std::move(state))
    {
    }

    Status openFormat(const MediaLimits &limits, const char *demuxer);
    Status findStreams(const MediaLimits &limits);
    Status checkStreams(const MediaLimits &limits) const;

    static int readBytes(void *opaque, std::uint8_t *buffer, int count);
    static std::int64_t seekTo(void *opaque, std::int64_t offset, int whence);
    static int shouldStop(void *opaque);

    std::unique_ptr<State> m_state;
};

} // namespace modalens::media
