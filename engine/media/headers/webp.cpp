// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/headers/formats.h"

namespace modalens::media {

namespace {

constexpr int kMaxChunks = 1024;
constexpr std::uint32_t kAnimationFlag = 0x02;
constexpr std::uint32_t kExifFlag = 0x08;

int exifOrientationOfChunks(HeaderSource &source)
{
    std::int64_t offset = 12;
    for (int chunk = 0; chunk < kMaxChunks; ++chunk) {
        const auto length = source.le32(offset + 4);
        if (!length)
            break;
        if (source.matches(offset, "EXIF")) {
            // Some writers keep the prefix that JPEG needs.
            const std::int64_t skip = source.matches(offset + 8, "Exif") ? 6 : 0;
            return readExifOrientation(source, offset + 8 + skip);
        }
        offset += 8 + std::int64_t{*length} + (*length & 1);
    }
    return 1;
}

std::optional<PictureHeader> readExtended(HeaderSource &source)
{
    PictureHeader header;
    header.format = PictureFormat::Webp;
    const auto flags = source.u8(20);
    const auto width = source.le24(24);
    const auto height = source.le24(27);
    if (!flags || !width || !height)
        return std::nullopt;
    header.width = std::int64_t{*width} + 1;
    header.height = std::int64_t{*height} + 1;
    header.isAnimated = *flags & kAnimationFlag;
    if (*flags & kExifFlag)
        header.orientation = exifOrientationOfChunks(source);
    return header;
}

} // namespace

std::optional<PictureHeader> readWebpHeader(HeaderSource &source)
{
    if (source.matches(12, "VP8X"))
        return readExtended(source);
    PictureHeader header;
    header.format = PictureFormat::Webp;
    if (source.matches(12, "VP8 ") && source.matches(23, "\x9d\x01\x2a")) {
        const auto width = source.le16(26);
        const auto height = source.le16(28);
        if (!width || !height)
            return std::nullopt;
        header.width = *width & 0x3fff; // the upper two bits ask for upscaling
        header.height = *height & 0x3fff;
        return header;
    }
    if (source.matches(12, "VP8L") && source.u8(20) == 0x2fU) {
        const auto bits = source.le32(21);
        if (!bits)
            return std::nullopt;
        header.width = std::int64_t{*bits & 0x3fff} + 1;
        header.height = std::int64_t{*bits >> 14 & 0x3fff} + 1;
        return header;
    }
    return std::nullopt;
}

} // namespace modalens::media
