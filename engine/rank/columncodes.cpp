// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/columncodes.h"

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
        const bool isPresent = values[row] == values[row];
        const double distance = isPresent ? static_cast<double>(values[row]) - result.middle : 0.0;
        // Rounds to nearest, as the conversion cuts off a positive number.
        const int code = static_cast<int>(distance * perStep + (kLargest + 0.5)) - kLargest;
        result.codes[row] = isPresent ? static_cast<std::int16_t>(code) : kMissingCode;
    }
    return result;
}

} // namespace modalens
