// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/videoshots.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace modalens {

namespace {

constexpr float kLeastCut = 0.35f;
constexpr float kCutAgainstMedian = 3.0f;

using Colours = std::array<float, 64>;

Colours colourHistogram(const Image &image)
{
    Colours bins{};
    for (std::size_t at = 0; at + 2 < image.pixels.size(); at += 3)
        bins[static_cast<std::size_t>((image.pixels[at] >> 6) * 16 + (image.pixels[at + 1] >> 6) * 4 +
                                      (image.pixels[at + 2] >> 6))] += 1;
    for (float &bin : bins)
        bin /= static_cast<float>(image.pixels.size() / 3);
    return bins;
}

struct Shot
{
    std::size_t begin;
    std::size_t length;
    std::size_t keys = 0;
};

std::vector<Shot> shotsOf(std::span<const std::size_t> starts, std::size_t frames)
{
    std::vector<Shot> shots;
    for (std::size_t i = 0; i < starts.size(); ++i)
        shots.push_back({starts[i], (i + 1 < starts.size() ? starts[i + 1] : frames) - starts[i]});
    return shots;
}

} // namespace

std::vector<float> frameDifferences(std::span<const VideoFrame> frames)
{
    std::vector<float> differences;
    Colours before{};
    for (std::size_t frame = 0; frame < frames.size(); ++frame) {
        const Colours now = colourHistogram(frames[frame].image);
        float sum = 0;
        for (std::size_t bin = 0; bin < now.size(); ++bin)
            sum += std::abs(now[bin] - before[bin]);
        if (frame > 0)
            differences.push_back(sum / 2);
        before = now;
    }
    return differences;
}

std::vector<std::size_t> shotStarts(std::span<const float> differences)
{
    std::vector<std::size_t> starts{0};
    if (differences.empty())
        return starts;
    std::vector<float> sorted(differences.begin(), differences.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    // A median that is itself a cut means that the frames lie further apart than the shots last.
    const float limit = *middle >= kLeastCut ? kLeastCut : std::max(kLeastCut, kCutAgainstMedian * *middle);
    for (std::size_t i = 0; i < differences.size(); ++i)
        if (differences[i] >= limit)
            starts.push_back(i + 1);
    return starts;
}

std::vector<std::size_t> keyFrames(std::span<const std::size_t> starts, std::size_t frames, std::size_t count)
{
    std::vector<Shot> shots = shotsOf(starts, frames);
    const auto isLonger = [](const Shot &a, const Shot &b) { return a.length > b.length; };
    std::stable_sort(shots.begin(), shots.end(), isLonger);
    shots.resize(std::min(shots.size(), count));
    std::erase_if(shots, [](const Shot &shot) { return shot.length == 0; });
    for (Shot &shot : shots)
        shot.keys = 1;
    for (std::size_t given = shots.size(); given < std::min(count, frames); ++given) {
        const auto sparsest = std::max_element(shots.begin(), shots.end(), [](const Shot &a, const Shot &b) {
            return a.length * b.keys < b.length * a.keys;
        });
        if (sparsest == shots.end() || sparsest->keys == sparsest->length)
            break;
        ++sparsest->keys;
    }
    std::vector<std::size_t> chosen;
    for (const Shot &shot : shots)
        for (std::size_t key = 0; key < shot.keys; ++key)
            chosen.push_back(shot.begin + (2 * key + 1) * shot.length / (2 * shot.keys));
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

} // namespace modalens
