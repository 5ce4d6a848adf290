// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/limits.h"
#include "engine/media/mediafile.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace modalens::media {

enum class PictureFormat { Jpeg, Png, Gif, Webp, Avif, Heic, Svg, Bmp, Tiff, Pnm };

/// Lower-case name ("jpeg"), a string literal.
const char *pictureFormatName(PictureFormat format);

/// What the first bytes of a picture say. Sizes are as stored, before `orientation` is applied.
struct PictureHeader
{
    PictureFormat format = PictureFormat::Jpeg;
    std::int64_t width = 0; ///< 0 for SVG: its size is found by the renderer.
    std::int64_t height = 0;
    int orientation = 1; ///< EXIF, 1..8.
    bool isAnimated = false;
    std::int64_t dataOffset = 0; ///< Where compressed data starts (JPEG only).
};

/// Finds the format by content and reads its size. nullopt: not a picture; an error: a picture whose header
/// is broken
/// (`Malformed`) or claims more than the limits (`TooLarge`). Nothing is decoded or allocated.
Result<std::optional<PictureHeader>> readPictureHeader(const MediaFile &file, const MediaLimits &limits);

/// `Malformed` for an empty picture, `TooLarge` past the limits.
Status checkPictureSize(std::int64_t width, std::int64_t height, const MediaLimits &limits,
                        const std::string &subject);

} // namespace modalens::media
