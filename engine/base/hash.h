// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace modalens {

/// XXH3 64-bit. For finding accidental damage and change, not for security.
std::uint64_t hashBytes(std::span<const std::byte> bytes, std::uint64_t seed = 0);
std::uint64_t hashText(std::string_view text, std::uint64_t seed = 0);

/// XXH3 of a whole file, read in 1 MiB pieces.
Result<std::uint64_t> hashFile(const std::filesystem::path &path);

} // namespace modalens
