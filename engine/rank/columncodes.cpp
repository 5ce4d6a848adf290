// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/columncodes.h"

#include <algorithm>

namespace modalens {

ColumnCodes encodeColumn(std::span<const float> values, double min, double max)
{
    constexpr double kLargest = std::numeric_limits<std::int16_t>::max();
    ColumnCodes result;
    result.middle = (min + max) / 2;
    result.step = (max - min) / (2 * kLargest);
    const double perStep = result.step > 0 ? 1 / result.step : 0;
    result.codes.resize((values.size() + 63) / 64 * 64, kMissingCode);
    for (std::size_t row = 0; row < values.size(); ++row) {
        const double value = static_cast<double>(values[row]);
        if (value != value)
            continue;
        const double code = std::clamp((value - result.middle) * perStep, -kLargest, kLargest);
        result.codes[row] = static_cast<std::int16_t>(code < 0 ? code - 0.5 : code + 0.5);
    }
    return result;
}

} // namespace modalens
