// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/video.h"

#include "engine/media/framesource.h"
#include "engine/media/guarded.h"
#include "engine/media/runtime.h"

#include <cmath>
#include <string>

namespace modalens {

namespace {

constexpr int kMaxFrames = 4096;
constexpr std::size_t kMaxResultBytes = std::size_t{2} << 30;

/// Collects frames within the bound on memory.
class FrameCollector
{
public:
    FrameCollector(int maxSide, const std::string &subject)
        : m_maxSide(maxSide)
        , m_subject(subject)
    {
    }

    /// Adds the current frame of a source, unless it is the one that was added last.
    Status add(media::FrameSource &source)
    {
        if (!m_frames.empty() && m_frames.back().timeS == source.timeS())
            return {};
        MODALENS_TRY(image, source.image(m_maxSide));
        m_bytes += image.pixels.size();
        if (m_bytes > kMaxResultBytes)
            return fail(ErrorCode::TooLarge, "the frames asked for take more memory than the limit",
                        m_subject);
        m_frames.push_back({source.timeS(), std::move(image)});
        return {};
    }

    bool isEmpty() const { return m_frames.empty(); }
    std::vector<VideoFrame> take() { return std::move(m_frames); }

private:
    int m_maxSide;
    const std::string &m_subject;
    std::vector<VideoFrame> m_frames;
    std::size_t m_bytes = 0;
};

/// The middle of part `index` of `count` equal parts.
double targetTimeS(const VideoInfo &info, int index, int count)
{
    return info.durationS * (index + 0.5) / count;
}

Status collectKeyFrames(media::FrameSource &source, int count, FrameCollector &collector)
{
    for (int i = 0; i < count; ++i) {
        MODALENS_TRY(isShown, source.showKeyFrame(targetTimeS(source.info(), i, count)));
        if (!isShown)
            break; // nothing can be read from here on
        MODALENS_CHECK(collector.add(source));
    }
    return {};
}

/// The frames that are on screen at the target times. Past the end of what can be decoded, the last frame.
Status collectFrames(media::FrameSource &source, int count, FrameCollector &collector)
{
    bool hasFrame = false;
    for (int i = 0; i < count; ++i) {
        const double target = targetTimeS(source.info(), i, count);
        MODALENS_CHECK(source.approach(target));
        bool isAtEnd = false;
        while (!hasFrame || source.endS() <= target) {
            MODALENS_TRY(advanced, source.advance());
            if (!advanced) {
                isAtEnd = true;
                break;
            }
            hasFrame = true;
        }
        if (hasFrame)
            MODALENS_CHECK(collector.add(source));
        if (isAtEnd)
            break;
    }
    return {};
}

Status checkRequest(const FrameRequest &request, const std::string &subject)
{
    const bool isSane = request.count >= 1 && request.count <= kMaxFrames && request.maxSide >= 0;
    return isSane ? Status{}
                  : fail(ErrorCode::InvalidArgument, "impossible number or size of frames", subject);
}

} // namespace

Result<VideoInfo> probeVideo(const std::filesystem::path &path, const MediaLimits &limits)
{
    media::prepareLibraries();
    return media::guarded(path.string(), [&]() -> Result<VideoInfo> {
        MODALENS_TRY(source, media::openFrameSource(path, limits, {}));
        return source->info();
    });
}

Result<std::vector<VideoFrame>> decodeFrames(const std::filesystem::path &path, const FrameRequest &request,
                                             const MediaLimits &limits, std::stop_token stop)
{
    media::prepareLibraries();
    const std::string subject = path.string();
    return media::guarded(subject, [&]() -> Result<std::vector<VideoFrame>> {
        MODALENS_CHECK(checkRequest(request, subject));
        MODALENS_TRY(source, media::openFrameSource(path, limits, stop));
        FrameCollector collector(request.maxSide, subject);
        Status collected = request.keyFramesOnly ? collectKeyFrames(*source, request.count, collector)
                                                 : collectFrames(*source, request.count, collector);
        if (request.keyFramesOnly && collector.isEmpty() && !stop.stop_requested()) {
            // A file that cannot be sought in still has frames: from its beginning, then.
            MODALENS_TRY(again, media::openFrameSource(path, limits, stop));
            collected = collectFrames(*again, request.count, collector);
        }
        // What was decoded before a failure counts, unless somebody asked to stop.
        if (!collected && (collector.isEmpty() || collected.error().code == ErrorCode::Cancelled))
            return Unexpected<Error>(collected.error());
        if (collector.isEmpty())
            return fail(ErrorCode::Malformed, "no frame could be decoded", subject);
        return collector.take();
    });
}

Status playFrames(const std::filesystem::path &path, double startS, int maxSide,
                  const std::function<bool(VideoFrame &&)> &visit, const MediaLimits &limits,
                  std::stop_token stop)
{
    media::prepareLibraries();
    return media::guarded(path.string(), [&]() -> Status {
        if (!std::isfinite(startS) || startS < 0 || maxSide < 0)
            return fail(ErrorCode::InvalidArgument, "impossible start or size", path.string());
        MODALENS_TRY(source, media::openFrameSource(path, limits, stop));
        MODALENS_CHECK(source->approach(startS));
        for (;;) {
            MODALENS_TRY(advanced, source->advance());
            if (!advanced)
                return {};
            if (source->endS() <= startS)
                continue;
            MODALENS_TRY(image, source->image(maxSide));
            if (!visit({source->timeS(), std::move(image)}))
                return {};
        }
    });
}

} // namespace modalens
