// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace modalens {

/// Articles, pronouns, prepositions, conjunctions and auxiliaries, separated by spaces and newlines.
std::string_view englishStopWords();
/// Particles, pronouns, prepositions, conjunctions and measure words, as ICU's dictionary cuts them.
std::string_view chineseStopWords();

} // namespace modalens
