// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace modalens::cli {

/// Text that means itself in HTML, in elements and in double-quoted attributes. Control characters and bytes
/// that are no UTF-8 become U+FFFD.
std::string escaped(std::string_view text);

std::string base64(std::span<const std::uint8_t> bytes);

} // namespace modalens::cli
