// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/audioencoder.h"

#include "engine/models/audiofeatures.h"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kMaxSounds = 8; ///< Of one item.
constexpr const char *kName = "audio-descriptor";

std::span<const Audio> soundsOf(const Content &content)
{
    const std::vector<Audio> &sounds = std::get<AudioContent>(content).sounds;
    return std::span(sounds).first(std::min(sounds.size(), kMaxSounds));
}

/// Mean over the sounds that are not silent.
Result<FeatureRow> meanDescriptor(std::span<const Audio> sounds, std::stop_token stop)
{
    FeatureRow row;
    int heard = 0;
    for (const Audio &sound : sounds) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while describing sounds", kName);
        MODALENS_TRY(features, describeAudio(sound));
        if (features.empty())
            continue;
        ++heard;
        row.value.resize(features.size(), 0.0f);
        for (std::size_t i = 0; i < features.size(); ++i)
            row.value[i] += features[i];
    }
    for (float &value : row.value)
        value /= static_cast<float>(heard);
    return row;
}

Image logMelPicture(const Spectrum &spectrum, int mels)
{
    constexpr int maxWidth = 1024, rowHeight = 2;
    cv::Mat levels(static_cast<int>(spectrum.frames), mels, CV_32F,
                   const_cast<float *>(spectrum.logMel.data()));
    cv::Mat turned, colours;
    cv::rotate(levels, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
    double loudest = 0;
    cv::minMaxLoc(turned, nullptr, &loudest);
    const double range = 18.4; // 80 dB in nepers of power
    turned.convertTo(turned, CV_8U, 255.0 / range, -255.0 / range * (loudest - range));
    cv::resize(turned, turned, {std::min(turned.cols, maxWidth), mels * rowHeight}, 0, 0, cv::INTER_AREA);
    cv::applyColorMap(turned, colours, cv::COLORMAP_VIRIDIS);
    cv::cvtColor(colours, colours, cv::COLOR_BGR2RGB);
    return {colours.cols, colours.rows, {colours.datastart, colours.dataend}};
}

std::string measures(const Audio &sound, const Spectrum &spectrum, const SpectrumOptions &options)
{
    std::vector<float> mean(static_cast<std::size_t>(options.bins()), 0.0f);
    for (std::size_t i = 0; i < spectrum.power.size(); ++i)
        mean[i % mean.size()] += spectrum.power[i] / static_cast<float>(spectrum.frames);
    return fmt::format("{:.1f} s, {} frames, centroid {:.0f} Hz, roll-off {:.0f} Hz, flatness {:.3f}",
                       static_cast<double>(sound.samples.size()) / sound.sampleRate, spectrum.frames,
                       spectralCentroid(mean, options), spectralRolloff(mean, options),
                       spectralFlatness(mean));
}

Result<std::vector<SeenPart>> seenParts(std::span<const Audio> sounds)
{
    std::vector<SeenPart> parts;
    const SpectrumOptions options;
    for (const Audio &sound : sounds) {
        if (sound.sampleRate != kAudioRate)
            return fail(ErrorCode::InvalidArgument, "sounds are analysed at 16 kHz", kName);
        if (sound.samples.empty())
            continue;
        MODALENS_TRY(spectrum, spectrumOf(sound.samples, options));
        parts.push_back(
            {"log-mel", logMelPicture(spectrum, options.mels), measures(sound, spectrum, options)});
    }
    return parts;
}

} // namespace

AudioEncoder::AudioEncoder()
    : DescriptorEncoder(kName, Modality::Audio, kAudioFeatures,
                        {.dimension = 128, .standardise = true, .variancePower = 0.75f})
{
}

ContentRequest AudioEncoder::request() const
{
    ContentRequest request;
    request.audio.sampleRate = kAudioRate;
    request.audio.maxDurationS = 300;
    return request;
}

Result<FeatureRow> AudioEncoder::describe(const Content &content, std::stop_token stop) const
{
    return meanDescriptor(soundsOf(content), stop);
}

Result<std::vector<SeenPart>> AudioEncoder::partsOf(const Content &content) const
{
    return seenParts(soundsOf(content));
}

} // namespace modalens
