// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace modalens {

// Everything of this room goes in as a path with limits and comes out as plain buffers and numbers; no
/// handle of a decoder crosses its headers. So decoding can move into a worker process without a change to
/// callers.

/// Bounds on what a file may claim. Checked against headers before anything is allocated; exceeding one is
/// ErrorCode::TooLarge.
struct MediaLimits
{
    std::int64_t maxFileBytes = std::int64_t{16} << 30;
    std::int64_t maxPixels = 100'000'000;
    int maxSide = 32'768;
    double maxDurationS = 24.0 * 3600.0;
    int maxStreams = 64;
};

} // namespace modalens
