// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/audio.h"

#include "engine/media/ffmpeg/input.h"
#include "engine/media/ffmpeg/monoresampler.h"
#include "engine/media/ffmpeg/streamdecoder.h"
#include "engine/media/guarded.h"
#include "engine/media/mediafile.h"
#include "engine/media/runtime.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace modalens {

namespace {

/// Below this a start is reached by decoding: exact, and cheaper than the formats that seek badly.
constexpr double kSeekFromS = 10.0;
/// A seek aims this much before the start: decoders of overlapping frames need a run-up.
constexpr double kRunUpS = 0.5;

struct OpenSound
{
    media::MediaInput input;
    AVStream *stream;
};

Result<OpenSound> openSound(const std::filesystem::path &path, const MediaLimits &limits,
                            std::stop_token stop)
{
    MODALENS_TRY(file, media::MediaFile::open(path, limits));
    MODALENS_TRY(input, media::MediaInput::open(std::move(file), limits, std::move(stop)));
    AVStream *stream = input.bestStream(AVMEDIA_TYPE_AUDIO);
    if (!stream)
        return fail(ErrorCode::Unsupported, "the file has no sound", path.string());
    return OpenSound{std::move(input), stream};
}

Status checkRequest(const AudioRequest &request, const std::string &subject)
{
    const bool isSane = request.sampleRate >= 100 && request.sampleRate <= 768'000 && request.startS >= 0 &&
                        std::isfinite(request.startS) && request.maxDurationS > 0;
    return isSane ? Status{}
                  : fail(ErrorCode::InvalidArgument, "impossible rate, start or duration", subject);
}

/// Seconds of sound to drop in front, by the time of the first frame that comes.
double secondsBeforeStart(const media::StreamDecoder &decoder, const AVFrame &first, double startS,
                          bool hasSought)
{
    const double fallback = hasSought ? startS : 0.0;
    return std::max(0.0, startS - decoder.timeOf(first).value_or(fallback));
}

std::size_t wantedSamples(const AudioRequest &request, const MediaLimits &limits)
{
    return static_cast<std::size_t>(
        std::ceil(std::min(request.maxDurationS, limits.maxDurationS) * request.sampleRate));
}

/// Decodes until enough samples lie behind the start.
Status collect(media::StreamDecoder &decoder, const AudioRequest &request, std::size_t wanted,
               std::vector<float> &samples)
{
    const bool hasSought = request.startS > kSeekFromS && decoder.seek(request.startS - kRunUpS).has_value();
    media::MonoResampler resampler(request.sampleRate);
    std::optional<std::size_t> toDrop;
    while (samples.size() < wanted || toDrop.value_or(0) > 0) {
        MODALENS_TRY(frame, decoder.next());
        if (!frame) {
            resampler.finish(samples);
            break;
        }
        if (!toDrop)
            toDrop = static_cast<std::size_t>(secondsBeforeStart(decoder, *frame, request.startS, hasSought) *
                                              request.sampleRate);
        resampler.append(*frame,
                         samples); // a frame that cannot be converted is skipped like a damaged packet
        const std::size_t drop = std::min(*toDrop, samples.size());
        samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(drop));
        *toDrop -= drop;
    }
    const std::size_t drop = std::min(toDrop.value_or(0), samples.size());
    samples.erase(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(drop));
    samples.resize(std::min(samples.size(), wanted));
    return {};
}

} // namespace

Result<AudioInfo> probeAudio(const std::filesystem::path &path, const MediaLimits &limits)
{
    media::prepareLibraries();
    return media::guarded(path.string(), [&]() -> Result<AudioInfo> {
        MODALENS_TRY(sound, openSound(path, limits, {}));
        const AVCodecParameters *parameters = sound.stream->codecpar;
        return AudioInfo{sound.input.durationS(), parameters->sample_rate, parameters->ch_layout.nb_channels};
    });
}

Result<Audio> decodeAudio(const std::filesystem::path &path, const AudioRequest &request,
                          const MediaLimits &limits, std::stop_token stop)
{
    media::prepareLibraries();
    return media::guarded(path.string(), [&]() -> Result<Audio> {
        MODALENS_CHECK(checkRequest(request, path.string()));
        MODALENS_TRY(sound, openSound(path, limits, stop));
        MODALENS_TRY(decoder, media::StreamDecoder::open(sound.input, sound.stream, limits));
        Audio audio;
        audio.sampleRate = request.sampleRate;
        MODALENS_CHECK(collect(decoder, request, wantedSamples(request, limits), audio.samples));
        if (audio.samples.empty() && request.startS == 0)
            return fail(ErrorCode::Malformed, "no sound could be decoded", path.string());
        return audio;
    });
}

} // namespace modalens
