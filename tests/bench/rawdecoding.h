// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace modalens::bench {

// Plain decoding as the libraries' examples do it, without any check: what our decoding is measured against.

/// cv::imread at full size. \return pixels decoded.
std::int64_t rawPicture(const std::filesystem::path &file);

/// FFmpeg to mono float at `sampleRate`. \return samples.
std::int64_t rawSound(const std::filesystem::path &file, int sampleRate);

/// FFmpeg, every frame or (with `keyFramesOnly`) only key frames, not converted. \return frames.
std::int64_t rawFrames(const std::filesystem::path &file, bool keyFramesOnly);

} // namespace modalens::bench
