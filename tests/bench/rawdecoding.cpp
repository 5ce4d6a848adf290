// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawdecoding.h"

#include <opencv2/imgcodecs.hpp>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

#include <functional>
#include <vector>

namespace modalens::bench {

namespace {

/// Calls visit(frame) for every frame of the best stream of a kind.
void decodeAll(const std::filesystem::path &file, AVMediaType type, AVDiscard skip,
               const std::function<void(const AVFrame &)> &visit)
{
    AVFormatContext *format = nullptr;
    if (avformat_open_input(&format, file.c_str(), nullptr, nullptr) < 0)
        return;
    avformat_find_stream_info(format, nullptr);
    const AVCodec *codec = nullptr;
    const int index = av_find_best_stream(format, type, -1, -1, &codec, 0);
    if (index >= 0) {
        AVCodecContext *context = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(context, format->streams[index]->codecpar);
        context->thread_count = 1;
        context->skip_frame = skip;
        avcodec_open2(context, codec, nullptr);
        AVPacket *packet = av_packet_alloc();
        AVFrame *frame = av_frame_alloc();
        const auto drain = [&] {
            while (avcodec_receive_frame(context, frame) >= 0)
                visit(*frame);
        };
        for (; av_read_frame(format, packet) >= 0; av_packet_unref(packet))
            if (packet->stream_index == index && avcodec_send_packet(context, packet) >= 0)
                drain();
        avcodec_send_packet(context, nullptr);
        drain();
        av_frame_free(&frame);
        av_packet_free(&packet);
        avcodec_free_context(&context);
    }
    avformat_close_input(&format);
}

} // namespace

std::int64_t rawPicture(const std::filesystem::path &file)
{
    return static_cast<std::int64_t>(cv::imread(file.string(), cv::IMREAD_COLOR).total());
}

std::int64_t rawSound(const std::filesystem::path &file, int sampleRate)
{
    SwrContext *resampler = nullptr;
    std::vector<float> samples;
    std::int64_t total = 0;
    decodeAll(file, AVMEDIA_TYPE_AUDIO, AVDISCARD_DEFAULT, [&](const AVFrame &frame) {
        if (!resampler) {
            AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
            AVChannelLayout input = frame.ch_layout;
            swr_alloc_set_opts2(&resampler, &mono, AV_SAMPLE_FMT_FLT, sampleRate, &input,
                                static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
            swr_init(resampler);
        }
        samples.resize(static_cast<std::size_t>(swr_get_out_samples(resampler, frame.nb_samples)));
        auto *out = reinterpret_cast<std::uint8_t *>(samples.data());
        total += swr_convert(resampler, &out, static_cast<int>(samples.size()),
                             const_cast<const std::uint8_t **>(frame.extended_data), frame.nb_samples);
    });
    swr_free(&resampler);
    return total;
}

std::int64_t rawFrames(const std::filesystem::path &file, bool keyFramesOnly)
{
    std::int64_t frames = 0;
    decodeAll(file, AVMEDIA_TYPE_VIDEO, keyFramesOnly ? AVDISCARD_NONKEY : AVDISCARD_DEFAULT,
              [&](const AVFrame &) { ++frames; });
    return frames;
}

} // namespace modalens::bench
