// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace modalens {

/// The f(Text, Image, Audio, Video, User) of the product. `Joint` is a learned or imported space that belongs
/// to no single medium.
enum class Modality { Text, Image, Audio, Video, User, Joint };

inline constexpr std::array kModalities{Modality::Text,  Modality::Image, Modality::Audio,
                                        Modality::Video, Modality::User,  Modality::Joint};

/// Lower-case English name, stable: it is stored in catalogs and printed by the command line.
constexpr std::string_view modalityName(Modality modality)
{
    constexpr std::array<std::string_view, 6> names{"text", "image", "audio", "video", "user", "joint"};
    return names[static_cast<std::size_t>(modality)];
}

constexpr std::optional<Modality> modalityFromName(std::string_view name)
{
    for (Modality modality : kModalities)
        if (modalityName(modality) == name)
            return modality;
    return std::nullopt;
}

} // namespace modalens
