// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/image.h"
#include "engine/media/limits.h"
#include "engine/media/mediafile.h"

namespace modalens::media {

struct HeifSize
{
    int width = 0;
    int height = 0;
};

/// Size of the primary picture of an AVIF or HEIC file after its rotation and cropping. Reads the file's
/// tables only.
Result<HeifSize> probeHeif(const MediaFile &file, const MediaLimits &limits);

/// The primary picture through libheif (which knows grids, alpha and rotation; FFmpeg 5.1 knows none of
/// them), alpha on the ground asked for. The header must have been accepted before. Decodes on the calling
/// thread.
Result<Image> decodeHeif(const MediaFile &file, const ImageRequest &request, const MediaLimits &limits);

} // namespace modalens::media
