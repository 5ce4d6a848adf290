// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/fusion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr std::size_t kLanes = 8;

/// Sum of f(value) over present cells in eight interleaved partial sums: a fixed order that the compiler can
/// keep in vector registers.
template <class F>
double sumPresent(std::span<const float> values, F f)
{
    std::array<double, kLanes> partial{};
    std::size_t row = 0;
    for (; row + kLanes <= values.size(); row += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float value = values[row + lane];
            partial[lane] += value == value ? f(static_cast<double>(value)) : 0.0;
        }
    for (; row < values.size(); ++row)
        partial[row % kLanes] += values[row] == values[row] ? f(static_cast<double>(values[row])) : 0.0;
    double total = 0;
    for (const double sum : partial)
        total += sum;
    return total;
}

/// Turns infinities into NaN and counts what is left.
std::int64_t claimPresent(std::span<float> values)
{
    std::int64_t present = 0;
    for (float &value : values) {
        const bool isPresent = std::isfinite(value);
        value = isPresent ? value : std::numeric_limits<float>::quiet_NaN();
        present += isPresent;
    }
    return present;
}

ColumnStats statsOf(std::span<const float> values, std::int64_t present)
{
    ColumnStats stats;
    stats.present = present;
    if (present == 0)
        return stats;
    float low = std::numeric_limits<float>::infinity(), high = -low;
    for (const float value : values) { // NaN compares false
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    stats.min = low;
    stats.max = high;
    const double count = static_cast<double>(present);
    stats.mean = sumPresent(values, [](double value) { return value; }) / count;
    const double mean = stats.mean;
    stats.deviation =
        std::sqrt(sumPresent(values, [mean](double v) { return (v - mean) * (v - mean); }) / count);
    return stats;
}

} // namespace

Column::Column(std::vector<float> values)
    : m_values(std::move(values))
    , m_stats(statsOf(m_values, claimPresent(m_values)))
    , m_codes(encodeColumn(m_values, m_stats.min, m_stats.max))
{
}

AffineNormalisation normalisationOf(const ColumnStats &stats, Normalisation kind)
{
    if (stats.present == 0 || stats.min == stats.max || stats.deviation == 0)
        return {0, 0};
    switch (kind) {
    case Normalisation::None:
        break;
    case Normalisation::MinMax: {
        const double scale = 1 / (stats.max - stats.min);
        return {scale, -stats.min * scale};
    }
    case Normalisation::ZScore: {
        const double scale = 1 / stats.deviation;
        return {scale, -stats.mean * scale};
    }
    }
    return {1, 0};
}

} // namespace modalens
