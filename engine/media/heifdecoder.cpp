// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/heifdecoder.h"

#include "engine/media/headers/pictureheader.h"
#include "engine/media/pixels.h"

#include <libheif/heif.h>

#include <memory>
#include <string>

namespace modalens::media {

namespace {

struct ContextFree
{
    void operator()(heif_context *context) const { heif_context_free(context); }
};
struct HandleRelease
{
    void operator()(heif_image_handle *handle) const { heif_image_handle_release(handle); }
};
struct ImageRelease
{
    void operator()(heif_image *image) const { heif_image_release(image); }
};
using HeifContext = std::unique_ptr<heif_context, ContextFree>;
using HeifHandle = std::unique_ptr<heif_image_handle, HandleRelease>;

/// libheif's view of a MediaFile.
struct Cursor
{
    const MediaFile *file;
    std::int64_t position = 0;
};

std::int64_t cursorPosition(void *data)
{
    return static_cast<Cursor *>(data)->position;
}

int cursorRead(void *out, std::size_t size, void *data)
{
    auto *cursor = static_cast<Cursor *>(data);
    const std::size_t count =
        cursor->file->readAt(cursor->position, {static_cast<std::uint8_t *>(out), size});
    cursor->position += static_cast<std::int64_t>(count);
    return count == size ? 0 : 1;
}

int cursorSeek(std::int64_t position, void *data)
{
    static_cast<Cursor *>(data)->position = position;
    return position < 0 ? 1 : 0;
}

heif_reader_grow_status cursorWait(std::int64_t targetSize, void *data)
{
    return targetSize <= static_cast<Cursor *>(data)->file->sizeBytes()
               ? heif_reader_grow_status_size_reached
               : heif_reader_grow_status_size_beyond_eof;
}

constexpr heif_reader kReader{1, cursorPosition, cursorRead, cursorSeek, cursorWait};

Unexpected<Error> failure(const heif_error &error, const std::string &subject)
{
    const ErrorCode code =
        error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype
            ? ErrorCode::Unsupported
            : ErrorCode::Malformed;
    return fail(code,
                std::string("the picture cannot be read: ") +
                    (error.message ? error.message : "unknown reason"),
                subject);
}

/// The file's tables and its primary picture; `cursor` must outlive them.
struct OpenPicture
{
    HeifContext context;
    HeifHandle handle; // after the context: released first
};

Result<OpenPicture> openPicture(Cursor &cursor, const MediaLimits &limits)
{
    const std::string &subject = cursor.file->name();
    OpenPicture picture;
    picture.context.reset(heif_context_alloc());
    if (!picture.context)
        return fail(ErrorCode::TooLarge, "not enough memory to open the picture", subject);
    heif_context_set_maximum_image_size_limit(picture.context.get(), limits.maxSide);
    heif_context_set_max_decoding_threads(picture.context.get(), 0);
    heif_error error = heif_context_read_from_reader(picture.context.get(), &kReader, &cursor, nullptr);
    heif_image_handle *handle = nullptr;
    if (error.code == heif_error_Ok)
        error = heif_context_get_primary_image_handle(picture.context.get(), &handle);
    if (error.code != heif_error_Ok)
        return failure(error, subject);
    picture.handle.reset(handle);
    MODALENS_CHECK(checkPictureSize(heif_image_handle_get_width(handle), heif_image_handle_get_height(handle),
                                    limits, subject));
    return picture;
}

} // namespace

Result<HeifSize> probeHeif(const MediaFile &file, const MediaLimits &limits)
{
    Cursor cursor{&file};
    MODALENS_TRY(picture, openPicture(cursor, limits));
    return HeifSize{heif_image_handle_get_width(picture.handle.get()),
                    heif_image_handle_get_height(picture.handle.get())};
}

Result<Image> decodeHeif(const MediaFile &file, const ImageRequest &request, const MediaLimits &limits)
{
    Cursor cursor{&file};
    MODALENS_TRY(picture, openPicture(cursor, limits));
    heif_image *raw = nullptr;
    const heif_error error = heif_decode_image(picture.handle.get(), &raw, heif_colorspace_RGB,
                                               heif_chroma_interleaved_RGBA, nullptr);
    if (error.code != heif_error_Ok)
        return failure(error, file.name());
    const std::unique_ptr<heif_image, ImageRelease> decoded(raw);
    int stride = 0;
    const std::uint8_t *rgba = heif_image_get_plane_readonly(raw, heif_channel_interleaved, &stride);
    const int width = heif_image_get_width(raw, heif_channel_interleaved);
    const int height = heif_image_get_height(raw, heif_channel_interleaved);
    if (!rgba || width <= 0 || height <= 0 || stride < 4 * width)
        return fail(ErrorCode::Malformed, "the picture's data is damaged", file.name());
    return shrunkToFit(imageFromRgba(rgba, width, height, stride, request.ground), request.maxSide);
}

} // namespace modalens::media
