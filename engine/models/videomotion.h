// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/image.h"
#include "engine/media/video.h"

#include <cstddef>
#include <span>
#include <vector>

namespace modalens {

inline constexpr int kFlowSide = 80;        ///< Pixels: frames are squeezed to a square of this side.
inline constexpr int kMotionDirections = 8; ///< Bin 0 is to the right, 2 is down.
inline constexpr int kMotionCells = 9;      ///< 3 x 3, row-major
inline constexpr int kMotionTimes = 3;      ///< beginning, middle, end

/// Optical flow from one frame to the next: displacement in pixels of the squeezed frame, row-major kFlowSide
/// x kFlowSide.
struct Flow
{
    std::vector<float> x;
    std::vector<float> y;
};

/// Dense flow by polynomial expansion (G. Farneback, SCIA 2003). About 3 ms.
Flow flowBetween(const Image &from, const Image &to);

struct Motion
{
    /// times x cells x directions: summed displacement, softly shared between two neighbouring directions.
    std::vector<float> directions;
    std::vector<float> speeds; ///< Mean displacement of what moves over all pixels, for each pair of frames;
                               ///< zero across a cut.
    std::vector<float> moving; ///< Share of pixels that move at least half a pixel, for each pair.
    Flow mean;                 ///< Over all pairs within shots, for showing.
};

/// Flow of every neighbouring pair within a shot. \param shots first frame of each, ascending.
Motion motionOf(std::span<const VideoFrame> frames, std::span<const std::size_t> shots);

inline constexpr int kSpeedBins = 8; ///< of time
inline constexpr int kMotionFeatures =
    kMotionTimes * kMotionCells * kMotionDirections + kMotionCells + kSpeedBins + 4;

/// Root of the share of each direction, cell and time in all motion; root of the displacement in each cell
/// and in each eighth of the time; mean, deviation and maximum of speed, mean share of what moves. All zero
/// for a still.
std::vector<float> motionFeatures(const Motion &motion);

/// Hue for direction, value for displacement, kFlowSide square.
Image flowPicture(const Flow &flow);

} // namespace modalens
