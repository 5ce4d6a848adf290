// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace modalens {

bool isValidUtf8(std::string_view bytes);

/// `bytes` with every malformed sequence and NUL replaced by U+FFFD, cut at a character boundary to at most
/// `maxBytes`.
std::string cleanText(std::string_view bytes, std::size_t maxBytes);

/// A key as valid UTF-8 that still tells different byte strings apart: each malformed byte becomes U+FFFD and
/// its two hex digits.
std::string cleanKey(std::string_view bytes);

} // namespace modalens
