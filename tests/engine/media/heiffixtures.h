// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/fixtures.h"

namespace modalens::fixtures {

/// Pictures encoded with libheif's own encoder (x265 or AV1), near lossless. `turn` is an EXIF orientation
/// (1, 6, 3 or 8) written as an `irot` property. BGR or BGRA. Empty when this libheif cannot encode.
Bytes encodedHeif(const cv::Mat &picture, bool isAvif, int turn = 1);

/// Every `ispe` property (the size of a picture) set to this.
Bytes withHeifSize(Bytes file, std::uint32_t width, std::uint32_t height);

} // namespace modalens::fixtures
