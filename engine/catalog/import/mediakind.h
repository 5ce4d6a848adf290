// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/modality.h"

#include <optional>
#include <string_view>

namespace modalens {

/// What a file is by its extension (any case). Content is checked later, when it is decoded.
struct MediaKind
{
    Modality modality = Modality::Text;
    int preference = 0; ///< Of two files with the same content the smaller one is primary: PNG before SVG.
};

std::optional<MediaKind> mediaKind(std::string_view fileName);

/// "crow.tar.png" -> "crow.tar"; ".hidden" has no extension.
std::string_view stemOf(std::string_view fileName);
/// Without the dot, as written; empty when there is none.
std::string_view extensionOf(std::string_view fileName);

} // namespace modalens
