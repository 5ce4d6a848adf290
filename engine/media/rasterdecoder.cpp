// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/rasterdecoder.h"

#include "engine/media/pixels.h"
#include "engine/media/pngchunks.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <span>

namespace modalens::media {

namespace {

constexpr std::int64_t kMaxRasterBytes = std::int64_t{1} << 30; // 100 MP of 16-bit RGB are 600 MB

/// Whether the end-of-image marker follows the start of the compressed data. libjpeg fills what is missing
/// with grey and only prints a warning; a cut picture must not pass for a whole one.
bool hasJpegEnd(std::span<const std::uint8_t> bytes, std::int64_t dataOffset)
{
    for (auto i = static_cast<std::int64_t>(bytes.size()) - 2; i >= dataOffset; --i)
        if (bytes[static_cast<std::size_t>(i)] == 0xff && bytes[static_cast<std::size_t>(i) + 1] == 0xd9)
            return true;
    return false;
}

/// JPEG is decoded at the smallest of 1/8, 1/4, 1/2 that is still as large as what is asked for.
int readFlags(const PictureHeader &header, int maxSide)
{
    if (header.format != PictureFormat::Jpeg)
        return cv::IMREAD_UNCHANGED; // keeps alpha, and never turns
    const std::int64_t longer = std::max(header.width, header.height);
    int flags = cv::IMREAD_COLOR;
    if (maxSide > 0 && (longer + 7) / 8 >= maxSide)
        flags = cv::IMREAD_REDUCED_COLOR_8;
    else if (maxSide > 0 && (longer + 3) / 4 >= maxSide)
        flags = cv::IMREAD_REDUCED_COLOR_4;
    else if (maxSide > 0 && (longer + 1) / 2 >= maxSide)
        flags = cv::IMREAD_REDUCED_COLOR_2;
    return flags | cv::IMREAD_IGNORE_ORIENTATION;
}

} // namespace

Result<Image> decodeRaster(const MediaFile &file, const PictureHeader &header, const ImageRequest &request)
{
    MODALENS_TRY(bytes, file.readAll(kMaxRasterBytes));
    if (header.format == PictureFormat::Jpeg && !hasJpegEnd(bytes, header.dataOffset))
        return fail(ErrorCode::Malformed, "the picture is cut off", file.name());
    if (header.format == PictureFormat::Png)
        dropAncillaryChunks(bytes);
    const cv::Mat decoded = cv::imdecode(bytes, readFlags(header, request.maxSide));
    if (decoded.empty())
        return fail(ErrorCode::Malformed, "the picture's data is damaged or cut off", file.name());
    return imageFromDecoded(decoded, request, header.orientation);
}

} // namespace modalens::media
