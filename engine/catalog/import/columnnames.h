// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/modality.h"

#include <optional>
#include <string>
#include <string_view>

namespace modalens {

/// What the name of a column says about it, however it is written ("movieId", "movie_id" and "Movie ID" are
/// one).
enum class NameHint { None, Id, Title, Text, Tag, User, Item, Value, Time, Query, Score };

NameHint nameHint(std::string_view column);

/// Image, Audio or Video for names such as "picture", "cover_path" and "product_image"; nullopt for others.
std::optional<Modality> mediaHint(std::string_view column);

/// True for a name with any hint: a first line that has one is a header.
bool isColumnName(std::string_view text);

/// "movieId" and "id" are ids; "paid" is not.
bool looksLikeId(std::string_view column);

/// Lower case letters and digits alone.
std::string foldedColumnName(std::string_view column);

} // namespace modalens
