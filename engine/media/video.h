// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/image.h"
#include "engine/media/limits.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace modalens {

struct VideoInfo
{
    double durationS = 0;
    std::int64_t frameCount = 0; ///< From the container or duration times rate; 0 when unknown.
    double framesPerSecond = 0;
    int width = 0; ///< After rotation.
    int height = 0;
    bool hasAudio = false;
};

struct VideoFrame
{
    double timeS = 0;
    Image image;
};

struct FrameRequest
{
    int count = 16;    ///< At most this many frames, spread evenly.
    int maxSide = 256; ///< Each scaled to this.
    bool keyFramesOnly =
        false; ///< Seek to key frames and decode only those: fast on long files, may give fewer.
};

/// Also for GIF, APNG, animated WebP and AVIF sequences. Thread-safe.
Result<VideoInfo> probeVideo(const std::filesystem::path &file, const MediaLimits &limits = {});

/// Frames in time order; at least one, or an error. A damaged tail gives the frames before it. Thread-safe.
Result<std::vector<VideoFrame>> decodeFrames(const std::filesystem::path &file,
                                             const FrameRequest &request = {}, const MediaLimits &limits = {},
                                             std::stop_token stop = {});

/// Every frame from `startS` on, in order, until `visit` returns false: for playback.
Status playFrames(const std::filesystem::path &file, double startS, int maxSide,
                  const std::function<bool(VideoFrame &&)> &visit, const MediaLimits &limits = {},
                  std::stop_token stop = {});

} // namespace modalens
