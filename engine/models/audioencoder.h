// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"
#include "engine/models/learnedprojection.h"

namespace modalens {

/// "audio-descriptor": statistics of MFCC, spectral shape, mel bands, rhythm and their slopes
/// (audiofeatures.h), standardised and brought onto principal components learned from up to 1,024 sounds,
/// unit length. Several sounds of an item: the mean of their features. The first five minutes of a sound
/// count.
class AudioEncoder final : public Encoder
{
public:
    AudioEncoder();

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
    /// For each sound "log-mel": time to the right, low tones at the bottom, and in `text` its length and
    /// measures.
    Result<std::vector<SeenPart>> inspect(const Content &content) const override;

private:
    LearnedProjection m_projection;
};

} // namespace modalens
