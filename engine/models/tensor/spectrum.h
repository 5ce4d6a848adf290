// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace modalens {

/// Short-time analysis of a mono sound. Frame f is centred on sample f * hop; the ends are mirrored.
struct SpectrumOptions
{
    int sampleRate = 16'000; ///< Hz
    int window = 1024;       ///< Samples under a periodic Hann window; even.
    int hop = 256;
    int mels = 64;
    float lowHz = 50;    ///< Lower edge of the first mel band.
    float highHz = 8000; ///< Upper edge of the last; at most half the sample rate.

    int bins() const { return window / 2 + 1; }
    float binHz(int bin) const
    {
        return static_cast<float>(bin) * static_cast<float>(sampleRate) / static_cast<float>(window);
    }
    std::int64_t frames(std::int64_t samples) const { return 1 + samples / hop; }
};

struct Spectrum
{
    std::int64_t frames = 0;
    std::vector<float> power;  ///< frames x bins: |X|^2
    std::vector<float> logMel; ///< frames x mels: natural log of mel power, not below log(1e-10)
};

/// The mel scale of the HTK book: 2595 log10(1 + f / 700).
float melFromHz(float hz);
float hzFromMel(float mel);

/// mels x bins triangles of height one, evenly spaced in mel between lowHz and highHz.
std::vector<float> melFilters(const SpectrumOptions &options);

/// Power and log-mel spectrogram. Sounds shorter than a window are continued with silence. Runs on the
/// calling thread alone. Reentrant. Cost O(samples window log(window) / hop). \param samples finite, at most
/// 2^31. \param device "cpu", "cuda" or "cuda:N".
Result<Spectrum> spectrumOf(std::span<const float> samples, const SpectrumOptions &options = {},
                            std::string_view device = "cpu");

/// Mel-frequency cepstral coefficients: the first `count` of the orthonormal DCT-II of each row. rows x
/// count. \pre 1 <= count <= width, values.size() == rows * width
std::vector<float> cosineTransform(std::span<const float> values, std::int64_t rows, int width, int count);

} // namespace modalens
