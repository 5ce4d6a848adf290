// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace modalens::media {

/// Takes out of a PNG, in place, the chunks that change no pixel here: all ancillary ones (W3C PNG, 5.4) but
/// tRNS. Colour profiles and the like are not used, and libpng prints a warning for many an old one. What
/// follows a chunk that is cut off or out of bounds stays as it is, for the decoder to judge.
void dropAncillaryChunks(std::vector<std::uint8_t> &png);

} // namespace modalens::media
