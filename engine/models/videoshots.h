// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/video.h"

#include <cstddef>
#include <span>
#include <vector>

namespace modalens {

/// How unlike the colours of neighbouring frames are: half the L1 distance of 4 x 4 x 4 RGB histograms, in
/// [0, 1]. frames.size() - 1 values. \pre every frame isUsable()
std::vector<float> frameDifferences(std::span<const VideoFrame> frames);

/// First frame of each shot: 0, and every frame whose difference from the one before is at least 0.35 and
/// three times the median difference, so that steady motion is no cut and a slow sequence of stills is. Empty
/// for no differences and no frames.
std::vector<std::size_t> shotStarts(std::span<const float> differences);

/// At most `count` frames: every shot gets one (the longest ones when there are more shots), the others go to
/// the shot with the most frames for each of its key frames; within a shot they lie evenly. Ascending.
std::vector<std::size_t> keyFrames(std::span<const std::size_t> shots, std::size_t frames, std::size_t count);

} // namespace modalens
