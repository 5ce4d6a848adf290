// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"
#include "engine/models/learnedprojection.h"

namespace modalens {

/// "video-descriptor": cuts into shots, at most 8 key frames of 24 (videoshots.h), mean and deviation of
/// their image descriptors, and where, when and whereto things move by optical flow (videomotion.h);
/// principal components learned from up to 1,024 videos, unit length. The sound of a video belongs to the
/// audio encoder.
class VideoEncoder final : public Encoder
{
public:
    VideoEncoder();

    EncoderInfo info() const override;
    ContentRequest request() const override;
    Result<std::vector<FeatureRow>> features(std::span<const Content> contents,
                                             std::stop_token stop) const override;
    std::int64_t sampleSize() const override { return 1024; }
    Status fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop) override;
    bool isFitted() const override { return m_projection.isFitted(); }
    EncoderState state() const override { return m_projection.state(); }
    Status restore(const EncoderState &state) override { return m_projection.restore(state); }
    Result<std::vector<float>> project(std::span<const FeatureRow> rows) const override;
    /// Each chosen frame as "frame 1.2 s", with its shot in `text`, and "motion": the mean optical flow.
    Result<std::vector<SeenPart>> inspect(const Content &content) const override;

private:
    LearnedProjection m_projection;
};

} // namespace modalens
