// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/audio.h"
#include "engine/models/tensor/spectrum.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

inline constexpr int kAudioRate = 16'000; ///< Hz; the only rate that is analysed.
inline constexpr int kCepstra = 20;
inline constexpr int kContrastBands = 7;

/// What each frame of 64 ms, 16 ms apart, measures, in this order: 20 MFCC, 7 spectral contrasts, centroid,
/// roll-off (85% of power), flatness, zero crossings, level.
inline constexpr int kFrameFeatures = kCepstra + kContrastBands + 5;

struct FrameFeatures
{
    std::int64_t frames = 0;
    std::vector<float> values;  ///< frames x kFrameFeatures
    std::vector<float> levelDb; ///< frames: power of the frame in dB
};

/// Highest minus lowest fifth of the log power in octave bands from 200 Hz (D.-N. Jiang et al., ICME 2002),
/// in nepers of power.
std::array<float, kContrastBands> spectralContrast(std::span<const float> power,
                                                   const SpectrumOptions &options);
/// Power-weighted mean frequency; 0 for silence. Hz.
float spectralCentroid(std::span<const float> power, const SpectrumOptions &options);
/// Frequency below which 85% of the power lies; 0 for silence. Hz.
float spectralRolloff(std::span<const float> power, const SpectrumOptions &options);
/// Geometric over arithmetic mean of the power: 1 for white noise, near 0 for a tone. 0 for silence.
float spectralFlatness(std::span<const float> power);

FrameFeatures frameFeatures(std::span<const float> samples, const Spectrum &spectrum,
                            const SpectrumOptions &options);

/// Slopes over +-4 frames by least squares, ends repeated: the usual "delta". Same shape as `values`.
std::vector<float> deltas(std::span<const float> values, std::int64_t frames, int width);

inline constexpr int kModulationBands = 6;  ///< 0.5-1-2-4-8-16-31 Hz
inline constexpr int kModulatedRegions = 4; ///< quarters of the mel axis
inline constexpr int kAudioFeatures =
    kFrameFeatures * 5 + kFrameFeatures * 2 + 64 * 2 + kModulatedRegions * kModulationBands + 1;

/// Statistics of one sound: of every frame feature mean, deviation and the 10th, 50th and 90th percentile; of
/// its slope deviation and mean magnitude; mean (against the sound's own level) and deviation of every mel
/// band; how strongly four regions of the spectrum pulse in six bands of modulation frequency; the share of
/// silence. Frames more than 60 dB below the loudest count as silence and are left out. Empty for a sound of
/// digital silence or none. Thread-safe. InvalidArgument for another rate than kAudioRate.
Result<std::vector<float>> describeAudio(const Audio &sound);

} // namespace modalens
