// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/image.h"

#include "engine/media/framesource.h"
#include "engine/media/guarded.h"
#include "engine/media/headers/pictureheader.h"
#include "engine/media/mediafile.h"
#include "engine/media/pixels.h"
#include "engine/media/rasterdecoder.h"
#include "engine/media/runtime.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <utility>

namespace modalens {

using media::PictureFormat;
using media::PictureHeader;

namespace {

/// A picture, or an error that says why there is none.
Result<PictureHeader> acceptedHeader(const media::MediaFile &file, const MediaLimits &limits)
{
    MODALENS_TRY(header, media::readPictureHeader(file, limits));
    if (header)
        return *header;
    if (file.sizeBytes() == 0)
        return fail(ErrorCode::Malformed, "the file is empty", file.name());
    return fail(ErrorCode::Malformed, "the content is not a picture in a format that Modalens reads",
                file.name());
}

Result<Image> decodeAccepted(media::MediaFile file, const PictureHeader &header, const ImageRequest &request,
                             const MediaLimits &limits)
{
    if (header.format == PictureFormat::Gif || (header.format == PictureFormat::Png && header.isAnimated)) {
        const char *demuxer = header.format == PictureFormat::Gif ? "gif" : "apng";
        MODALENS_TRY(image, media::decodeFirstFrame(std::move(file), demuxer, request.maxSide, limits));
        return media::oriented(std::move(image), header.orientation);
    }
    return media::decodeRaster(file, header, request.maxSide);
}

} // namespace

Result<ImageInfo> probeImage(const std::filesystem::path &path, const MediaLimits &limits)
{
    media::prepareLibraries();
    return media::guarded(path.string(), [&]() -> Result<ImageInfo> {
        MODALENS_TRY(file, media::MediaFile::open(path, limits));
        MODALENS_TRY(header, acceptedHeader(file, limits));
        ImageInfo info;
        info.width = static_cast<int>(header.width);
        info.height = static_cast<int>(header.height);
        if (header.orientation >= 5)
            std::swap(info.width, info.height);
        info.isAnimated = header.isAnimated;
        info.format = media::pictureFormatName(header.format);
        return info;
    });
}

Result<Image> decodeImage(const std::filesystem::path &path, const ImageRequest &request,
                          const MediaLimits &limits)
{
    media::prepareLibraries();
    return media::guarded(path.string(), [&]() -> Result<Image> {
        MODALENS_TRY(file, media::MediaFile::open(path, limits));
        MODALENS_TRY(header, acceptedHeader(file, limits));
        return decodeAccepted(std::move(file), header, request, limits);
    });
}

Result<std::vector<std::uint8_t>> encodeJpeg(const Image &image, int quality)
{
    const std::size_t expected = static_cast<std::size_t>(std::max(0, image.width)) *
                                 static_cast<std::size_t>(std::max(0, image.height)) * 3;
    if (expected == 0 || image.pixels.size() != expected || image.width > 65'500 || image.height > 65'500)
        return fail(ErrorCode::InvalidArgument, "this picture cannot be a JPEG");
    return media::guarded({}, [&]() -> Result<std::vector<std::uint8_t>> {
        const cv::Mat rgb(image.height, image.width, CV_8UC3,
                          const_cast<std::uint8_t *>(image.pixels.data()));
        cv::Mat bgr;
        cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
        std::vector<std::uint8_t> bytes;
        if (!cv::imencode(".jpg", bgr, bytes, {cv::IMWRITE_JPEG_QUALITY, std::clamp(quality, 1, 100)}))
            return fail(ErrorCode::Internal, "the JPEG encoder failed");
        return bytes;
    });
}

} // namespace modalens
