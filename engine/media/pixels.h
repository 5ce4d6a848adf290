// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/image.h"

#include <cstddef>
#include <cstdint>

// OpenCV's own types, declared here so that this header compiles without it.
namespace cv {
class Mat;
template <typename T>
class Size_;
using Size = Size_<int>;
} // namespace cv

namespace modalens::media {

/// Neutral ground under transparent pixels.
inline constexpr std::uint8_t kNeutralGround = 128;

/// The size that fits `maxSide` with the same aspect ratio; never larger than given, at least 1 x 1. 0 keeps
/// the size.
cv::Size fittedSize(int width, int height, int maxSide);

/// What a decoder gives -> Image: any of 8 or 16 bit or float, grey, BGR or BGRA. Alpha goes on the
/// ground asked for, then the picture is scaled to fit, then turned by its EXIF orientation (last, so that
/// the turning is cheap).
Image imageFromDecoded(const cv::Mat &decoded, const ImageRequest &request, int orientation);

/// Straight-alpha RGBA bytes, `strideBytes` a row -> RGB on a grey ground.
Image imageFromRgba(const std::uint8_t *rgba, int width, int height, std::ptrdiff_t strideBytes,
                    std::uint8_t ground = kNeutralGround);

/// The same where alpha says nothing.
Image imageFromOpaqueRgba(const std::uint8_t *rgba, int width, int height, std::ptrdiff_t strideBytes);

Image imageFromOpaqueBgra(const std::uint8_t *bgra, int width, int height, std::ptrdiff_t strideBytes);

/// Scaled down to fit, never up; 0 keeps the size.
Image shrunkToFit(Image image, int maxSide);

/// Turned by an EXIF orientation (1..8).
Image oriented(Image image, int orientation);

} // namespace modalens::media
