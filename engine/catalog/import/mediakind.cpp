// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/mediakind.h"

#include "engine/catalog/import/importtext.h"

#include <array>

namespace modalens {

namespace {

struct Extension
{
    std::string_view name;
    Modality modality;
};

/// Within a modality the order is the preference: lossless and widely read before rare, pixels before
/// drawings.
constexpr std::array kExtensions{
    Extension{"txt", Modality::Text},   Extension{"png", Modality::Image},
    Extension{"jpg", Modality::Image},  Extension{"jpeg", Modality::Image},
    Extension{"webp", Modality::Image}, Extension{"avif", Modality::Image},
    Extension{"heic", Modality::Image}, Extension{"heif", Modality::Image},
    Extension{"tif", Modality::Image},  Extension{"tiff", Modality::Image},
    Extension{"bmp", Modality::Image},  Extension{"gif", Modality::Image},
    Extension{"svg", Modality::Image},  Extension{"flac", Modality::Audio},
    Extension{"wav", Modality::Audio},  Extension{"ogg", Modality::Audio},
    Extension{"oga", Modality::Audio},  Extension{"opus", Modality::Audio},
    Extension{"m4a", Modality::Audio},  Extension{"aac", Modality::Audio},
    Extension{"mp3", Modality::Audio},  Extension{"mp4", Modality::Video},
    Extension{"m4v", Modality::Video},  Extension{"mov", Modality::Video},
    Extension{"mkv", Modality::Video},  Extension{"webm", Modality::Video},
    Extension{"avi", Modality::Video},  Extension{"mpg", Modality::Video},
    Extension{"mpeg", Modality::Video}, Extension{"ogv", Modality::Video},
};

} // namespace

std::string_view extensionOf(std::string_view fileName)
{
    const std::size_t dot = fileName.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string_view() : fileName.substr(dot + 1);
}

std::string_view stemOf(std::string_view fileName)
{
    const std::size_t dot = fileName.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? fileName : fileName.substr(0, dot);
}

std::optional<MediaKind> mediaKind(std::string_view fileName)
{
    const std::string_view extension = extensionOf(fileName);
    if (extension.empty() || extension.size() > 4)
        return std::nullopt;
    const std::string lower = asciiLower(extension);
    for (std::size_t i = 0; i < kExtensions.size(); ++i)
        if (kExtensions[i].name == lower)
            return MediaKind{kExtensions[i].modality, static_cast<int>(i)};
    return std::nullopt;
}

} // namespace modalens
