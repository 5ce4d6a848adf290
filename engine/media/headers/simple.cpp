// SPDX-License-Identifier: GPL-3.0-or-later
// GIF, BMP and PNM: formats whose size stands at a fixed place or is plain text.
#include "engine/media/headers/formats.h"

#include <cstdlib>

namespace modalens::media {

namespace {

/// Skips length-prefixed data up to its empty block; false when the file ends first.
bool skipGifSubBlocks(HeaderSource &source, std::int64_t &offset)
{
    while (const auto length = source.u8(offset)) {
        offset += 1 + std::int64_t{*length};
        if (*length == 0)
            return true;
    }
    return false;
}

/// Bytes of a colour table whose flags byte is `flags`.
std::int64_t gifColourTableBytes(std::uint32_t flags)
{
    return flags & 0x80 ? std::int64_t{3} << ((flags & 7) + 1) : 0;
}

/// Walks blocks until a second picture proves that the file moves.
bool hasSecondGifFrame(HeaderSource &source, std::int64_t offset)
{
    int frames = 0;
    while (const auto block = source.u8(offset)) {
        if (*block == 0x21) {
            offset += 2;
        } else if (*block == 0x2c) {
            if (++frames == 2)
                return true;
            offset +=
                11 + gifColourTableBytes(source.u8(offset + 9).value_or(0)); // 10 bytes, then the code size
        } else {
            return false;
        }
        if (!skipGifSubBlocks(source, offset))
            return false;
    }
    return false;
}

/// A decimal number after blanks and comments; `offset` ends behind it.
std::optional<std::int64_t> pnmNumber(HeaderSource &source, std::int64_t &offset)
{
    bool isComment = false;
    std::optional<std::int64_t> number;
    const std::int64_t end = offset + 4096; // comments in real files are short
    for (; offset < end; ++offset) {
        const auto byte = source.u8(offset);
        if (!byte)
            return number;
        if (isComment) {
            isComment = *byte != '\n';
        } else if (*byte >= '0' && *byte <= '9') {
            number = number.value_or(0) * 10 + (*byte - '0');
            if (*number > 1'000'000'000)
                return std::nullopt;
        } else if (number) {
            return number;
        } else if (*byte == '#') {
            isComment = true;
        } else if (*byte != ' ' && *byte != '\t' && *byte != '\n' && *byte != '\r') {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<PictureHeader> readGifHeader(HeaderSource &source)
{
    PictureHeader header;
    header.format = PictureFormat::Gif;
    const auto width = source.le16(6);
    const auto height = source.le16(8);
    const auto flags = source.u8(10);
    if (!width || !height || !flags)
        return std::nullopt;
    header.width = *width;
    header.height = *height;
    header.isAnimated = hasSecondGifFrame(source, 13 + gifColourTableBytes(*flags));
    return header;
}

std::optional<PictureHeader> readBmpHeader(HeaderSource &source)
{
    PictureHeader header;
    header.format = PictureFormat::Bmp;
    const bool isCoreHeader = source.le32(14) == 12U;
    const auto width = isCoreHeader ? source.le16(18) : source.le32(18);
    const auto height = isCoreHeader ? source.le16(20) : source.le32(22);
    if (!width || !height)
        return std::nullopt;
    header.width = static_cast<std::int32_t>(*width);
    // A negative height means that rows go from top to bottom.
    header.height = std::llabs(static_cast<std::int32_t>(*height));
    return header;
}

std::optional<PictureHeader> readPnmHeader(HeaderSource &source)
{
    PictureHeader header;
    header.format = PictureFormat::Pnm;
    std::int64_t offset = 2;
    const auto width = pnmNumber(source, offset);
    const auto height = width ? pnmNumber(source, offset) : std::nullopt;
    if (!height)
        return std::nullopt;
    header.width = *width;
    header.height = *height;
    return header;
}

} // namespace modalens::media
