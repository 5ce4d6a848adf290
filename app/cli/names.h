// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace modalens::cli {

/// Those of `names` that `wrong` may be a slip of, nearest first, at most three: other case, a typing error
/// in every third letter, a beginning, or the part after a prefix ("year" for "field:year").
std::vector<std::string> nearNames(std::string_view wrong, std::span<const std::string> names);
/// Letters A to Z in lower case.
std::string lowered(std::string_view text);
/// " (did you mean text?)", or nothing when no name is near.
std::string didYouMean(std::string_view wrong, std::span<const std::string> names);
/// "text, image and 12 more"; "none" when there is none.
std::string listOfNames(std::span<const std::string> names);

} // namespace modalens::cli
