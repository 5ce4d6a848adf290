// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace modalens {

/// How two texts are compared: case folded (NFKC_Casefold), white space as single spaces, none at the ends.
std::string comparableText(std::string_view text);

} // namespace modalens
