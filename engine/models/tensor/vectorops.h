// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace modalens {

// Loops over fixed short groups, which compilers turn into SIMD at any optimisation level without being
// allowed to reorder sums. The order of every sum depends on the length alone: a row gives the same bits in
// any batch and on any thread, which a matrix product of a library does not promise.

/// sum over i of a[i] * b[i]
inline float dot(const float *a, const float *b, std::size_t length)
{
    constexpr std::size_t lanes = 16;
    std::array<float, lanes> sums{};
    std::size_t at = 0;
    for (; at + lanes <= length; at += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += a[at + lane] * b[at + lane];
    float sum = 0;
    for (const float part : sums)
        sum += part;
    for (; at < length; ++at)
        sum += a[at] * b[at];
    return sum;
}

/// target[i] += factor * source[i]
inline void addScaled(float factor, const float *source, float *target, std::size_t length)
{
    constexpr std::size_t lanes = 16;
    std::size_t at = 0;
    for (; at + lanes <= length; at += lanes) {
        std::array<float, lanes> sums;
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] = target[at + lane] + factor * source[at + lane];
        for (std::size_t lane = 0; lane < lanes; ++lane)
            target[at + lane] = sums[lane];
    }
    for (; at < length; ++at)
        target[at] += factor * source[at];
}

} // namespace modalens
