// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/audio.h"
#include "engine/media/image.h"
#include "engine/media/video.h"

#include <string>
#include <variant>
#include <vector>

namespace modalens {

/// All an item has in one modality, decoded: what an encoder turns into one vector.
struct TextContent
{
    std::vector<std::string> texts; ///< Every language; UTF-8. One of them may repeat the title.
    std::string title{};            ///< Empty where there is none, as for words of a query.
};
struct ImageContent
{
    std::vector<Image> images; ///< Primary first.
};
struct AudioContent
{
    std::vector<Audio> sounds;
};
struct VideoContent
{
    std::vector<VideoFrame> frames; ///< In time order.
    double durationS = 0;
};

using Content = std::variant<TextContent, ImageContent, AudioContent, VideoContent>;

/// How the media rooms shall decode for an encoder. Only the part of the encoder's modality matters.
struct ContentRequest
{
    ImageRequest image{.maxSide = 256};
    AudioRequest audio;
    FrameRequest video;
};

} // namespace modalens
