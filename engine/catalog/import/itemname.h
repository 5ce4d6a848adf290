// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace modalens {

/// A file's stem as a title: underscores become spaces, the first letter a capital ("measuring_tape" ->
/// "Measuring tape").
std::string titleFromStem(std::string_view stem);

/// The stem as the words it consists of, as it is written otherwise ("Do_Not" -> "Do Not").
std::string wordsFromStem(std::string_view stem);

enum class NameKind {
    Words,       ///< Says something: "Distance", "005nickel".
    ShortNumber, ///< At most three digits; a word where the other names are words.
    Code         ///< A counter, hash or camera name: "1-4211-A", "IMG_0001", "9f86d081".
};

/// Whether a file's name is worth reading as text. Letters must outnumber digits.
NameKind nameKind(std::string_view stem);

/// The first line of a text as a title: one line, without the full stop of a single sentence.
std::string titleFromText(std::string_view text);

} // namespace modalens
