// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/imageencoder.h"

#include "engine/models/imagedescriptor.h"

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kMaxPictures = 16; ///< Of one item.
constexpr const char *kName = "image-descriptor";

std::span<const Image> picturesOf(const Content &content)
{
    const std::vector<Image> &images = std::get<ImageContent>(content).images;
    return std::span(images).first(std::min(images.size(), kMaxPictures));
}

Result<FeatureRow> meanDescriptor(std::span<const Image> images, std::stop_token stop)
{
    FeatureRow row;
    for (const Image &image : images) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while describing pictures", kName);
        MODALENS_TRY(features, describeImage(image));
        row.value.resize(features.size(), 0.0f);
        for (std::size_t i = 0; i < features.size(); ++i)
            row.value[i] += features[i] / static_cast<float>(images.size());
    }
    return row;
}

Result<std::vector<SeenPart>> seenParts(std::span<const Image> images)
{
    std::vector<SeenPart> parts;
    for (const Image &image : images) {
        if (!isUsable(image))
            return fail(ErrorCode::InvalidArgument, "a picture whose size and pixels disagree", kName);
        parts.push_back({"picture", squeezedPicture(image), {}});
        parts.push_back({"gradients", gradientPicture(image), {}});
    }
    return parts;
}

} // namespace

ImageEncoder::ImageEncoder()
    : DescriptorEncoder(kName, Modality::Image, kImageFeatures, {.dimension = 256, .variancePower = 1.0f})
{
}

ContentRequest ImageEncoder::request() const
{
    ContentRequest request;
    request.image.maxSide =
        256; // twice what is looked at: squeezing averages, and the decoder may scale JPEG itself
    return request;
}

Result<FeatureRow> ImageEncoder::describe(const Content &content, std::stop_token stop) const
{
    return meanDescriptor(picturesOf(content), stop);
}

Result<std::vector<SeenPart>> ImageEncoder::partsOf(const Content &content) const
{
    return seenParts(picturesOf(content));
}

} // namespace modalens
