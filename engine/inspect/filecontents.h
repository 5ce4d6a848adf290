// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

namespace modalens {

/// A hash of the first `maxBytes` of a file and of how many they are; nothing when it cannot be read or
/// `stop` is requested (asked every MiB). Opens nothing but regular files: a pipe would wait for ever.
std::optional<std::uint64_t> hashOfBeginning(const std::string &path, std::int64_t maxBytes,
                                             const std::stop_token &stop);

} // namespace modalens
