// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/headers/pictureheader.h"

#include "engine/media/headers/formats.h"
#include "engine/media/headers/headersource.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace modalens::media {

using namespace std::string_view_literals;

namespace {

using Reader = std::optional<PictureHeader> (*)(HeaderSource &);

struct Signature
{
    std::string_view bytes;
    Reader reader;
};

constexpr Signature kSignatures[] = {
    {"\xff\xd8\xff"sv, readJpegHeader},
    {"\x89PNG\r\n\x1a\n"sv, readPngHeader},
    {"GIF87a"sv, readGifHeader},
    {"GIF89a"sv, readGifHeader},
    {"II*\0"sv, readTiffHeader},
    {"MM\0*"sv, readTiffHeader},
    {"BM"sv, readBmpHeader},
};

bool isPnm(HeaderSource &source)
{
    const auto kind = source.be16(0);
    const auto space = source.u8(2);
    return kind && space && *kind >= 0x5031 && *kind <= 0x5036 && // "P1".."P6"
           (*space == ' ' || *space == '\n' || *space == '\r' || *space == '\t' || *space == '#');
}

/// A BMP starts with two common letters: the size of its information header tells it from text.
bool isBmp(HeaderSource &source)
{
    const auto infoBytes = source.le32(14);
    return infoBytes && (*infoBytes == 12 || (*infoBytes >= 40 && *infoBytes <= 256));
}

bool isSvg(HeaderSource &source)
{
    std::string head(static_cast<std::size_t>(std::min<std::int64_t>(source.sizeBytes(), 4096)), '\0');
    if (!source.read(0, {reinterpret_cast<std::uint8_t *>(head.data()), head.size()}))
        return false;
    std::string_view text = head;
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(" \t\r\n")));
    if (!text.starts_with('<') || text.starts_with("<!DOCTYPE html") || text.starts_with("<html"))
        return false;
    return text.find("<svg") != text.npos || text.find(":svg") != text.npos;
}

Reader findReader(HeaderSource &source)
{
    for (const Signature &signature : kSignatures)
        if (source.matches(0, signature.bytes) && (signature.reader != readBmpHeader || isBmp(source)))
            return signature.reader;
    if (source.matches(0, "RIFF") && source.matches(8, "WEBP"))
        return readWebpHeader;
    if (heifFormat(source))
        return readHeifHeader;
    if (isPnm(source))
        return readPnmHeader;
    return nullptr;
}

} // namespace

const char *pictureFormatName(PictureFormat format)
{
    constexpr const char *names[] = {"jpeg", "png", "gif", "webp", "avif",
                                     "heic", "svg", "bmp", "tiff", "pnm"};
    return names[static_cast<std::size_t>(format)];
}

Status checkPictureSize(std::int64_t width, std::int64_t height, const MediaLimits &limits,
                        const std::string &subject)
{
    if (width <= 0 || height <= 0)
        return fail(ErrorCode::Malformed, "the picture claims to be empty", subject);
    // The sides first, so that the product cannot overflow.
    if (width > limits.maxSide || height > limits.maxSide || width * height > limits.maxPixels)
        return fail(ErrorCode::TooLarge,
                    "the picture claims " + std::to_string(width) + " x " + std::to_string(height) +
                        " pixels, more than the limit",
                    subject);
    return {};
}

Result<std::optional<PictureHeader>> readPictureHeader(const MediaFile &file, const MediaLimits &limits)
{
    HeaderSource source(file);
    const Reader reader = findReader(source);
    if (!reader) {
        if (!isSvg(source))
            return std::nullopt;
        PictureHeader svg;
        svg.format = PictureFormat::Svg;
        return svg;
    }
    const std::optional<PictureHeader> header = reader(source);
    if (!header)
        return fail(ErrorCode::Malformed, "the picture's header is damaged or cut off", file.name());
    MODALENS_CHECK(checkPictureSize(header->width, header->height, limits, file.name()));
    return header;
}

} // namespace modalens::media
