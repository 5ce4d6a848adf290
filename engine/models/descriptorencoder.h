// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/encoder.h"
#include "engine/models/learnedprojection.h"

namespace modalens {

/// What the encoders of pictures, sounds and videos share: a descriptor for each item, brought onto principal
/// components that are learned from up to 1,024 items. What a library throws while describing becomes an
/// error of the encoder.
class DescriptorEncoder : public Encoder
{
public:
    EncoderInfo info() const final;
    Result<std::vector<FeatureRow>> features(std::span<const Content> contents,
                                             std::stop_token stop) const final;
    std::int64_t sampleSize() const final { return 1024; }
    Status fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop) final;
    bool isFitted() const final { return m_projection.isFitted(); }
    EncoderState state() const final { return m_projection.state(); }
    Status restore(const EncoderState &state) final { return m_projection.restore(state); }
    /// False for a state that gives every content a zero vector, as it was learned from equal contents once.
    bool agreesWith(const EncoderState &state) const final;
    Result<std::vector<float>> project(std::span<const FeatureRow> rows) const final;
    Result<std::vector<SeenPart>> inspect(const Content &content) const final;

protected:
    /// \param name a literal. \param features length of the descriptor.
    DescriptorEncoder(const char *name, Modality modality, std::int64_t features,
                      const ProjectionOptions &options);

private:
    /// A row without values where there is nothing to describe. May throw; thread-safe.
    virtual Result<FeatureRow> describe(const Content &content, std::stop_token stop) const = 0;
    virtual Result<std::vector<SeenPart>> partsOf(const Content &content) const = 0;

    const char *m_name;
    Modality m_modality;
    LearnedProjection m_projection;
};

} // namespace modalens
