// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// NumPy's array file format, versions 1 to 3 (numpy.lib.format), header only: the data follows it as it lies
// in memory.

namespace modalens {

/// Our own headers are always this long, so that a growing row count is one small write in place.
inline constexpr std::size_t kNpyHeaderBytes = 128;

/// A version 1.0 header of a C-ordered array: `columns` 0 gives a one-dimensional one. `descr` is "<f2",
/// "<f4", "<i8".
std::array<char, kNpyHeaderBytes> npyHeader(std::string_view descr, std::int64_t rows, std::int64_t columns);

struct NpyShape
{
    std::string descr;
    bool isFortranOrder = false;
    std::vector<std::int64_t> shape;
    std::int64_t dataOffset = 0; ///< Bytes before the data.
};

/// Reads the header at the start of a file; `start` may hold more than it. `Malformed` for anything else; no
/// size in it is trusted beyond being non-negative.
Result<NpyShape> parseNpyHeader(std::span<const std::byte> start, std::string subject);

} // namespace modalens
