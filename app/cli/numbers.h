// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace modalens::cli {

/// A finite number that fills the whole text ("0.5", "-1e3"), whatever the locale.
std::optional<double> numberFrom(std::string_view text);

} // namespace modalens::cli
