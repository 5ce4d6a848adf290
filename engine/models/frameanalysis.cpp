// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/audiofeatures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace modalens {

namespace {

constexpr float kLeast = 1e-10f; ///< Below every power that 16-bit sound can carry.

/// First bin of each contrast band, and the end: 0, 200, 400, ... 6400 Hz, Nyquist.
std::array<int, kContrastBands + 1> contrastEdges(const SpectrumOptions &options)
{
    std::array<int, kContrastBands + 1> edges{};
    float hz = 200;
    for (int band = 1; band < kContrastBands; ++band, hz *= 2)
        edges[static_cast<std::size_t>(band)] =
            std::min(static_cast<int>(std::lround(hz / options.binHz(1))), options.bins());
    edges.back() = options.bins();
    return edges;
}

float meanLog(std::span<const float> powers)
{
    float sum = 0;
    for (const float power : powers)
        sum += std::log(power + kLeast);
    return sum / static_cast<float>(powers.size());
}

/// Share of neighbouring samples of opposite sign, and mean square, in the window around the frame's centre.
struct Waveform
{
    float crossings = 0;
    float power = 0;
};

Waveform waveformAt(std::span<const float> samples, std::int64_t centre, int window)
{
    const auto begin = static_cast<std::size_t>(std::max<std::int64_t>(0, centre - window / 2));
    const auto end = std::min(samples.size(), static_cast<std::size_t>(centre + window / 2));
    Waveform result;
    if (end <= begin + 1)
        return result;
    for (std::size_t i = begin; i < end; ++i) {
        result.power += samples[i] * samples[i];
        if (i > begin)
            result.crossings += (samples[i] < 0) != (samples[i - 1] < 0) ? 1.0f : 0.0f;
    }
    result.power /= static_cast<float>(end - begin);
    result.crossings /= static_cast<float>(end - begin - 1);
    return result;
}

} // namespace

std::array<float, kContrastBands> spectralContrast(std::span<const float> power,
                                                   const SpectrumOptions &options)
{
    const auto edges = contrastEdges(options);
    std::array<float, kContrastBands> contrast{};
    std::vector<float> band;
    for (std::size_t i = 0; i < kContrastBands; ++i) {
        const auto length = static_cast<std::size_t>(edges[i + 1] - edges[i]);
        if (length == 0)
            continue;
        band.assign(power.begin() + edges[i], power.begin() + edges[i + 1]);
        const std::size_t fifth = std::max<std::size_t>(1, length / 5);
        const auto lowEnd = band.begin() + static_cast<std::ptrdiff_t>(fifth);
        const auto highBegin = band.end() - static_cast<std::ptrdiff_t>(fifth);
        std::nth_element(band.begin(), lowEnd - 1, band.end());
        std::nth_element(lowEnd - 1, highBegin, band.end());
        contrast[i] = meanLog({highBegin, band.end()}) - meanLog({band.begin(), lowEnd});
    }
    return contrast;
}

float spectralCentroid(std::span<const float> power, const SpectrumOptions &options)
{
    double sum = 0, weighted = 0;
    for (std::size_t bin = 0; bin < power.size(); ++bin) {
        sum += power[bin];
        weighted += static_cast<double>(power[bin]) * options.binHz(static_cast<int>(bin));
    }
    return sum > 0 ? static_cast<float>(weighted / sum) : 0.0f;
}

float spectralRolloff(std::span<const float> power, const SpectrumOptions &options)
{
    const double sum = std::accumulate(power.begin(), power.end(), 0.0);
    double below = 0;
    for (std::size_t bin = 0; sum > 0 && bin < power.size(); ++bin) {
        below += power[bin];
        if (below >= 0.85 * sum)
            return options.binHz(static_cast<int>(bin));
    }
    return 0;
}

float spectralFlatness(std::span<const float> power)
{
    const double mean = std::accumulate(power.begin(), power.end(), 0.0) / static_cast<double>(power.size());
    return mean > 0 ? static_cast<float>(std::exp(meanLog(power)) / (mean + kLeast)) : 0.0f;
}

FrameFeatures frameFeatures(std::span<const float> samples, const Spectrum &spectrum,
                            const SpectrumOptions &options)
{
    FrameFeatures result{spectrum.frames, {}, {}};
    result.values.reserve(static_cast<std::size_t>(spectrum.frames * kFrameFeatures));
    const std::vector<float> cepstra =
        cosineTransform(spectrum.logMel, spectrum.frames, options.mels, kCepstra);
    for (std::int64_t frame = 0; frame < spectrum.frames; ++frame) {
        const auto power = std::span(spectrum.power)
                               .subspan(static_cast<std::size_t>(frame * options.bins()),
                                        static_cast<std::size_t>(options.bins()));
        result.values.insert(result.values.end(), cepstra.begin() + frame * kCepstra,
                             cepstra.begin() + (frame + 1) * kCepstra);
        const auto contrast = spectralContrast(power, options);
        result.values.insert(result.values.end(), contrast.begin(), contrast.end());
        const Waveform waveform = waveformAt(samples, frame * options.hop, options.window);
        result.levelDb.push_back(10.0f * std::log10(waveform.power + kLeast));
        // Frequencies on the mel scale and the rest as logarithms: what hearing is roughly linear in.
        for (const float value :
             {melFromHz(spectralCentroid(power, options)), melFromHz(spectralRolloff(power, options)),
              std::log(spectralFlatness(power) + 1e-6f), std::sqrt(waveform.crossings),
              result.levelDb.back()})
            result.values.push_back(value);
    }
    return result;
}

std::vector<float> deltas(std::span<const float> values, std::int64_t frames, int width)
{
    constexpr int reach = 4;
    constexpr float squares = 60; // 2 (1 + 4 + 9 + 16)
    std::vector<float> slopes(values.size(), 0.0f);
    for (std::int64_t frame = 0; frame < frames; ++frame)
        for (int step = 1; step <= reach; ++step) {
            const float *after = values.data() + std::min(frame + step, frames - 1) * width;
            const float *before = values.data() + std::max<std::int64_t>(frame - step, 0) * width;
            float *slope = slopes.data() + frame * width;
            for (int i = 0; i < width; ++i)
                slope[i] += static_cast<float>(step) * (after[i] - before[i]) / squares;
        }
    return slopes;
}

} // namespace modalens
