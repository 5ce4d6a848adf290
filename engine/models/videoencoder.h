// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/descriptorencoder.h"

namespace modalens {

/// "video-descriptor": cuts into shots, at most 8 key frames of 24 (videoshots.h), mean and deviation of
/// their image descriptors, and where, when and whereto things move by optical flow (videomotion.h);
/// principal components learned from up to 1,024 videos, unit length. The sound of a video belongs to the
/// audio encoder.
/// inspect() shows each chosen frame as "frame 1.2 s", with its shot in `text`, and "motion": the mean
/// optical flow.
class VideoEncoder final : public DescriptorEncoder
{
public:
    VideoEncoder();
    ContentRequest request() const override;

private:
    Result<FeatureRow> describe(const Content &content, std::stop_token stop) const override;
    Result<std::vector<SeenPart>> partsOf(const Content &content) const override;
};

} // namespace modalens
