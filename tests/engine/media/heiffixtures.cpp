// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/heiffixtures.h"

#include <libheif/heif.h>

#include <algorithm>
#include <memory>

namespace modalens::fixtures {

namespace {

heif_error appendBytes(heif_context *, const void *data, size_t size, void *out)
{
    const auto *bytes = static_cast<const std::uint8_t *>(data);
    auto *target = static_cast<Bytes *>(out);
    target->insert(target->end(), bytes, bytes + size);
    return {heif_error_Ok, heif_suberror_Unspecified, "ok"};
}

heif_orientation orientationOf(int turn)
{
    return static_cast<heif_orientation>(turn); // libheif's numbers are EXIF's
}

using ImagePointer = std::unique_ptr<heif_image, decltype(&heif_image_release)>;

ImagePointer imageOf(const cv::Mat &picture)
{
    const int channels = picture.channels();
    heif_image *image = nullptr;
    heif_image_create(picture.cols, picture.rows, heif_colorspace_RGB,
                      channels == 4 ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, &image);
    heif_image_add_plane(image, heif_channel_interleaved, picture.cols, picture.rows, 8);
    int stride = 0;
    std::uint8_t *plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            for (int c = 0; c < channels; ++c)
                plane[y * stride + x * channels + c] = picture.ptr(y, x)[c == 3 ? 3 : 2 - c];
    return {image, heif_image_release};
}

} // namespace

Bytes encodedHeif(const cv::Mat &picture, bool isAvif, int turn)
{
    const std::unique_ptr<heif_context, decltype(&heif_context_free)> context(heif_context_alloc(),
                                                                              heif_context_free);
    heif_encoder *rawEncoder = nullptr;
    const heif_error found = heif_context_get_encoder_for_format(
        context.get(), isAvif ? heif_compression_AV1 : heif_compression_HEVC, &rawEncoder);
    if (found.code != heif_error_Ok)
        return {};
    const std::unique_ptr<heif_encoder, decltype(&heif_encoder_release)> encoder(rawEncoder,
                                                                                 heif_encoder_release);
    heif_encoder_set_lossy_quality(rawEncoder, 95);
    const std::unique_ptr<heif_encoding_options, decltype(&heif_encoding_options_free)> options(
        heif_encoding_options_alloc(), heif_encoding_options_free);
    options->image_orientation = orientationOf(turn);
    const ImagePointer image = imageOf(picture);
    const heif_error encodedError =
        heif_context_encode_image(context.get(), image.get(), rawEncoder, options.get(), nullptr);
    if (encodedError.code != heif_error_Ok)
        return {};
    Bytes bytes;
    heif_writer writer{1, appendBytes};
    heif_context_write(context.get(), &writer, &bytes);
    return bytes;
}

Bytes withHeifSize(Bytes file, std::uint32_t width, std::uint32_t height)
{
    constexpr std::string_view tag = "ispe";
    auto at = file.begin();
    while ((at = std::search(at, file.end(), tag.begin(), tag.end())) != file.end()) {
        for (int i = 0; i < 4; ++i) {
            at[8 + i] = static_cast<std::uint8_t>(width >> (24 - 8 * i));
            at[12 + i] = static_cast<std::uint8_t>(height >> (24 - 8 * i));
        }
        ++at;
    }
    return file;
}

} // namespace modalens::fixtures
