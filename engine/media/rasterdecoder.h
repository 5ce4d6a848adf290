// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/headers/pictureheader.h"
#include "engine/media/image.h"
#include "engine/media/mediafile.h"

namespace modalens::media {

/// JPEG, PNG, BMP, TIFF, PNM and WebP without motion, through OpenCV. The header must have been accepted
/// before: OpenCV allocates what a file claims.
Result<Image> decodeRaster(const MediaFile &file, const PictureHeader &header, const ImageRequest &request);

} // namespace modalens::media
