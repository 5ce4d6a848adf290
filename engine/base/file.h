// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// Replaces `path` as one step: temporary file beside it, fsync, rename, fsync of the folder. After a crash
/// the file is either the old or the new one.
Status writeFileAtomically(const std::filesystem::path &path, std::span<const std::byte> bytes);
Status writeFileAtomically(const std::filesystem::path &path, std::string_view text);

/// The whole file, or `TooLarge` without allocating when it is longer than `maxBytes`.
Result<std::vector<std::byte>> readFile(const std::filesystem::path &path, std::int64_t maxBytes);
Result<std::string> readTextFile(const std::filesystem::path &path, std::int64_t maxBytes);

} // namespace modalens
