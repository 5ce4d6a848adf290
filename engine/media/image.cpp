// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/image.h"

#include "engine/media/framesource.h"
#include "engine/media/guarded.h"
#include "engine/media/headers/pictureheader.h"
#include "engine/media/heifdecoder.h"
#include "engine/media/mediafile.h"
#include "engine/media/pixels.h"
#include "engine/media/rasterdecoder.h"
#include "engine/media/runtime.h"
#include "engine/media/svgdecoder.h"
#include "engine/media/webpsource.h"

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

Result<Image> decodeFirstWebpFrame(const media::MediaFile &file, int maxSide, const MediaLimits &limits)
{
    MODALENS_TRY(source, media::openWebpSource(file, limits, {}));
    MODALENS_TRY(advanced, source->advance());
    if (!advanced)
        return fail(ErrorCode::Malformed, "the animation's data is damaged or cut off", file.name());
    return source->image(maxSide);
}

Result<Image> decodeMoving(media::MediaFile file, PictureFormat format, int maxSide,
                           const MediaLimits &limits)
{
    switch (format) {
    case PictureFormat::Webp:
        return decodeFirstWebpFrame(file, maxSide, limits);
    case PictureFormat::Png:
        return media::decodeFirstFrame(std::move(file), "apng", maxSide, limits);
    default:
        return media::decodeFirstFrame(std::move(file), "gif", maxSide, limits);
    }
}

Result<Image> decodeAccepted(media::MediaFile file, const PictureHeader &header, const ImageRequest &request,
                             const MediaLimits &limits)
{
    switch (header.format) {
    case PictureFormat::Svg:
        return media::renderSvg(file, request, limits);
    case PictureFormat::Avif:
    case PictureFormat::Heic: // the still picture of a moving one too
        return media::decodeHeif(file, request, limits);
    default:
        break;
    }
    if (!header.isAnimated && header.format != PictureFormat::Gif)
        return media::decodeRaster(file, header, request);
    MODALENS_TRY(image, decodeMoving(std::move(file), header.format, request.maxSide, limits));
    return media::oriented(std::move(image), header.orientation);
}

/// Size on screen: by the header where that is enough, else by the library that knows.
Status fillSize(ImageInfo &info, const media::MediaFile &file, const PictureHeader &header,
                const MediaLimits &limits)
{
    if (header.format == PictureFormat::Svg) {
        MODALENS_TRY(size, media::probeSvg(file));
        info.width = size.width;
        info.height = size.height;
    } else if (header.format == PictureFormat::Avif || header.format == PictureFormat::Heic) {
        MODALENS_TRY(size, media::probeHeif(file, limits));
        info.width = size.width;
        info.height = size.height;
    } else {
        info.width = static_cast<int>(header.width);
        info.height = static_cast<int>(header.height);
        if (header.orientation >= 5)
            std::swap(info.width, info.height);
    }
    return {};
}

} // namespace

Result<ImageInfo> probeImage(const std::filesystem::path &path, const MediaLimits &limits)
{
    media::prepareLibraries();
    return media::guarded(path.string(), [&]() -> Result<ImageInfo> {
        MODALENS_TRY(file, media::MediaFile::open(path, limits));
        MODALENS_TRY(header, acceptedHeader(file, limits));
        ImageInfo info;
        MODALENS_CHECK(fillSize(info, file, header, limits));
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
        if (request.maxSide < 0)
            return fail(ErrorCode::InvalidArgument, "impossible size of a picture", path.string());
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
