// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/limits.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace modalens {

/// 8-bit RGB, row-major, no padding: pixels.size() == width * height * 3. A plain value that could cross a
/// process border.
struct Image
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

struct ImageInfo
{
    int width = 0; ///< After EXIF orientation.
    int height = 0;
    bool isAnimated = false;
    const char *format = ""; ///< "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "bmp", "tiff", "pnm"
};

struct ImageRequest
{
    int maxSide =
        0; ///< Scaled down so that the longer side is at most this (never up, except SVG); 0 keeps the size.
    /// Grey level under transparent pixels. Encoders see the neutral default; who wants the picture on a
    /// ground of its own decodes it on black and on white, which together determine colour and alpha.
    std::uint8_t ground = 128;
};

/// Size and format from the header alone. Thread-safe, reads at most a few KiB (SVG: the file).
Result<ImageInfo> probeImage(const std::filesystem::path &file, const MediaLimits &limits = {});

/// Decodes with EXIF orientation applied and alpha composited on the request's grey (moving pictures: on
/// 128). JPEG is decoded at 1/2, 1/4 or 1/8 where the request allows. An animated file gives its first frame.
/// Thread-safe. The content decides the format, not the name.
Result<Image> decodeImage(const std::filesystem::path &file, const ImageRequest &request = {},
                          const MediaLimits &limits = {});

/// Area-averaging down, bilinear up; keeps the aspect ratio.
Image scaledToFit(const Image &image, int maxSide);

/// JPEG bytes for thumbnails and reports.
Result<std::vector<std::uint8_t>> encodeJpeg(const Image &image, int quality = 85);

} // namespace modalens
