// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/image.h"
#include "engine/media/limits.h"
#include "engine/media/mediafile.h"
#include "engine/media/video.h"

#include <memory>
#include <stop_token>

namespace modalens::media {

/// Something that moves: a film, or an animated picture. One frame is current; its pixels are converted only
/// when asked for. Times are seconds from the start. One thread at a time.
class FrameSource
{
public:
    virtual ~FrameSource() = default;

    virtual const VideoInfo &info() const = 0;

    /// Makes the next frame current. False at the end (or where the file is cut): the last frame stays
    /// current.
    virtual Result<bool> advance() = 0;
    /// Makes the last key frame at or before `timeS` current, without decoding what lies between. False when
    /// there is none.
    virtual Result<bool> showKeyFrame(double timeS) = 0;
    /// Goes to a key frame at or before `timeS`, so that advance() comes by it; does nothing where going on
    /// from the current frame is at least as quick. The current frame stays until then.
    virtual Status approach(double timeS) = 0;

    /// The current frame is on screen in [timeS, endS). Only after a call above said true.
    virtual double timeS() const = 0;
    virtual double endS() const = 0;
    virtual Result<Image> image(int maxSide) = 0;
};

/// The source for a file, chosen by its content. A picture that does not move is `Unsupported`.
Result<std::unique_ptr<FrameSource>> openFrameSource(const std::filesystem::path &path,
                                                     const MediaLimits &limits, std::stop_token stop);

/// The first frame of an animated picture that OpenCV cannot read. \param demuxer FFmpeg's name of the
/// format.
Result<Image> decodeFirstFrame(MediaFile file, const char *demuxer, int maxSide, const MediaLimits &limits);

} // namespace modalens::media
