// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/videoencoder.h"

#include "engine/models/imagedescriptor.h"
#include "engine/models/rows.h"
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
    : m_projection(kName, kVideoFeatures, {.dimension = 256, .variancePower = 1.0f})
{
}

EncoderInfo VideoEncoder::info() const
{
    return {kName, 1, Modality::Video, m_projection.dimension()};
}

ContentRequest VideoEncoder::request() const
{
    ContentRequest request;
    request.video = {.count = 24, .maxSide = 160, .keyFramesOnly = false};
    return request;
}

Result<std::vector<FeatureRow>> VideoEncoder::features(std::span<const Content> contents,
                                                       std::stop_token stop) const
{
    std::vector<FeatureRow> rows;
    rows.reserve(contents.size());
    for (const Content &content : contents) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while describing videos", kName);
        MODALENS_TRY(row, guarded<Result<FeatureRow>>(kName, [&] { return describeVideo(content, stop); }));
        rows.push_back(std::move(row));
    }
    return rows;
}

Status VideoEncoder::fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop)
{
    return m_projection.fit(sample, progress, stop);
}

Result<std::vector<float>> VideoEncoder::project(std::span<const FeatureRow> rows) const
{
    return m_projection.project(rows);
}

Result<std::vector<SeenPart>> VideoEncoder::inspect(const Content &content) const
{
    MODALENS_TRY(frames, framesOf(content));
    const auto view = frames;
    return guarded<Result<std::vector<SeenPart>>>(kName, [view] {
        std::vector<SeenPart> parts;
        if (view.empty())
            return Result<std::vector<SeenPart>>(parts);
        const auto shots = shotStarts(frameDifferences(view));
        for (const std::size_t frame : keyFrames(shots, view.size(), kKeyFrames)) {
            const auto shot = std::upper_bound(shots.begin(), shots.end(), frame) - shots.begin();
            parts.push_back({fmt::format("frame {:.1f} s", view[frame].timeS), view[frame].image,
                             fmt::format("shot {} of {}", shot, shots.size())});
        }
        const Motion motion = motionOf(view, shots);
        float speed = 0;
        for (const float each : motion.speeds)
            speed += each / static_cast<float>(motion.speeds.size());
        parts.push_back({"motion", flowPicture(motion.mean),
                         fmt::format("{:.2f}% of the width for each frame", 100 * speed / kFlowSide)});
        return Result<std::vector<SeenPart>>(std::move(parts));
    });
}

} // namespace modalens
