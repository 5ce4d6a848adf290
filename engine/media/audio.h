// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/limits.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace modalens {

/// Mono float samples in [-1, 1].
struct Audio
{
    int sampleRate = 0; ///< Hz
    std::vector<float> samples;
};

struct AudioInfo
{
    double durationS = 0; ///< As the container claims; 0 when unknown.
    int sampleRate = 0;
    int channels = 0;
};

struct AudioRequest
{
    int sampleRate = 16'000; ///< Hz, of the result.
    double startS = 0;
    double maxDurationS = 600; ///< Longer sounds are cut here: 10 minutes are 38 MB at 16 kHz.
};

Result<AudioInfo> probeAudio(const std::filesystem::path &file, const MediaLimits &limits = {});

/// The best audio stream of a sound or video file, mixed to mono and resampled. `Unsupported` when there is
/// none. Damaged packets are skipped; a file that is cut gives what is before the cut. A start behind the end
/// gives no samples. Stereo that is the same on both sides keeps its level. Decodes on the calling thread;
/// thread-safe.
Result<Audio> decodeAudio(const std::filesystem::path &file, const AudioRequest &request = {},
                          const MediaLimits &limits = {}, std::stop_token stop = {});

} // namespace modalens
