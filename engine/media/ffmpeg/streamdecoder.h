// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/ffmpeg/handles.h"
#include "engine/media/ffmpeg/input.h"
#include "engine/media/limits.h"

#include <cstdint>
#include <optional>

namespace modalens::media {

/// Frames of one stream, one after the other. Packets that cannot be decoded are skipped; the end of the file
/// and the point where it is cut are the same. Decodes on the calling thread.
class StreamDecoder
{
public:
    /// \param input must outlive this. Its other streams are no longer read.
    static Result<StreamDecoder> open(MediaInput &input, AVStream *stream, const MediaLimits &limits);

    /// The next frame, valid until the next call; null at the end; `Cancelled` when stopped.
    Result<const AVFrame *> next();

    /// Decodes the next key frame alone and leaves the decoder empty; to be called after seek().
    Result<const AVFrame *> nextKeyFrame();

    /// Goes to the last key frame at or before a time, given in seconds from the start of the stream.
    Status seek(double timeS);

    /// Time of a frame in seconds from the start of the stream; nullopt when the file does not say.
    std::optional<double> timeOf(const AVFrame &frame) const;

    /// Time of the last key frame at or before `timeS` that the container's index knows of.
    std::optional<double> indexedKeyFrame(double timeS) const;
    /// Whether the index reaches to `timeS`; some containers fill theirs as they are read.
    bool isIndexedUpTo(double timeS) const;

private:
    StreamDecoder(MediaInput &input, AVStream *stream)
        : m_input(&input)
        , m_stream(stream)
    {
    }

    std::int64_t startTime() const
    {
        return m_stream->start_time == AV_NOPTS_VALUE ? 0 : m_stream->start_time;
    }
    std::int64_t stampOf(double timeS) const;

    /// Feeds the decoder one packet of the stream, or tells it that there are no more.
    Status feed();

    MediaInput *m_input;
    AVStream *m_stream;
    CodecHandle m_codec;
    PacketHandle m_packet;
    FrameHandle m_frame;
    bool m_isDrained = false; ///< The decoder was told that nothing follows.
};

} // namespace modalens::media
