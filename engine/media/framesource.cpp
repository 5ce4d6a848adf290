// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/framesource.h"

#include "engine/media/ffmpeg/filmsource.h"
#include "engine/media/headers/pictureheader.h"
#include "engine/media/webpsource.h"

#include <utility>

namespace modalens::media {

namespace {

const char *demuxerOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Gif:
        return "gif";
    case PictureFormat::Png:
        return "apng";
    case PictureFormat::Avif:
        return "mov";
    default:
        return nullptr;
    }
}

} // namespace

Result<std::unique_ptr<FrameSource>> openFrameSource(const std::filesystem::path &path,
                                                     const MediaLimits &limits, std::stop_token stop)
{
    MODALENS_TRY(file, MediaFile::open(path, limits));
    MODALENS_TRY(header, readPictureHeader(file, limits));
    if (header && !header->isAnimated)
        return fail(ErrorCode::Unsupported, "a picture that does not move", file.name());
    if (header && header->format == PictureFormat::Webp)
        return openWebpSource(file, limits, std::move(stop));
    return FilmSource::open(std::move(file), header ? demuxerOf(header->format) : nullptr, limits,
                            std::move(stop));
}

} // namespace modalens::media
