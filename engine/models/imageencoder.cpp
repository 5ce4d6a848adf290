// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/imageencoder.h"

#include "engine/models/imagedescriptor.h"
#include "engine/models/rows.h"

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

Result<FeatureRow> meanDescriptor(std::span<const Image> images)
{
    FeatureRow row;
    for (const Image &image : images) {
        MODALENS_TRY(features, describeImage(image));
        row.value.resize(features.size(), 0.0f);
        for (std::size_t i = 0; i < features.size(); ++i)
            row.value[i] += features[i] / static_cast<float>(images.size());
    }
    return row;
}

Result<std::vector<SeenPart>> partsOf(std::span<const Image> images)
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
    : m_projection(kName, kImageFeatures, {.dimension = 256, .variancePower = 1.0f})
{
}

EncoderInfo ImageEncoder::info() const
{
    return {kName, 1, Modality::Image, m_projection.dimension()};
}

ContentRequest ImageEncoder::request() const
{
    ContentRequest request;
    request.image.maxSide =
        256; // twice what is looked at: squeezing averages, and the decoder may scale JPEG itself
    return request;
}

Result<std::vector<FeatureRow>> ImageEncoder::features(std::span<const Content> contents,
                                                       std::stop_token stop) const
{
    std::vector<FeatureRow> rows;
    rows.reserve(contents.size());
    for (const Content &content : contents) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while describing pictures", kName);
        MODALENS_TRY(row, meanDescriptor(picturesOf(content)));
        rows.push_back(std::move(row));
    }
    return rows;
}

Status ImageEncoder::fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop)
{
    return m_projection.fit(sample, progress, stop);
}

Result<std::vector<float>> ImageEncoder::project(std::span<const FeatureRow> rows) const
{
    return m_projection.project(rows);
}

Result<std::vector<SeenPart>> ImageEncoder::inspect(const Content &content) const
{
    return guarded<Result<std::vector<SeenPart>>>(kName, [&] { return partsOf(picturesOf(content)); });
}

} // namespace modalens
