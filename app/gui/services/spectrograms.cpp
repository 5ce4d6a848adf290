// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/spectrograms.h"

#include "engine/models/tensor/spectrum.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace modalens {

namespace {

constexpr std::int64_t kPiece = 1 << 18;   ///< Samples; 1024 windows.
constexpr float kRange = 8.0f * 2.302585f; ///< 80 dB as a natural logarithm of power.

/// Loudest by power; a sound shorter than a second begins at 0.
double loudestSecond(const std::vector<float> &samples, int sampleRate)
{
    const auto second = static_cast<std::size_t>(sampleRate);
    double power = 0, loudest = -1;
    std::size_t best = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        power += double(samples[i]) * samples[i];
        if (i >= second)
            power -= double(samples[i - second]) * samples[i - second];
        // A little louder is not a reason to go on: rounding would move silence to its end.
        if (i + 1 >= second && power > loudest * 1.000001 + 1e-9) {
            loudest = power;
            best = i + 1 - second;
        }
    }
    return double(best) / sampleRate;
}

Result<std::vector<float>> loudestOfEach(const std::vector<float> &samples, const SpectrumOptions &options,
                                         int columns, const std::stop_token &stop)
{
    const auto bands = static_cast<std::size_t>(options.mels);
    std::vector<float> levels(static_cast<std::size_t>(columns) * bands,
                              std::numeric_limits<float>::lowest());
    const auto count = static_cast<std::int64_t>(samples.size());
    for (std::int64_t from = 0; from < count; from += kPiece) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        const std::int64_t length = std::min(kPiece, count - from);
        MODALENS_TRY(spectrum, spectrumOf(std::span(samples).subspan(static_cast<std::size_t>(from),
                                                                     static_cast<std::size_t>(length)),
                                          options));
        for (std::int64_t frame = 0; frame < spectrum.frames; ++frame) {
            const std::int64_t at = std::min(from + frame * options.hop, count - 1);
            const auto column = static_cast<std::size_t>(at * columns / count);
            for (std::size_t band = 0; band < bands; ++band) {
                float &level = levels[column * bands + band];
                level = std::max(level, spectrum.logMel[static_cast<std::size_t>(frame) * bands + band]);
            }
        }
    }
    return levels;
}

} // namespace

Result<Spectrogram> makeSpectrogram(const Audio &audio, int columns, int bands, std::stop_token stop)
{
    Spectrogram result;
    if (audio.samples.empty() || audio.sampleRate <= 0)
        return result;
    SpectrumOptions options{.sampleRate = audio.sampleRate, .mels = bands};
    options.highHz = std::min(options.highHz, static_cast<float>(audio.sampleRate) / 2);
    const auto count = static_cast<std::int64_t>(audio.samples.size());
    // No column without a window of its own.
    const auto shown = static_cast<int>(std::clamp<std::int64_t>(count / options.hop, 1, columns));
    MODALENS_TRY(levels, loudestOfEach(audio.samples, options, shown, stop));
    const float top = *std::max_element(levels.begin(), levels.end());
    result.columns = shown;
    result.bands = bands;
    result.levels.resize(static_cast<qsizetype>(levels.size()));
    for (std::size_t i = 0; i < levels.size(); ++i)
        result.levels[static_cast<qsizetype>(i)] = static_cast<char>(static_cast<unsigned char>(
            std::lround(255 * std::clamp(1 + (levels[i] - top) / kRange, 0.0f, 1.0f))));
    // Silence has no loudest: nothing stands out.
    if (top <= std::log(1e-9f))
        result.levels.fill(0);
    result.durationS = double(count) / audio.sampleRate;
    result.lowHz = options.lowHz;
    result.highHz = options.highHz;
    result.loudestS = loudestSecond(audio.samples, audio.sampleRate);
    return result;
}

} // namespace modalens
