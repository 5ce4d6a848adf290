// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/audioencoder.h"
#include "engine/models/encoder.h"
#include "engine/models/imageencoder.h"
#include "engine/models/textencoder.h"
#include "engine/models/videoencoder.h"

namespace modalens {

std::unique_ptr<Encoder> makeBuiltinEncoder(std::string_view name, const EncoderSettings &settings)
{
    if (name == "tfidf-svd")
        return std::make_unique<TextEncoder>(settings.stopWords ? *settings.stopWords : StopWords::builtin());
    if (name == "image-descriptor")
        return std::make_unique<ImageEncoder>();
    if (name == "audio-descriptor")
        return std::make_unique<AudioEncoder>();
    if (name == "video-descriptor")
        return std::make_unique<VideoEncoder>();
    return nullptr;
}

std::string_view builtinEncoderFor(Modality modality)
{
    switch (modality) {
    case Modality::Text:
        return "tfidf-svd";
    case Modality::Image:
        return "image-descriptor";
    case Modality::Audio:
        return "audio-descriptor";
    case Modality::Video:
        return "video-descriptor";
    case Modality::User:
    case Modality::Joint:
        break;
    }
    return {};
}

} // namespace modalens
