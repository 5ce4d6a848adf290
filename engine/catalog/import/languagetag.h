// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace modalens {

/// BCP 47 from the spellings files use: pt_br, pt_BR -> pt-BR; zh_cn -> zh-CN; sr@latin -> sr-Latn;
/// ca@valencia -> ca-valencia; en -> en. Empty when it is not the name of a language (ISO 639).
std::string languageTag(std::string_view spelling);

/// A stem and what a suffix at its end claims.
struct SuffixedStem
{
    std::string_view base; ///< The whole stem when there is no suffix.
    std::string language;  ///< BCP 47, empty when none.
    bool isSpoken = false; ///< Has the "_desc" mark.
};

/// "crow_desc_fr" -> {crow, fr, spoken}; "7_en_GB" -> {7, en-GB}; "crow" -> {crow}. Without the "_desc" mark
/// only two-letter languages count, since "bird_cat" speaks of no language. Whether the base exists is the
/// caller's matter.
SuffixedStem splitSuffix(std::string_view stem);

} // namespace modalens
