// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tensor/spectrum.h"

#include "engine/models/tensor/detail/torchdevice.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace modalens {

namespace {

constexpr std::int64_t kBlockFrames = 2'048; ///< Bounds the windowed copy to 8 MiB at a window of 1024.
constexpr double kLeastPower = 1e-10;

bool makeSense(const SpectrumOptions &options)
{
    return options.sampleRate > 0 && options.window >= 16 && options.window % 2 == 0 && options.hop >= 1 &&
           options.hop <= options.window && options.mels >= 1 && options.mels <= options.bins() &&
           options.lowHz >= 0 && options.lowHz < options.highHz &&
           options.highHz <= static_cast<float>(options.sampleRate) / 2;
}

/// Half a window mirrored at each end, without repeating the end itself; silence where the sound is too short
/// for it.
std::vector<float> withMirroredEnds(std::span<const float> samples, int window)
{
    const auto half = static_cast<std::size_t>(window / 2);
    std::vector<float> padded(half, 0.0f);
    padded.insert(padded.end(), samples.begin(), samples.end());
    const std::size_t length = std::max<std::size_t>(samples.size(), static_cast<std::size_t>(window));
    padded.resize(length + 2 * half, 0.0f);
    for (std::size_t i = 1; i <= half; ++i) {
        padded[half - i] = padded[half + i];
        padded[half + length - 1 + i] = padded[half + length - 1 - i];
    }
    return padded;
}

} // namespace

float melFromHz(float hz)
{
    return 2595.0f * std::log10(1.0f + hz / 700.0f);
}

float hzFromMel(float mel)
{
    return 700.0f * (std::pow(10.0f, mel / 2595.0f) - 1.0f);
}

std::vector<float> melFilters(const SpectrumOptions &options)
{
    const int bins = options.bins();
    const float low = melFromHz(options.lowHz), high = melFromHz(options.highHz);
    const auto edge = [&](int index) {
        return hzFromMel(low +
                         (high - low) * static_cast<float>(index) / static_cast<float>(options.mels + 1));
    };
    std::vector<float> filters(static_cast<std::size_t>(options.mels) * static_cast<std::size_t>(bins), 0.0f);
    for (int mel = 0; mel < options.mels; ++mel) {
        const float left = edge(mel), centre = edge(mel + 1), right = edge(mel + 2);
        for (int bin = 0; bin < bins; ++bin) {
            const float hz = options.binHz(bin);
            filters[static_cast<std::size_t>(mel * bins + bin)] =
                std::max(0.0f, std::min((hz - left) / (centre - left), (right - hz) / (right - centre)));
        }
    }
    return filters;
}

Result<Spectrum> spectrumOf(std::span<const float> samples, const SpectrumOptions &options,
                            std::string_view device)
{
    if (!makeSense(options) || samples.empty() || samples.size() > (std::size_t{1} << 31))
        return fail(ErrorCode::InvalidArgument, "a spectrum needs samples and sensible options");
    if (!std::all_of(samples.begin(), samples.end(), [](float sample) { return std::isfinite(sample); }))
        return fail(ErrorCode::InvalidArgument, "a spectrum needs finite samples");
    MODALENS_TRY(where, detail::parseDevice(device));
    try {
        const c10::InferenceMode inference;
        const detail::SingleThreadScope oneThread;
        std::vector<float> padded = withMirroredEnds(samples, options.window);
        std::vector<float> filters = melFilters(options);
        const int bins = options.bins();
        Spectrum result;
        result.frames = options.frames(static_cast<std::int64_t>(samples.size()));
        result.power.resize(static_cast<std::size_t>(result.frames * bins));
        result.logMel.resize(static_cast<std::size_t>(result.frames * options.mels));
        const auto wrap = [](std::vector<float> &values, std::int64_t rows, std::int64_t columns) {
            return torch::from_blob(values.data(), {rows, columns}, torch::kFloat32);
        };
        const torch::Tensor window =
            torch::hann_window(options.window, torch::dtype(torch::kFloat32).device(where));
        const torch::Tensor melOfBin = wrap(filters, options.mels, bins).t().to(where).contiguous();
        const torch::Tensor sound =
            wrap(padded, 1, static_cast<std::int64_t>(padded.size())).view(-1).to(where);
        const torch::Tensor windows = sound.unfold(0, options.window, options.hop);
        torch::Tensor power = wrap(result.power, result.frames, bins);
        torch::Tensor logMel = wrap(result.logMel, result.frames, options.mels);
        for (std::int64_t begin = 0; begin < result.frames; begin += kBlockFrames) {
            const std::int64_t end = std::min(begin + kBlockFrames, result.frames);
            const torch::Tensor block =
                torch::view_as_real(torch::fft_rfft(windows.slice(0, begin, end) * window));
            const torch::Tensor squares = block.square().sum(-1);
            power.slice(0, begin, end).copy_(squares);
            logMel.slice(0, begin, end).copy_(squares.matmul(melOfBin).clamp_min(kLeastPower).log());
        }
        return result;
    } catch (const std::exception &error) {
        return fail(ErrorCode::Internal, error.what(), "spectrum");
    }
}

std::vector<float> cosineTransform(std::span<const float> values, std::int64_t rows, int width, int count)
{
    std::vector<double> basis;
    for (int k = 0; k < count; ++k)
        for (int i = 0; i < width; ++i)
            basis.push_back(std::sqrt((k == 0 ? 1.0 : 2.0) / width) *
                            std::cos(std::numbers::pi * (i + 0.5) * k / width));
    std::vector<float> result(static_cast<std::size_t>(rows * count));
    for (std::int64_t row = 0; row < rows; ++row)
        for (int k = 0; k < count; ++k) {
            double sum = 0;
            for (int i = 0; i < width; ++i)
                sum += basis[static_cast<std::size_t>(k * width + i)] *
                       values[static_cast<std::size_t>(row * width + i)];
            result[static_cast<std::size_t>(row * count + k)] = static_cast<float>(sum);
        }
    return result;
}

} // namespace modalens
