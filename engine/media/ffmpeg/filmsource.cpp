// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/ffmpeg/filmsource.h"

#include <algorithm>
#include <cmath>

namespace modalens::media {

namespace {

/// Files up to this are read through when their container does not tell how long they are.
constexpr std::int64_t kMaxMeasuredBytes = std::int64_t{256} << 20;
/// Without an index, a seek pays off when at least this much lies between.
constexpr double kWorthASeekS = 10.0;

double frameRateOf(const AVStream &stream)
{
    for (const AVRational rate : {stream.avg_frame_rate, stream.r_frame_rate})
        if (rate.num > 0 && rate.den > 0 && av_q2d(rate) <= 1000)
            return av_q2d(rate);
    return 0;
}

/// Of the pictures rather than of the file, whose sound may be longer.
double streamDurationS(const MediaInput &input, const AVStream &stream)
{
    if (stream.duration > 0)
        return static_cast<double>(stream.duration) * av_q2d(stream.time_base);
    return input.durationS();
}

VideoInfo infoOf(const MediaInput &input, const AVStream &stream, const FrameConverter &converter)
{
    VideoInfo info;
    info.durationS = streamDurationS(input, stream);
    info.framesPerSecond = frameRateOf(stream);
    info.frameCount =
        stream.nb_frames > 0 ? stream.nb_frames : std::llround(info.durationS * info.framesPerSecond);
    const auto size = converter.displaySize(stream.codecpar->width, stream.codecpar->height);
    info.width = size.width;
    info.height = size.height;
    info.hasAudio = input.bestStream(AVMEDIA_TYPE_AUDIO) != nullptr;
    return info;
}

AVStream *pictureStream(const MediaInput &input)
{
    return input.bestStream(AVMEDIA_TYPE_VIDEO);
}

} // namespace

Result<Extent> measureExtent(MediaFile file, const char *demuxer, const MediaLimits &limits,
                             std::stop_token stop)
{
    MODALENS_TRY(input, MediaInput::open(std::move(file), limits, std::move(stop), demuxer));
    AVStream *stream = pictureStream(input);
    const PacketHandle packet(av_packet_alloc());
    if (!stream || !packet)
        return fail(ErrorCode::Unsupported, "the file has no moving picture", input.name());
    input.keepOnly(stream);
    Extent extent;
    std::int64_t first = AV_NOPTS_VALUE;
    std::int64_t end = 0;
    while (av_read_frame(input.context(), packet.get()) >= 0) {
        if (packet->stream_index == stream->index) {
            ++extent.frames;
            const std::int64_t time = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
            if (time != AV_NOPTS_VALUE) {
                first = first == AV_NOPTS_VALUE ? time : std::min(first, time);
                end = std::max(end, time + std::max<std::int64_t>(packet->duration, 0));
            }
        }
        av_packet_unref(packet.get());
    }
    if (input.isStopped())
        return fail(ErrorCode::Cancelled, "stopped", input.name());
    if (first != AV_NOPTS_VALUE && end > first)
        extent.durationS = static_cast<double>(end - first) * av_q2d(stream->time_base);
    return extent;
}

FilmSource::FilmSource(MediaInput input, AVStream *stream, const MediaLimits &limits)
    : m_input(std::move(input))
    , m_stream(stream)
    , m_converter(*stream, limits)
    , m_info(infoOf(m_input, *stream, m_converter))
    , m_shown(av_frame_alloc())
{
}

Result<std::unique_ptr<FrameSource>> FilmSource::open(MediaFile file, const char *demuxer,
                                                      const MediaLimits &limits, std::stop_token stop)
{
    MODALENS_TRY(copy, file.duplicate());
    MODALENS_TRY(input, MediaInput::open(std::move(file), limits, stop, demuxer));
    AVStream *stream = pictureStream(input);
    if (!stream)
        return fail(ErrorCode::Unsupported, "the file has no moving picture", input.name());
    std::unique_ptr<FilmSource> source(new FilmSource(std::move(input), stream, limits));
    if (!source->m_shown)
        return fail(ErrorCode::TooLarge, "not enough memory for a frame", copy.name());
    VideoInfo &info = source->m_info;
    if (info.durationS <= 0 && copy.sizeBytes() <= kMaxMeasuredBytes) {
        MODALENS_TRY(extent, measureExtent(std::move(copy), demuxer, limits, stop));
        info.durationS = extent.durationS;
        info.frameCount = extent.frames;
        if (extent.durationS > limits.maxDurationS)
            return fail(ErrorCode::TooLarge, "the file lasts longer than the limit", source->m_input.name());
    }
    MODALENS_TRY(decoder, StreamDecoder::open(source->m_input, stream, limits));
    source->m_decoder = std::make_unique<StreamDecoder>(std::move(decoder));
    return source;
}

double FilmSource::frameDurationS() const
{
    if (m_shown->pkt_duration > 0)
        return static_cast<double>(m_shown->pkt_duration) * av_q2d(m_stream->time_base);
    return m_info.framesPerSecond > 0 ? 1 / m_info.framesPerSecond : 0.04;
}

void FilmSource::show(const AVFrame &frame)
{
    const double following = m_endS; // where a frame without a time stamp must be
    m_shownKeyFrameS.reset();
    av_frame_unref(m_shown.get());
    av_frame_ref(m_shown.get(), &frame);
    m_timeS = m_decoder->timeOf(frame).value_or(following);
    m_endS = m_timeS + frameDurationS();
}

Result<bool> FilmSource::advance()
{
    MODALENS_TRY(frame, m_decoder->next());
    if (!frame)
        return false;
    show(*frame);
    return true;
}

Result<bool> FilmSource::showKeyFrame(double timeS)
{
    // Many times may share one key frame: it is decoded once.
    if (m_shownKeyFrameS && m_decoder->isIndexedUpTo(timeS) &&
        m_shownKeyFrameS == m_decoder->indexedKeyFrame(timeS))
        return true;
    MODALENS_CHECK(m_decoder->seek(timeS));
    MODALENS_TRY(frame, m_decoder->nextKeyFrame());
    if (!frame)
        return false;
    m_endS = timeS;
    show(*frame);
    m_shownKeyFrameS = m_decoder->indexedKeyFrame(timeS);
    return true;
}

Status FilmSource::approach(double timeS)
{
    const double gapS = timeS - m_endS;
    if (gapS <= 0)
        return {};
    const auto keyFrameS = m_decoder->indexedKeyFrame(timeS);
    const bool isWorthIt = (keyFrameS && *keyFrameS > m_endS) || gapS > kWorthASeekS;
    if (isWorthIt && m_decoder->seek(timeS))
        m_endS = keyFrameS.value_or(timeS);
    return {}; // where seeking fails, decoding on gets there as well
}

Result<Image> FilmSource::image(int maxSide)
{
    return m_converter.convert(*m_shown, maxSide, m_input.name());
}

Result<Image> decodeFirstFrame(MediaFile file, const char *demuxer, int maxSide, const MediaLimits &limits)
{
    MODALENS_TRY(input, MediaInput::open(std::move(file), limits, {}, demuxer));
    AVStream *stream = pictureStream(input);
    if (!stream)
        return fail(ErrorCode::Malformed, "the file has no picture", input.name());
    MODALENS_TRY(decoder, StreamDecoder::open(input, stream, limits));
    MODALENS_TRY(frame, decoder.next());
    if (!frame)
        return fail(ErrorCode::Malformed, "the picture's data is damaged or cut off", input.name());
    return FrameConverter(*stream, limits).convert(*frame, maxSide, input.name());
}

} // namespace modalens::media
