// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

namespace modalens::media {

// FFmpeg's objects as values that free themselves.

struct FrameFree
{
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
};
struct PacketFree
{
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
};
struct CodecFree
{
    void operator()(AVCodecContext *context) const { avcodec_free_context(&context); }
};
struct FormatClose
{
    void operator()(AVFormatContext *context) const { avformat_close_input(&context); }
};
struct IoFree
{
    void operator()(AVIOContext *io) const
    {
        av_freep(&io->buffer); // FFmpeg may have replaced the buffer we gave
        avio_context_free(&io);
    }
};
struct ResamplerFree
{
    void operator()(SwrContext *context) const { swr_free(&context); }
};
struct ScalerFree
{
    void operator()(SwsContext *context) const { sws_freeContext(context); }
};

using FrameHandle = std::unique_ptr<AVFrame, FrameFree>;
using PacketHandle = std::unique_ptr<AVPacket, PacketFree>;
using CodecHandle = std::unique_ptr<AVCodecContext, CodecFree>;
using FormatHandle = std::unique_ptr<AVFormatContext, FormatClose>;
using IoHandle = std::unique_ptr<AVIOContext, IoFree>;
using ResamplerHandle = std::unique_ptr<SwrContext, ResamplerFree>;
using ScalerHandle = std::unique_ptr<SwsContext, ScalerFree>;

} // namespace modalens::media
