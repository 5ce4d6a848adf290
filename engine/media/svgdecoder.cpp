// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/svgdecoder.h"

#include "engine/media/headers/pictureheader.h"
#include "engine/media/pixels.h"

#include <cairo.h>
#include <gio/gio.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace modalens::media {

namespace {

constexpr std::int64_t kMaxSvgBytes = std::int64_t{32} << 20;
constexpr double kMaxOwnSide = 4096;
constexpr double kDefaultSide = 512; ///< Of a drawing that says nothing about its size.

struct ObjectUnref
{
    void operator()(void *object) const { g_object_unref(object); }
};
struct SurfaceFree
{
    void operator()(cairo_surface_t *surface) const { cairo_surface_destroy(surface); }
};
struct CairoFree
{
    void operator()(cairo_t *context) const { cairo_destroy(context); }
};
struct ErrorFree
{
    void operator()(GError *error) const { g_error_free(error); }
};
using Handle = std::unique_ptr<RsvgHandle, ObjectUnref>;

Unexpected<Error> failure(GError *raw, const std::string &subject)
{
    const std::unique_ptr<GError, ErrorFree> error(raw);
    return fail(ErrorCode::Malformed,
                std::string("the drawing cannot be read: ") + (error ? error->message : "unknown reason"),
                subject);
}

Result<Handle> openDrawing(const MediaFile &file, const std::vector<std::uint8_t> &bytes)
{
    const std::unique_ptr<GInputStream, ObjectUnref> stream(
        g_memory_input_stream_new_from_data(bytes.data(), static_cast<gssize>(bytes.size()), nullptr));
    GError *error = nullptr;
    // No base file: nothing outside can be referred to. No flags: libxml2 keeps its bounds on huge documents.
    Handle handle(
        rsvg_handle_new_from_stream_sync(stream.get(), nullptr, RSVG_HANDLE_FLAGS_NONE, nullptr, &error));
    if (!handle)
        return failure(error, file.name());
    rsvg_handle_set_dpi(handle.get(), 96);
    return handle;
}

struct OwnSize
{
    double width = kDefaultSide;
    double height = kDefaultSide;
};

bool isSize(double width, double height)
{
    return std::isfinite(width) && std::isfinite(height) && width > 0 && height > 0;
}

/// Width and height as written, else the shape of the view box.
OwnSize ownSize(RsvgHandle *handle)
{
    OwnSize size;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &size.width, &size.height) &&
        isSize(size.width, size.height))
        return size;
    gboolean hasViewBox = FALSE;
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(handle, nullptr, nullptr, nullptr, nullptr, &hasViewBox, &box);
    if (hasViewBox && isSize(box.width, box.height))
        return {box.width, box.height};
    return {};
}

SvgSize scaledSize(OwnSize own, double longerSide)
{
    const double scale = longerSide / std::max(own.width, own.height);
    const auto side = [&](double value) { return std::max(1, static_cast<int>(std::lround(value * scale))); };
    return {side(own.width), side(own.height)};
}

SvgSize naturalSize(OwnSize own)
{
    return scaledSize(own, std::min(kMaxOwnSide, std::max(own.width, own.height)));
}

} // namespace

Result<SvgSize> probeSvg(const MediaFile &file)
{
    MODALENS_TRY(bytes, file.readAll(kMaxSvgBytes));
    MODALENS_TRY(handle, openDrawing(file, bytes));
    return naturalSize(ownSize(handle.get()));
}

Result<Image> renderSvg(const MediaFile &file, const ImageRequest &request, const MediaLimits &limits)
{
    MODALENS_TRY(bytes, file.readAll(kMaxSvgBytes));
    MODALENS_TRY(handle, openDrawing(file, bytes));
    const OwnSize own = ownSize(handle.get());
    const SvgSize size = request.maxSide > 0 ? scaledSize(own, request.maxSide) : naturalSize(own);
    MODALENS_CHECK(checkPictureSize(size.width, size.height, limits, file.name()));
    const std::unique_ptr<cairo_surface_t, SurfaceFree> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, size.width, size.height));
    const std::unique_ptr<cairo_t, CairoFree> context(cairo_create(surface.get()));
    const double ground = request.ground / 255.0;
    cairo_set_source_rgb(context.get(), ground, ground, ground);
    cairo_paint(context.get());
    const RsvgRectangle viewport{0, 0, static_cast<double>(size.width), static_cast<double>(size.height)};
    GError *error = nullptr;
    if (!rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error))
        return failure(error, file.name());
    cairo_surface_flush(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return fail(ErrorCode::TooLarge, "not enough memory to render the drawing", file.name());
    return imageFromOpaqueBgra(cairo_image_surface_get_data(surface.get()), size.width, size.height,
                               cairo_image_surface_get_stride(surface.get()));
}

} // namespace modalens::media
