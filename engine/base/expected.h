// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A value or an error. std::expected where the language has it (the compute-only build is C++23 and needs no
// other library), tl::expected in C++20. Only what both offer is used: no monadic operations.
#if __cplusplus > 202002L && __has_include(<expected>)
#include <expected>
namespace modalens {
template <class T, class E>
using Expected = std::expected<T, E>;
template <class E>
using Unexpected = std::unexpected<E>;
} // namespace modalens
#else
#include <tl/expected.hpp>
namespace modalens {
template <class T, class E>
using Expected = tl::expected<T, E>;
template <class E>
using Unexpected = tl::unexpected<E>;
} // namespace modalens
#endif
