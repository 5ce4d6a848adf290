// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/ffmpeg/handles.h"
#include "engine/media/image.h"
#include "engine/media/limits.h"

#include <string>

namespace modalens::media {

/// Decoded frames -> RGB, scaled to fit, with square pixels, turned as the file's display matrix says, alpha
/// on the neutral ground. Keeps the scaler between frames.
class FrameConverter
{
public:
    /// \param stream its display matrix and pixel aspect are read here; need not outlive the call.
    FrameConverter(const AVStream &stream, const MediaLimits &limits);

    Result<Image> convert(const AVFrame &frame, int maxSide, const std::string &subject);

    /// Size on screen of a stored frame, scaled to fit and turned.
    struct Size
    {
        int width = 0;
        int height = 0;
    };
    Size displaySize(int storedWidth, int storedHeight) const;

private:
    Size untwistedSize(int storedWidth, int storedHeight) const;
    int scale(const AVFrame &frame, AVFrame &rgba);

    ScalerHandle m_scaler;
    MediaLimits m_limits;
    double m_pixelAspect = 1;
    int m_orientation = 1; ///< In EXIF's numbers.
};

} // namespace modalens::media
