// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/framesource.h"

namespace modalens::media {

/// An animated WebP through libwebp, the whole file in memory. Every frame builds on the ones before, so
/// going to a time means decoding up to it.
Result<std::unique_ptr<FrameSource>> openWebpSource(const MediaFile &file, const MediaLimits &limits,
                                                    std::stop_token stop);

} // namespace modalens::media
