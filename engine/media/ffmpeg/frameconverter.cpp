// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/ffmpeg/frameconverter.h"

#include "engine/media/headers/pictureheader.h"
#include "engine/media/pixels.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace modalens::media {

namespace {

/// FFmpeg's display matrix maps (column, row) to (a column + c row, b column + d row); only its signs count
/// here.
int orientationOf(const AVStream &stream)
{
    std::size_t size = 0;
    const std::uint8_t *data = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (!data || size < 9 * sizeof(std::int32_t))
        return 1;
    const auto *matrix = reinterpret_cast<const std::int32_t *>(data);
    const std::int64_t a = matrix[0];
    const std::int64_t b = matrix[1];
    const std::int64_t c = matrix[3];
    const std::int64_t d = matrix[4];
    if (std::llabs(a) + std::llabs(d) >= std::llabs(b) + std::llabs(c))
        return a >= 0 ? (d >= 0 ? 1 : 4) : (d >= 0 ? 2 : 3);
    return c >= 0 ? (b >= 0 ? 5 : 8) : (b >= 0 ? 6 : 7);
}

double pixelAspectOf(const AVStream &stream)
{
    const AVRational own = stream.sample_aspect_ratio;
    const AVRational ratio = own.num > 0 ? own : stream.codecpar->sample_aspect_ratio;
    const double aspect = ratio.num > 0 && ratio.den > 0 ? av_q2d(ratio) : 1.0;
    return aspect > 0.1 && aspect < 10 ? aspect : 1.0;
}

bool hasAlpha(int format)
{
    const AVPixFmtDescriptor *descriptor = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(format));
    return descriptor && (descriptor->flags & (AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_PAL));
}

/// What the file says about its colours, or what players assume: BT.709 from 720 lines on.
void setColours(SwsContext *scaler, const AVFrame &frame)
{
    const int assumed = frame.height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601;
    const int space = frame.colorspace == AVCOL_SPC_UNSPECIFIED || frame.colorspace == AVCOL_SPC_RGB
                          ? assumed
                          : static_cast<int>(frame.colorspace);
    const bool isFullRange = frame.color_range == AVCOL_RANGE_JPEG;
    sws_setColorspaceDetails(scaler, sws_getCoefficients(space), isFullRange ? 1 : 0,
                             sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16);
}

} // namespace

FrameConverter::FrameConverter(const AVStream &stream, const MediaLimits &limits)
    : m_limits(limits)
    , m_pixelAspect(pixelAspectOf(stream))
    , m_orientation(orientationOf(stream))
{
}

FrameConverter::Size FrameConverter::untwistedSize(int storedWidth, int storedHeight) const
{
    // Wide pixels stretch the width, narrow ones the height, so that nothing is lost.
    const double width = m_pixelAspect > 1 ? storedWidth * m_pixelAspect : storedWidth;
    const double height = m_pixelAspect < 1 ? storedHeight / m_pixelAspect : storedHeight;
    return {static_cast<int>(std::lround(width)), static_cast<int>(std::lround(height))};
}

FrameConverter::Size FrameConverter::displaySize(int storedWidth, int storedHeight) const
{
    Size size = untwistedSize(storedWidth, storedHeight);
    if (m_orientation >= 5)
        std::swap(size.width, size.height);
    return size;
}

int FrameConverter::scale(const AVFrame &frame, AVFrame &rgba)
{
    const auto format = static_cast<AVPixelFormat>(frame.format);
    m_scaler.reset(sws_getCachedContext(m_scaler.release(), frame.width, frame.height, format, rgba.width,
                                        rgba.height, AV_PIX_FMT_RGBA, SWS_AREA | SWS_ACCURATE_RND, nullptr,
                                        nullptr, nullptr));
    if (!m_scaler)
        return AVERROR(EINVAL);
    setColours(m_scaler.get(), frame);
    rgba.format = AV_PIX_FMT_RGBA;
    // FFmpeg's own buffer: its scaler may write a little past the end of a row.
    if (const int code = av_frame_get_buffer(&rgba, 0); code < 0)
        return code;
    return sws_scale(m_scaler.get(), frame.data, frame.linesize, 0, frame.height, rgba.data, rgba.linesize);
}

Result<Image> FrameConverter::convert(const AVFrame &frame, int maxSide, const std::string &subject)
{
    MODALENS_CHECK(
        checkPictureSize(frame.width, frame.height, m_limits, subject)); // it may change on the way
    const Size full = untwistedSize(frame.width, frame.height);
    MODALENS_CHECK(checkPictureSize(full.width, full.height, m_limits, subject));
    const cv::Size fitted = fittedSize(full.width, full.height, maxSide);
    const FrameHandle rgba(av_frame_alloc());
    if (!rgba)
        return fail(ErrorCode::TooLarge, "not enough memory for a frame", subject);
    rgba->width = fitted.width;
    rgba->height = fitted.height;
    if (const int code = scale(frame, *rgba); code < 0)
        return fail(code == AVERROR(ENOMEM) ? ErrorCode::TooLarge : ErrorCode::Unsupported,
                    "the frame cannot be converted to RGB", subject);
    const Image image =
        hasAlpha(frame.format)
            ? imageFromRgba(rgba->data[0], rgba->width, rgba->height, rgba->linesize[0])
            : imageFromOpaqueRgba(rgba->data[0], rgba->width, rgba->height, rgba->linesize[0]);
    return oriented(image, m_orientation);
}

} // namespace modalens::media
