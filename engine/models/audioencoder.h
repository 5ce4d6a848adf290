// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/descriptorencoder.h"

namespace modalens {

/// "audio-descriptor": statistics of MFCC, spectral shape, mel bands, rhythm and their slopes
/// (audiofeatures.h), standardised and brought onto principal components learned from up to 1,024 sounds,
/// unit length. Several sounds of an item: the mean of their features. The first five minutes of a sound
/// count.
/// inspect() shows for each sound "log-mel": time to the right, low tones at the bottom, and in `text` its
/// length and measures.
class AudioEncoder final : public DescriptorEncoder
{
public:
    AudioEncoder();
    ContentRequest request() const override;
    std::string whyEmpty() const override { return "its sound is silent from beginning to end"; }

private:
    Result<FeatureRow> describe(const Content &content, std::stop_token stop) const override;
    Result<std::vector<SeenPart>> partsOf(const Content &content) const override;
};

} // namespace modalens
