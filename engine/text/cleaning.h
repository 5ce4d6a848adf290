// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace modalens {

/// Only this much of one text is read: a hostile 200 MB string costs no more than a long book chapter.
inline constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20;

/// Unicode compatibility composition and full case folding in one (NFKC_Casefold of Unicode Standard Annex
/// 31): ligatures, full-width forms and letter case disappear, and so do invisible characters such as soft
/// hyphens and direction marks. Ill-formed UTF-8 becomes U+FFFD. `text` of at most kMaxTextBytes.
std::string caseFolded(std::string_view text);

/// Takes the accents off Latin and Greek letters ("é" -> "e", "ß" is left to case folding), because people
/// type queries without them. Marks of other scripts carry meaning of their own (Arabic and Indic vowels,
/// Japanese voicing, "й") and stay. Result in NFC.
std::string accentsFolded(std::string_view text);

/// What the text encoder reads: at most kMaxTextBytes of it, ill-formed UTF-8 sanitised, markup, entities and
/// addresses taken out (markup.h), case and accents folded, control and replacement characters turned into
/// spaces. Thread-safe.
std::string cleanText(std::string_view text);

} // namespace modalens
