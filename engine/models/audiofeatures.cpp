// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/audiofeatures.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace modalens {

namespace {

constexpr float kSilenceDb = 60;         ///< Below the loudest frame.
constexpr float kDigitalSilenceDb = -95; ///< Nothing louder: there is nothing to describe.

constexpr double kSlowestHz = 0.5; ///< Lower edge of the first modulation band; each is an octave.

/// Rows of `values` whose frame is heard.
std::vector<float> heardRows(std::span<const float> values, int width, const std::vector<bool> &isHeard)
{
    std::vector<float> rows;
    for (std::size_t frame = 0; frame < isHeard.size(); ++frame)
        if (isHeard[frame])
            rows.insert(rows.end(), values.begin() + static_cast<std::ptrdiff_t>(frame) * width,
                        values.begin() + static_cast<std::ptrdiff_t>(frame + 1) * width);
    return rows;
}

std::vector<float> column(std::span<const float> rows, int width, int index)
{
    std::vector<float> values;
    for (std::size_t at = static_cast<std::size_t>(index); at < rows.size();
         at += static_cast<std::size_t>(width))
        values.push_back(rows[at]);
    return values;
}

struct Moments
{
    float mean = 0;
    float deviation = 0;
};

Moments momentsOf(std::span<const float> values)
{
    double sum = 0, squares = 0;
    for (const float value : values)
        sum += value;
    const double mean = sum / static_cast<double>(values.size());
    for (const float value : values)
        squares += (value - mean) * (value - mean);
    return {static_cast<float>(mean),
            static_cast<float>(std::sqrt(squares / static_cast<double>(values.size())))};
}

float percentile(std::vector<float> &values, double share)
{
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

void appendStatistics(std::vector<float> &features, std::span<const float> rows,
                      std::span<const float> slopes)
{
    for (int index = 0; index < kFrameFeatures; ++index) {
        std::vector<float> values = column(rows, kFrameFeatures, index);
        const Moments moments = momentsOf(values);
        features.insert(features.end(), {moments.mean, moments.deviation, percentile(values, 0.1),
                                         percentile(values, 0.5), percentile(values, 0.9)});
    }
    for (int index = 0; index < kFrameFeatures; ++index) {
        const std::vector<float> values = column(slopes, kFrameFeatures, index);
        float magnitude = 0;
        for (const float value : values)
            magnitude += std::abs(value) / static_cast<float>(values.size());
        features.insert(features.end(), {momentsOf(values).deviation, magnitude});
    }
}

/// Mean of every band against the mean of all, so that loudness does not count twice; and deviation in time.
void appendBands(std::vector<float> &features, std::span<const float> logMel, int mels)
{
    const float level = momentsOf(logMel).mean;
    for (int mel = 0; mel < mels; ++mel) {
        const Moments moments = momentsOf(column(logMel, mels, mel));
        features.insert(features.end(), {moments.mean - level, moments.deviation});
    }
}

/// Takes the mean off a series and fades its ends (Hann).
void prepareEnvelope(std::vector<float> &envelope)
{
    const float mean = momentsOf(envelope).mean;
    const double step = 2 * std::numbers::pi / static_cast<double>(envelope.size());
    for (std::size_t i = 0; i < envelope.size(); ++i)
        envelope[i] =
            (envelope[i] - mean) * static_cast<float>(0.5 - 0.5 * std::cos(step * static_cast<double>(i)));
}

/// How much the envelope of each region pulses in each octave of rates: log of the deviation that the rates
/// of the octave make together (Parseval).
void appendModulation(std::vector<float> &features, std::span<const float> logMel, int mels,
                      double framesPerSecond)
{
    constexpr std::size_t maxFrames = 2'048; // half a minute tells the rhythm
    const int width = mels / kModulatedRegions;
    for (int region = 0; region < kModulatedRegions; ++region) {
        std::vector<float> envelope;
        for (std::size_t at = 0; at < logMel.size() && envelope.size() < maxFrames;
             at += static_cast<std::size_t>(mels)) {
            const auto bands = logMel.subspan(at + static_cast<std::size_t>(region * width));
            envelope.push_back(momentsOf(bands.first(static_cast<std::size_t>(width))).mean);
        }
        prepareEnvelope(envelope);
        std::vector<cv::Vec2f> rates;
        cv::dft(envelope, rates, cv::DFT_COMPLEX_OUTPUT);
        std::array<double, kModulationBands> power{};
        for (std::size_t rate = 1; rate <= envelope.size() / 2; ++rate) {
            const double hz =
                static_cast<double>(rate) * framesPerSecond / static_cast<double>(envelope.size());
            const int band = static_cast<int>(std::floor(std::log2(hz / kSlowestHz)));
            if (band >= 0 && band < kModulationBands)
                power[static_cast<std::size_t>(band)] += rates[rate].dot(rates[rate]);
        }
        for (const double sum : power)
            features.push_back(
                std::log(static_cast<float>(std::sqrt(sum) / static_cast<double>(envelope.size())) + 1e-3f));
    }
}

} // namespace

Result<std::vector<float>> describeAudio(const Audio &sound)
{
    if (sound.sampleRate != kAudioRate)
        return fail(ErrorCode::InvalidArgument, "sounds are analysed at 16 kHz", "audio-descriptor");
    if (sound.samples.empty())
        return std::vector<float>{};
    const SpectrumOptions options;
    MODALENS_TRY(spectrum, spectrumOf(sound.samples, options));
    const FrameFeatures frames = frameFeatures(sound.samples, spectrum, options);
    const float loudest = *std::max_element(frames.levelDb.begin(), frames.levelDb.end());
    if (loudest < kDigitalSilenceDb)
        return std::vector<float>{};
    std::vector<bool> isHeard;
    for (const float level : frames.levelDb)
        isHeard.push_back(level > loudest - kSilenceDb);
    const std::vector<float> slopes = deltas(frames.values, frames.frames, kFrameFeatures);
    const std::vector<float> logMel = heardRows(spectrum.logMel, options.mels, isHeard);
    std::vector<float> features;
    features.reserve(kAudioFeatures);
    appendStatistics(features, heardRows(frames.values, kFrameFeatures, isHeard),
                     heardRows(slopes, kFrameFeatures, isHeard));
    appendBands(features, logMel, options.mels);
    appendModulation(features, spectrum.logMel, options.mels,
                     static_cast<double>(options.sampleRate) / static_cast<double>(options.hop));
    const auto heard = static_cast<float>(std::count(isHeard.begin(), isHeard.end(), true));
    features.push_back(1.0f - heard / static_cast<float>(isHeard.size()));
    return features;
}

} // namespace modalens
