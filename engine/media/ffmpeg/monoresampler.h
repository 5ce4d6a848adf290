// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/ffmpeg/handles.h"

#include <vector>

namespace modalens::media {

/// Any sample format, rate and channel layout -> mono float at one rate. A change in the middle of a stream
/// (chained Ogg) is followed. Channels are averaged with weights that sum to one, so that nothing clips.
class MonoResampler
{
public:
    explicit MonoResampler(int sampleRate)
        : m_sampleRate(sampleRate)
    {
    }

    /// Appends the samples of a frame. \return 0 or an AVERROR.
    int append(const AVFrame &frame, std::vector<float> &samples);
    /// Appends what the filter still holds.
    int finish(std::vector<float> &samples);

private:
    int configure(const AVFrame &frame);
    int convert(const std::uint8_t **data, int count, std::vector<float> &samples);

    int m_sampleRate;
    ResamplerHandle m_context;
    int m_inputFormat = -1;
    int m_inputRate = 0;
    int m_inputChannels = 0;
};

} // namespace modalens::media
