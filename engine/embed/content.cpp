// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"
#include "engine/embed/embedder.h"
#include "engine/media/sniff.h"

#include <optional>

namespace modalens {

namespace {

constexpr std::int64_t kMaxTextBytes = 1 << 20;
constexpr std::size_t kMaxAssets = 64; ///< Decoded of one item and modality: bounds what one item may cost.

Unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, "stopped while reading media");
}

Result<std::string> readText(const Asset &asset)
{
    if (asset.path.empty())
        return asset.text.substr(0, kMaxTextBytes);
    return readTextFile(asset.path, kMaxTextBytes);
}

/// Calls `decode(asset)` for each asset; keeps what works. An error only when nothing works at all.
template <class Value, class Decode>
Result<std::vector<Value>> decodeEach(std::span<const Asset> assets, std::stop_token stop,
                                      const Decode &decode)
{
    std::vector<Value> values;
    std::optional<Error> firstError;
    for (const Asset &asset : assets.first(std::min(assets.size(), kMaxAssets))) {
        if (stop.stop_requested())
            return cancelled();
        Result<Value> value = decode(asset);
        if (value)
            values.push_back(std::move(*value));
        else if (!firstError)
            firstError = std::move(value.error());
    }
    if (values.empty() && firstError)
        return Unexpected<Error>(std::move(*firstError));
    return values;
}

Result<Content> loadText(std::string_view title, std::span<const Asset> assets, std::stop_token stop)
{
    auto texts = decodeEach<std::string>(assets, stop, readText);
    if (!texts && (title.empty() || texts.error().code == ErrorCode::Cancelled))
        return Unexpected<Error>(std::move(texts.error()));
    TextContent content{.texts = {}, .title = std::string(title)};
    if (texts)
        content.texts = std::move(*texts);
    return content;
}

Result<VideoContent> decodeVideo(const std::filesystem::path &file, const FrameRequest &request,
                                 std::stop_token stop)
{
    VideoContent content;
    MODALENS_TRY(frames, decodeFrames(file, request, {}, stop));
    content.frames = std::move(frames);
    if (const auto info = probeVideo(file))
        content.durationS = info->durationS;
    return content;
}

/// A video is one sequence of frames: of several files the first that can be decoded speaks for the item.
Result<Content> loadVideo(std::span<const Asset> assets, const FrameRequest &request, std::stop_token stop)
{
    std::optional<Error> firstError;
    for (const Asset &asset : assets) {
        auto content = decodeVideo(asset.path, request, stop);
        if (content)
            return std::move(*content);
        if (content.error().code == ErrorCode::Cancelled)
            return Unexpected<Error>(std::move(content.error()));
        if (!firstError)
            firstError = std::move(content.error());
    }
    if (firstError)
        return Unexpected<Error>(std::move(*firstError));
    return VideoContent{};
}

Result<Content> loadImages(std::span<const Asset> assets, const ImageRequest &request, std::stop_token stop)
{
    MODALENS_TRY(images, decodeEach<Image>(assets, stop, [&](const Asset &asset) {
                     return decodeImage(asset.path, request);
                 }));
    return ImageContent{std::move(images)};
}

Result<Content> loadSounds(std::span<const Asset> assets, const AudioRequest &request, std::stop_token stop)
{
    MODALENS_TRY(sounds, decodeEach<Audio>(assets, stop, [&](const Asset &asset) {
                     return decodeAudio(asset.path, request, {}, stop);
                 }));
    return AudioContent{std::move(sounds)};
}

std::vector<Asset> queryAsset(const std::filesystem::path &file, Modality modality)
{
    Asset asset;
    asset.modality = modality;
    asset.path = file.string();
    return {asset};
}

bool isMovingPicture(const std::filesystem::path &file)
{
    const auto info = probeImage(file);
    return info && info->isAnimated;
}

bool hasSound(const std::filesystem::path &file)
{
    const auto info = probeVideo(file);
    return info && info->hasAudio;
}

} // namespace

Result<Content> loadContent(std::string_view title, std::span<const Asset> assets, Modality modality,
                            const ContentRequest &request, std::stop_token stop)
{
    if (stop.stop_requested())
        return cancelled();
    switch (modality) {
    case Modality::Text:
        return loadText(title, assets, stop);
    case Modality::Image:
        return loadImages(assets, request.image, stop);
    case Modality::Audio:
        return loadSounds(assets, request.audio, stop);
    case Modality::Video:
        return loadVideo(assets, request.video, stop);
    case Modality::User:
    case Modality::Joint:
        break;
    }
    return fail(ErrorCode::InvalidArgument, "only text, image, audio and video have content to encode",
                std::string(modalityName(modality)));
}

Result<std::vector<Modality>> queryFileModalities(const std::filesystem::path &file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return fail(ErrorCode::NotFound, "there is no such file to query by", file.string());
    MODALENS_TRY(modality, sniffModality(file));
    if (!modality)
        return fail(ErrorCode::Unsupported, "not a text, picture, sound or video that Modalens reads",
                    file.string());
    std::vector<Modality> found{*modality};
    if (*modality == Modality::Image && isMovingPicture(file))
        found.push_back(Modality::Video);
    if (*modality == Modality::Video && hasSound(file))
        found.push_back(Modality::Audio);
    return found;
}

Result<Content> loadQueryContent(const std::filesystem::path &file, Modality modality,
                                 const ContentRequest &request, std::stop_token stop)
{
    return loadContent({}, queryAsset(file, modality), modality, request, stop);
}

Result<std::vector<std::pair<Modality, Content>>>
loadQueryFile(const std::filesystem::path &file, const ContentRequest &request, std::stop_token stop)
{
    MODALENS_TRY(modalities, queryFileModalities(file));
    std::vector<std::pair<Modality, Content>> contents;
    for (const Modality modality : modalities) {
        MODALENS_TRY(content, loadQueryContent(file, modality, request, stop));
        contents.emplace_back(modality, std::move(content));
    }
    return contents;
}

} // namespace modalens
