// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/ffmpeg/streamdecoder.h"

#include <cmath>

namespace modalens::media {

Result<StreamDecoder> StreamDecoder::open(MediaInput &input, AVStream *stream, const MediaLimits &limits)
{
    StreamDecoder decoder(input, stream);
    const AVCodec *codec = avcodec_find_decoder(stream->codecpar->codec_id);
    if (!codec)
        return Unexpected<Error>(input.error(AVERROR_DECODER_NOT_FOUND, "decode the file"));
    decoder.m_codec.reset(avcodec_alloc_context3(codec));
    decoder.m_packet.reset(av_packet_alloc());
    decoder.m_frame.reset(av_frame_alloc());
    if (!decoder.m_codec || !decoder.m_packet || !decoder.m_frame)
        return fail(ErrorCode::TooLarge, "not enough memory to decode the file", input.name());
    AVCodecContext *context = decoder.m_codec.get();
    int code = avcodec_parameters_to_context(context, stream->codecpar);
    context->thread_count = 1;
    context->max_pixels = limits.maxPixels;
    context->pkt_timebase = stream->time_base;
    if (code >= 0)
        code = avcodec_open2(context, codec, nullptr);
    if (code < 0)
        return Unexpected<Error>(input.error(code, "decode the file"));
    input.keepOnly(stream);
    return decoder;
}

Status StreamDecoder::feed()
{
    for (;;) {
        if (m_input->isStopped())
            return fail(ErrorCode::Cancelled, "stopped", m_input->name());
        av_packet_unref(m_packet.get());
        if (av_read_frame(m_input->context(), m_packet.get()) < 0) {
            if (m_input->isStopped())
                return fail(ErrorCode::Cancelled, "stopped", m_input->name());
            m_isDrained = true;
            avcodec_send_packet(m_codec.get(), nullptr);
            return {};
        }
        if (m_packet->stream_index != m_stream->index)
            continue;
        if (avcodec_send_packet(m_codec.get(), m_packet.get()) >= 0)
            return {};
        // This packet is damaged: the next one may be whole.
    }
}

Result<const AVFrame *> StreamDecoder::next()
{
    for (;;) {
        const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (code >= 0)
            return m_frame.get();
        if (code == AVERROR_EOF || (m_isDrained && code == AVERROR(EAGAIN)))
            return nullptr;
        if (code == AVERROR(ENOMEM))
            return Unexpected<Error>(m_input->error(code, "decode the file"));
        if (!m_isDrained)
            MODALENS_CHECK(feed());
    }
}

Result<const AVFrame *> StreamDecoder::nextKeyFrame()
{
    // Draining after the one packet spares the frames that a decoder waits for before it shows the first.
    for (;;) {
        if (m_input->isStopped())
            return fail(ErrorCode::Cancelled, "stopped", m_input->name());
        av_packet_unref(m_packet.get());
        if (av_read_frame(m_input->context(), m_packet.get()) < 0)
            return nullptr;
        if (m_packet->stream_index != m_stream->index || !(m_packet->flags & AV_PKT_FLAG_KEY))
            continue;
        const int sent = avcodec_send_packet(m_codec.get(), m_packet.get());
        avcodec_send_packet(m_codec.get(), nullptr);
        const int received = avcodec_receive_frame(m_codec.get(), m_frame.get());
        avcodec_flush_buffers(m_codec.get());
        if (sent >= 0 && received >= 0)
            return m_frame.get();
    }
}

std::int64_t StreamDecoder::stampOf(double timeS) const
{
    // Down, never up: a seek must not pass what it looks for. The little more is for times that are whole
    // ticks.
    return startTime() + static_cast<std::int64_t>(std::floor(timeS / av_q2d(m_stream->time_base) + 1e-6));
}

std::optional<double> StreamDecoder::indexedKeyFrame(double timeS) const
{
    const AVIndexEntry *entry =
        avformat_index_get_entry_from_timestamp(m_stream, stampOf(timeS), AVSEEK_FLAG_BACKWARD);
    if (!entry)
        return std::nullopt;
    return static_cast<double>(entry->timestamp - startTime()) * av_q2d(m_stream->time_base);
}

bool StreamDecoder::isIndexedUpTo(double timeS) const
{
    return avformat_index_get_entry_from_timestamp(m_stream, stampOf(timeS), AVSEEK_FLAG_ANY) != nullptr;
}

Status StreamDecoder::seek(double timeS)
{
    const int code = av_seek_frame(m_input->context(), m_stream->index, stampOf(timeS), AVSEEK_FLAG_BACKWARD);
    if (code < 0)
        return Unexpected<Error>(m_input->error(code, "seek in the file"));
    avcodec_flush_buffers(m_codec.get());
    m_isDrained = false;
    return {};
}

std::optional<double> StreamDecoder::timeOf(const AVFrame &frame) const
{
    if (frame.best_effort_timestamp == AV_NOPTS_VALUE)
        return std::nullopt;
    return static_cast<double>(frame.best_effort_timestamp - startTime()) * av_q2d(m_stream->time_base);
}

} // namespace modalens::media
