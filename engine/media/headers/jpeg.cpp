// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/headers/formats.h"

#include <string_view>

namespace modalens::media {

using namespace std::string_view_literals;

namespace {

constexpr int kMaxSegments = 4096;

bool isStartOfFrame(std::uint32_t marker)
{
    // C4 (Huffman tables), C8 (reserved) and CC (arithmetic conditioning) share the range but are no frames.
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

bool hasNoLength(std::uint32_t marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

} // namespace

std::optional<PictureHeader> readJpegHeader(HeaderSource &source)
{
    PictureHeader header;
    header.format = PictureFormat::Jpeg;
    std::int64_t offset = 2;
    for (int segment = 0; segment < kMaxSegments; ++segment) {
        const auto lead = source.u8(offset);
        const auto marker = source.u8(offset + 1);
        if (!lead || !marker || *lead != 0xff)
            return std::nullopt;
        if (*marker == 0xff) { // fill byte
            ++offset;
            continue;
        }
        if (hasNoLength(*marker)) {
            offset += 2;
            continue;
        }
        const auto length = source.be16(offset + 2);
        if (!length || *length < 2)
            return std::nullopt;
        if (*marker == 0xda) { // start of scan: the header ends here
            header.dataOffset = offset + 2 + *length;
            return header.width > 0 ? std::optional(header) : std::nullopt;
        }
        if (isStartOfFrame(*marker)) {
            const auto height = source.be16(offset + 5);
            const auto width = source.be16(offset + 7);
            if (!height || !width || *height == 0 || *width == 0)
                return std::nullopt;
            header.height = *height;
            header.width = *width;
        } else if (*marker == 0xe1 && header.orientation == 1 && source.matches(offset + 4, "Exif\0\0"sv)) {
            header.orientation = readExifOrientation(source, offset + 10);
        }
        offset += 2 + *length;
    }
    return std::nullopt;
}

} // namespace modalens::media
