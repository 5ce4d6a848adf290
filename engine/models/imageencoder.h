// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"
#include "engine/models/learnedprojection.h"

namespace modalens {

/// "image-descriptor": colour, gradients and texture over a spatial pyramid (imagedescriptor.h), principal
/// components learned from up to 1,024 items, unit length. Several pictures of an item: the mean of their
/// features.
class ImageEncoder final : public Encoder
{
public:
    ImageEncoder();

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
    /// For each picture "picture" (as squeezed) and "gradients".
    Result<std::vector<SeenPart>> inspect(const Content &content) const override;

private:
    LearnedProjection m_projection;
};

} // namespace modalens
