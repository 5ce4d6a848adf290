// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/models/descriptorencoder.h"

namespace modalens {

/// "image-descriptor": colour, gradients and texture over a spatial pyramid (imagedescriptor.h), principal
/// components learned from up to 1,024 items, unit length. Several pictures of an item: the mean of their
/// features.
/// inspect() shows for each picture "picture" (as squeezed) and "gradients".
class ImageEncoder final : public DescriptorEncoder
{
public:
    ImageEncoder();
    ContentRequest request() const override;

private:
    Result<FeatureRow> describe(const Content &content, std::stop_token stop) const override;
    Result<std::vector<SeenPart>> partsOf(const Content &content) const override;
};

} // namespace modalens
