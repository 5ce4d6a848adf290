// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/headers/formats.h"

namespace modalens::media {

namespace {
constexpr int kMaxChunks = 1024;
}

std::optional<PictureHeader> readPngHeader(HeaderSource &source)
{
    PictureHeader header;
    header.format = PictureFormat::Png;
    const auto width = source.be32(16);
    const auto height = source.be32(20);
    if (!width || !height || !source.matches(12, "IHDR"))
        return std::nullopt;
    header.width = *width;
    header.height = *height;
    std::int64_t offset = 8;
    for (int chunk = 0; chunk < kMaxChunks; ++chunk) {
        const auto length = source.be32(offset);
        if (!length || *length > 0x7fffffff)
            return std::nullopt;
        if (source.matches(offset + 4, "IDAT"))
            return header;
        if (source.matches(offset + 4, "acTL"))
            header.isAnimated = source.be32(offset + 8).value_or(0) > 1;
        else if (source.matches(offset + 4, "eXIf"))
            header.orientation = readExifOrientation(source, offset + 8);
        offset += std::int64_t{12} + *length;
    }
    return std::nullopt;
}

} // namespace modalens::media
