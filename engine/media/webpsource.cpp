// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/webpsource.h"

#include "engine/media/pixels.h"

#include <webp/demux.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace modalens::media {

namespace {

constexpr std::int64_t kMaxWebpBytes = std::int64_t{256} << 20;

struct DecoderFree
{
    void operator()(WebPAnimDecoder *decoder) const { WebPAnimDecoderDelete(decoder); }
};

class WebpSource final : public FrameSource
{
public:
    WebpSource(std::vector<std::uint8_t> bytes, std::string name, std::stop_token stop)
        : m_bytes(std::move(bytes))
        , m_name(std::move(name))
        , m_stop(std::move(stop))
    {
    }

    Status open(const MediaLimits &limits)
    {
        WebPAnimDecoderOptions options;
        const WebPData data{m_bytes.data(), m_bytes.size()};
        WebPAnimInfo info;
        if (WebPAnimDecoderOptionsInit(&options)) {
            options.color_mode = MODE_RGBA;
            options.use_threads = 0;
            m_decoder.reset(WebPAnimDecoderNew(&data, &options));
        }
        if (!m_decoder || !WebPAnimDecoderGetInfo(m_decoder.get(), &info))
            return fail(ErrorCode::Malformed, "the animation's data is damaged or cut off", m_name);
        m_info.width = static_cast<int>(info.canvas_width);
        m_info.height = static_cast<int>(info.canvas_height);
        m_info.frameCount = info.frame_count;
        m_info.durationS = sumOfDurationsS();
        m_info.framesPerSecond =
            m_info.durationS > 0 ? static_cast<double>(m_info.frameCount) / m_info.durationS : 0;
        if (m_info.durationS > limits.maxDurationS)
            return fail(ErrorCode::TooLarge, "the animation lasts longer than the limit", m_name);
        return {};
    }

    const VideoInfo &info() const override { return m_info; }

    Result<bool> advance() override
    {
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped", m_name);
        int endMs = 0;
        std::uint8_t *canvas = nullptr;
        if (!WebPAnimDecoderHasMoreFrames(m_decoder.get()) ||
            !WebPAnimDecoderGetNext(m_decoder.get(), &canvas, &endMs))
            return false;
        m_canvas = canvas;
        m_timeS = std::exchange(m_endS, endMs / 1000.0);
        return true;
    }

    Result<bool> showKeyFrame(double timeS) override
    {
        if (m_canvas && timeS < m_timeS)
            rewind();
        while (!m_canvas || m_endS <= timeS) {
            MODALENS_TRY(advanced, advance());
            if (!advanced)
                return m_canvas != nullptr;
        }
        return true;
    }

    Status approach(double) override { return {}; }
    double timeS() const override { return m_timeS; }
    double endS() const override { return m_endS; }

    Result<Image> image(int maxSide) override
    {
        return shrunkToFit(
            imageFromRgba(m_canvas, m_info.width, m_info.height, std::ptrdiff_t{4} * m_info.width), maxSide);
    }

private:
    /// From the frames' headers alone.
    double sumOfDurationsS() const
    {
        double sumMs = 0;
        WebPIterator frame;
        if (WebPDemuxGetFrame(WebPAnimDecoderGetDemuxer(m_decoder.get()), 1, &frame)) {
            do
                sumMs += frame.duration;
            while (WebPDemuxNextFrame(&frame));
            WebPDemuxReleaseIterator(&frame);
        }
        return sumMs / 1000;
    }

    void rewind()
    {
        WebPAnimDecoderReset(m_decoder.get());
        m_canvas = nullptr;
        m_timeS = m_endS = 0;
    }

    std::vector<std::uint8_t> m_bytes; ///< The decoder reads from here.
    std::string m_name;
    std::stop_token m_stop;
    std::unique_ptr<WebPAnimDecoder, DecoderFree> m_decoder;
    VideoInfo m_info;
    const std::uint8_t *m_canvas = nullptr; ///< Owned by the decoder, valid until its next frame.
    double m_timeS = 0;
    double m_endS = 0;
};

} // namespace

Result<std::unique_ptr<FrameSource>> openWebpSource(const MediaFile &file, const MediaLimits &limits,
                                                    std::stop_token stop)
{
    MODALENS_TRY(bytes, file.readAll(kMaxWebpBytes));
    auto source = std::make_unique<WebpSource>(std::move(bytes), file.name(), std::move(stop));
    MODALENS_CHECK(source->open(limits));
    return source;
}

} // namespace modalens::media
