// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace modalens {

// Fixed samples of the rows of a catalog. Each column keeps its sampled values side by side, so that what is
// estimated over a sample reads a few kilobytes in one piece.

// In float32, for the effective shares: all of a small catalog, else short runs at equal distances.

inline constexpr std::int64_t kMostSampleRows = 1024;
inline constexpr std::int64_t kSampleRun = 16;

/// Places in the sample, a multiple of kSampleRun: the last run may reach past the last row.
constexpr std::int64_t samplePlaces(std::int64_t rows)
{
    return std::min((rows + kSampleRun - 1) / kSampleRun * kSampleRun, kMostSampleRows);
}

/// Ascending in `place`; may be `rows` or more at the very end.
constexpr std::int64_t sampleRow(std::int64_t place, std::int64_t rows)
{
    const std::int64_t runs = samplePlaces(rows) / kSampleRun;
    const std::int64_t run = place / kSampleRun;
    return run * ((rows + kSampleRun - 1) / kSampleRun) / runs * kSampleRun + place % kSampleRun;
}

// A larger sample in 16-bit codes, for the first guess of a threshold: words of 64 rows at equal distances.

inline constexpr std::int64_t kFewestSampleWords = 16, kMostSampleWords = 256;

/// How many; never more than there are whole words.
constexpr std::int64_t sampleWords(std::int64_t rows)
{
    return std::min(std::clamp(rows / 64 / 8, kFewestSampleWords, kMostSampleWords), rows / 64);
}

/// The place of the index-th in the catalog. \pre index < sampleWords(rows)
constexpr std::int64_t sampleWord(std::int64_t index, std::int64_t rows)
{
    return index * (rows / 64) / sampleWords(rows);
}

} // namespace modalens
