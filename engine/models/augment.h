// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/image.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace modalens {

/// Changes that leave what a picture shows the same, for the robustness report: encode the changed picture
/// and see how far the ranks of its neighbours move. All are pure, thread-safe and deterministic for a seed
/// on every platform; an image that is not usable (isUsable()) comes back as it is.

/// Mirrored left to right.
Image flipped(const Image &image);

/// A random window with `keptShare` of each side (0 < keptShare <= 1), at its own size; at least 1 x 1.
Image cropped(const Image &image, double keptShare, std::uint64_t seed);

struct ColourJitter
{
    double brightness = 0.2; ///< Factor on all channels from [1 - x, 1 + x].
    double contrast = 0.2;   ///< Factor on the distance from the picture's mean grey from [1 - x, 1 + x].
    double saturation = 0.2; ///< Factor on the distance from the pixel's own grey from [1 - x, 1 + x].
    double hueDegrees = 10;  ///< Turn of the hue from [-x, x].
};
/// Brightness, contrast, saturation, then hue, each drawn from its range.
Image colourJittered(const Image &image, const ColourJitter &jitter, std::uint64_t seed);

/// The changes of the robustness report: name (stable English key) and function of a picture and a seed.
struct Augmentation
{
    std::string_view name;
    Image (*apply)(const Image &image, std::uint64_t seed);
};
/// "flip", "crop" (90% of each side), "strong-crop" (70%), "jitter", "all" (flip, 90% crop and jitter).
std::span<const Augmentation> standardAugmentations();

} // namespace modalens
