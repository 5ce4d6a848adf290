// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/videoencoder.h"

#include "engine/models/imagedescriptor.h"
#include "engine/models/videomotion.h"
#include "engine/models/videoshots.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr const char *kName = "video-descriptor";
constexpr std::size_t kKeyFrames = 8;
constexpr std::size_t kMaxFrames = 256;
constexpr float kMotionWeight = 0.75f; ///< Puts the spread of motion beside that of the pictures.
constexpr int kVideoFeatures = 2 * kImageFeatures + kMotionFeatures;

Result<std::span<const VideoFrame>> framesOf(const Content &content)
{
    const std::vector<VideoFrame> &frames = std::get<VideoContent>(content).frames;
    if (!std::all_of(frames.begin(), frames.end(),
                     [](const VideoFrame &frame) { return isUsable(frame.image); }))
        return fail(ErrorCode::InvalidArgument, "a frame whose size and pixels disagree", kName);
    return std::span(frames).first(std::min(frames.size(), kMaxFrames));
}

/// Mean, then deviation, of the descriptors of some frames.
Result<std::vector<float>> pooledDescriptors(std::span<const VideoFrame> frames,
                                             std::span<const std::size_t> chosen, std::stop_token stop)
{
    std::vector<double> sums(kImageFeatures, 0.0), squares(kImageFeatures, 0.0);
    for (const std::size_t frame : chosen) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while describing videos", kName);
        MODALENS_TRY(features, describeImage(frames[frame].image));
        for (std::size_t i = 0; i < features.size(); ++i) {
            sums[i] += features[i];
            squares[i] += static_cast<double>(features[i]) * features[i];
        }
    }
    const auto count = static_cast<double>(chosen.size());
    std::vector<float> pooled;
    pooled.reserve(kVideoFeatures);
    for (const double sum : sums)
        pooled.push_back(static_cast<float>(sum / count));
    for (std::size_t i = 0; i < sums.size(); ++i)
        pooled.push_back(
            static_cast<float>(std::sqrt(std::max(0.0, squares[i] / count - std::pow(sums[i] / count, 2)))));
    return pooled;
}

Result<FeatureRow> describeVideo(const Content &content, std::stop_token stop)
{
    MODALENS_TRY(frames, framesOf(content));
    if (frames.empty())
        return FeatureRow{};
    const auto shots = shotStarts(frameDifferences(frames));
    MODALENS_TRY(features, pooledDescriptors(frames, keyFrames(shots, frames.size(), kKeyFrames), stop));
    for (const float value : motionFeatures(motionOf(frames, shots)))
        features.push_back(kMotionWeight * value);
    return FeatureRow{{}, std::move(features)};
}

} // namespace

VideoEncoder::VideoEncoder()
    : DescriptorEncoder(kName, Modality::Video, kVideoFeatures, {.dimension = 256, .variancePower = 1.0f})
{
}

ContentRequest VideoEncoder::request() const
{
    ContentRequest request;
    request.video = {.count = 24, .maxSide = 160, .keyFramesOnly = false};
    return request;
}

Result<FeatureRow> VideoEncoder::describe(const Content &content, std::stop_token stop) const
{
    return describeVideo(content, stop);
}

Result<std::vector<SeenPart>> VideoEncoder::partsOf(const Content &content) const
{
    MODALENS_TRY(frames, framesOf(content));
    std::vector<SeenPart> parts;
    if (frames.empty())
        return parts;
    const auto shots = shotStarts(frameDifferences(frames));
    for (const std::size_t frame : keyFrames(shots, frames.size(), kKeyFrames)) {
        const auto shot = std::upper_bound(shots.begin(), shots.end(), frame) - shots.begin();
        parts.push_back({fmt::format("frame {:.1f} s", frames[frame].timeS), frames[frame].image,
                         fmt::format("shot {} of {}", shot, shots.size())});
    }
    const Motion motion = motionOf(frames, shots);
    float speed = 0;
    for (const float each : motion.speeds)
        speed += each / static_cast<float>(motion.speeds.size());
    parts.push_back({"motion", flowPicture(motion.mean),
                     fmt::format("{:.2f}% of the width for each frame", 100 * speed / kFlowSide)});
    return parts;
}

} // namespace modalens
