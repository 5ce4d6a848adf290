// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/columncodes.h"

#include "engine/rank/columnsample.h"

#include <bit>

namespace modalens {

ColumnCodes encodeColumn(std::span<const float> values, double min, double max)
{
    constexpr int kLargest = std::numeric_limits<std::int16_t>::max();
    ColumnCodes result;
    result.middle = (min + max) / 2;
    result.step = (max - min) / (2 * kLargest);
    const double perStep = result.step > 0 ? 1 / result.step : 0;
    result.codes.resize((values.size() + 63) / 64 * 64, kMissingCode);
    for (std::size_t row = 0; row < values.size(); ++row) {
        // Masks, because missing cells would make the processor guess a branch wrong every third time.
        const std::uint64_t mask = std::uint64_t{0} - static_cast<std::uint64_t>(values[row] == values[row]);
        const double distance = static_cast<double>(values[row]) - result.middle;
        const double known = std::bit_cast<double>(std::bit_cast<std::uint64_t>(distance) & mask);
        // Rounds to nearest, as the conversion cuts off a positive number.
        const int code = static_cast<int>(known * perStep + (kLargest + 0.5)) - kLargest;
        const int maskOfCode = static_cast<int>(mask);
        result.codes[row] = static_cast<std::int16_t>((code & maskOfCode) | (kMissingCode & ~maskOfCode));
    }
    const std::int64_t rows = std::ssize(values);
    for (std::int64_t i = 0; i < sampleWords(rows); ++i) {
        const auto word = result.codes.begin() + sampleWord(i, rows) * 64;
        result.sample.insert(result.sample.end(), word, word + 64);
    }
    return result;
}

} // namespace modalens
