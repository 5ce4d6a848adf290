// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/ffmpeg/monoresampler.h"

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>

namespace modalens::media {

int MonoResampler::configure(const AVFrame &frame)
{
    const int channels = frame.ch_layout.nb_channels;
    if (frame.sample_rate <= 0 || channels <= 0)
        return AVERROR_INVALIDDATA;
    AVChannelLayout input{};
    // A layout without known places (or with more channels than the mixer knows) counts as the usual one.
    if (frame.ch_layout.order == AV_CHANNEL_ORDER_NATIVE)
        av_channel_layout_copy(&input, &frame.ch_layout);
    else
        av_channel_layout_default(&input, channels);
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
    SwrContext *context = nullptr;
    int code = swr_alloc_set_opts2(&context, &mono, AV_SAMPLE_FMT_FLT, m_sampleRate, &input,
                                   static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    av_channel_layout_uninit(&input);
    m_context.reset(context);
    if (code < 0)
        return code;
    av_opt_set_double(context, "rematrix_maxval", 1.0, 0); // float output is not normalised by default
    code = swr_init(context);
    m_inputFormat = frame.format;
    m_inputRate = frame.sample_rate;
    m_inputChannels = channels;
    return code;
}

int MonoResampler::convert(const std::uint8_t **data, int count, std::vector<float> &samples)
{
    const int bound = swr_get_out_samples(m_context.get(), count);
    if (bound < 0)
        return bound;
    const std::size_t before = samples.size();
    samples.resize(before + static_cast<std::size_t>(bound));
    auto *out = reinterpret_cast<std::uint8_t *>(samples.data() + before);
    const int written = swr_convert(m_context.get(), &out, bound, data, count);
    samples.resize(before + static_cast<std::size_t>(std::max(0, written)));
    for (std::size_t i = before; i < samples.size(); ++i)
        samples[i] = std::isfinite(samples[i]) ? std::clamp(samples[i], -1.0F, 1.0F) : 0.0F;
    return std::min(0, written);
}

int MonoResampler::append(const AVFrame &frame, std::vector<float> &samples)
{
    const bool isSame = m_context && frame.format == m_inputFormat && frame.sample_rate == m_inputRate &&
                        frame.ch_layout.nb_channels == m_inputChannels;
    if (!isSame) {
        if (m_context)
            finish(samples);
        if (const int code = configure(frame); code < 0) {
            m_context.reset();
            return code;
        }
    }
    return convert(const_cast<const std::uint8_t **>(frame.extended_data), frame.nb_samples, samples);
}

int MonoResampler::finish(std::vector<float> &samples)
{
    return m_context ? convert(nullptr, 0, samples) : 0;
}

} // namespace modalens::media
