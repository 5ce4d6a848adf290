// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/image.h"
#include "engine/media/limits.h"
#include "engine/media/mediafile.h"

namespace modalens::media {

/// A drawing's own size in pixels, scaled down to at most 4096 a side: a drawing has no pixels, so a large
/// claim is no reason to refuse it.
struct SvgSize
{
    int width = 0;
    int height = 0;
};
Result<SvgSize> probeSvg(const MediaFile &file);

/// Renders on the ground asked for, the longer side exactly `request.maxSide` (0: its own size). The drawing
/// sees no other file or address: it is read from memory and has no base URL. librsvg bounds elements and
/// nesting; it cannot be stopped while it draws.
Result<Image> renderSvg(const MediaFile &file, const ImageRequest &request, const MediaLimits &limits);

} // namespace modalens::media
