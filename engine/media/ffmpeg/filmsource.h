// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/ffmpeg/frameconverter.h"
#include "engine/media/ffmpeg/input.h"
#include "engine/media/ffmpeg/streamdecoder.h"
#include "engine/media/framesource.h"

namespace modalens::media {

/// Films, GIF, APNG and AVIF sequences through FFmpeg.
class FilmSource final : public FrameSource
{
public:
    static Result<std::unique_ptr<FrameSource>> open(MediaFile file, const char *demuxer,
                                                     const MediaLimits &limits, std::stop_token stop);

    const VideoInfo &info() const override { return m_info; }
    Result<bool> advance() override;
    Result<bool> showKeyFrame(double timeS) override;
    Status approach(double timeS) override;
    double timeS() const override { return m_timeS; }
    double endS() const override { return m_endS; }
    Result<Image> image(int maxSide) override;

private:
    FilmSource(MediaInput input, AVStream *stream, const MediaLimits &limits);

    void show(const AVFrame &frame);
    double frameDurationS() const;

    MediaInput m_input;
    AVStream *m_stream;
    std::unique_ptr<StreamDecoder> m_decoder; ///< Refers to m_input, so it comes after it.
    FrameConverter m_converter;
    VideoInfo m_info;
    FrameHandle m_shown;
    std::optional<double> m_shownKeyFrameS; ///< Its time in the index, while it is the current frame.
    double m_timeS = 0;
    double m_endS = 0;
};

/// Duration in seconds and number of frames of a stream by reading its packets: exact, costs reading the
/// file.
struct Extent
{
    double durationS = 0;
    std::int64_t frames = 0;
};
Result<Extent> measureExtent(MediaFile file, const char *demuxer, const MediaLimits &limits,
                             std::stop_token stop);

} // namespace modalens::media
