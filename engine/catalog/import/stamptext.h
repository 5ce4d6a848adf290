// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace modalens {

struct LanguageText
{
    std::string language; ///< BCP 47; empty when the file does not say.
    std::string text;
    bool operator==(const LanguageText &) const = default;
};

struct TextFileContent
{
    std::vector<LanguageText>
        texts; ///< The file's own text first, then its translations in file order; none is empty.
    bool wasSanitised = false; ///< Bytes that are no text were replaced.
};

/// Reads the text that belongs to an item. Lines "xx.utf8=TEXT" (any character set ICU knows; UTF-8 wins over
/// others of the same language) are translations, and where there are any the rest is English; a file without
/// them is one text of unknown language. UTF-16 with a byte order mark is converted.
TextFileContent parseTextFile(std::string_view bytes);

} // namespace modalens
