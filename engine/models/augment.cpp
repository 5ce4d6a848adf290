// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/augment.h"

#include "engine/models/imagedescriptor.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace modalens {

namespace {

/// Uniform in [low, high). Own arithmetic: the distributions of the standard library differ between
/// platforms.
double drawn(std::mt19937_64 &random, double low, double high)
{
    return low + (high - low) * (static_cast<double>(random() >> 11) * 0x1.0p-53);
}

struct Rgb
{
    double red;
    double green;
    double blue;
};

double grey(const Rgb &pixel)
{
    return 0.299 * pixel.red + 0.587 * pixel.green + 0.114 * pixel.blue;
}

Rgb scaledAround(const Rgb &pixel, double centre, double factor)
{
    return {centre + (pixel.red - centre) * factor, centre + (pixel.green - centre) * factor,
            centre + (pixel.blue - centre) * factor};
}

/// Rotation around the grey axis of the RGB cube.
Rgb hueTurned(const Rgb &pixel, double radians)
{
    const double cosine = std::cos(radians), side = std::sin(radians) / std::numbers::sqrt3;
    const double mean = (pixel.red + pixel.green + pixel.blue) / 3.0 * (1.0 - cosine);
    return {cosine * pixel.red + mean + side * (pixel.blue - pixel.green),
            cosine * pixel.green + mean + side * (pixel.red - pixel.blue),
            cosine * pixel.blue + mean + side * (pixel.green - pixel.red)};
}

std::uint8_t asByte(double value)
{
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0l, 255l));
}

Rgb pixelAt(const Image &image, std::size_t at)
{
    return {static_cast<double>(image.pixels[at]), static_cast<double>(image.pixels[at + 1]),
            static_cast<double>(image.pixels[at + 2])};
}

double meanGrey(const Image &image)
{
    double sum = 0;
    for (std::size_t at = 0; at < image.pixels.size(); at += 3)
        sum += grey(pixelAt(image, at));
    return sum / static_cast<double>(image.pixels.size() / 3);
}

} // namespace

Image flipped(const Image &image)
{
    if (!isUsable(image))
        return image;
    Image result = image;
    const auto width = static_cast<std::size_t>(image.width);
    for (std::size_t row = 0; row < static_cast<std::size_t>(image.height); ++row)
        for (std::size_t column = 0; column < width; ++column)
            std::copy_n(image.pixels.begin() +
                            static_cast<std::ptrdiff_t>((row * width + width - 1 - column) * 3),
                        3, result.pixels.begin() + static_cast<std::ptrdiff_t>((row * width + column) * 3));
    return result;
}

Image cropped(const Image &image, double keptShare, std::uint64_t seed)
{
    if (!isUsable(image) || !(keptShare > 0) || keptShare > 1)
        return image;
    std::mt19937_64 random(seed);
    const int width = std::max(1, static_cast<int>(std::lround(image.width * keptShare)));
    const int height = std::max(1, static_cast<int>(std::lround(image.height * keptShare)));
    const int left = static_cast<int>(drawn(random, 0, image.width - width + 1));
    const int top = static_cast<int>(drawn(random, 0, image.height - height + 1));
    Image result{width, height, {}};
    result.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int row = 0; row < height; ++row) {
        const auto begin =
            image.pixels.begin() + (static_cast<std::ptrdiff_t>(top + row) * image.width + left) * 3;
        result.pixels.insert(result.pixels.end(), begin, begin + static_cast<std::ptrdiff_t>(width) * 3);
    }
    return result;
}

Image colourJittered(const Image &image, const ColourJitter &jitter, std::uint64_t seed)
{
    if (!isUsable(image))
        return image;
    std::mt19937_64 random(seed);
    const double brightness = drawn(random, 1 - jitter.brightness, 1 + jitter.brightness);
    const double contrast = drawn(random, 1 - jitter.contrast, 1 + jitter.contrast);
    const double saturation = drawn(random, 1 - jitter.saturation, 1 + jitter.saturation);
    const double turn = drawn(random, -jitter.hueDegrees, jitter.hueDegrees) * std::numbers::pi / 180.0;
    const double centre = meanGrey(image) * brightness;
    Image result = image;
    for (std::size_t at = 0; at < image.pixels.size(); at += 3) {
        Rgb pixel = scaledAround(pixelAt(image, at), 0.0, brightness);
        pixel = scaledAround(pixel, centre, contrast);
        pixel = hueTurned(scaledAround(pixel, grey(pixel), saturation), turn);
        result.pixels[at] = asByte(pixel.red);
        result.pixels[at + 1] = asByte(pixel.green);
        result.pixels[at + 2] = asByte(pixel.blue);
    }
    return result;
}

std::span<const Augmentation> standardAugmentations()
{
    static constexpr std::array<Augmentation, 5> all{
        {{"flip", [](const Image &image, std::uint64_t) { return flipped(image); }},
         {"crop", [](const Image &image, std::uint64_t seed) { return cropped(image, 0.9, seed); }},
         {"strong-crop", [](const Image &image, std::uint64_t seed) { return cropped(image, 0.7, seed); }},
         {"jitter", [](const Image &image, std::uint64_t seed) { return colourJittered(image, {}, seed); }},
         {"all", [](const Image &image, std::uint64_t seed) {
              return colourJittered(cropped(flipped(image), 0.9, seed), {}, seed + 1);
          }}}};
    return all;
}

} // namespace modalens
