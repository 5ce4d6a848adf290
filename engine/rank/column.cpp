// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/columnsample.h"
#include "engine/rank/fusion.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace modalens {

namespace {

constexpr std::size_t kLanes = 8;

/// f(value), or 0 where there is no value: without a branch, which missing cells would make the processor
/// guess wrong every third time.
template <class F>
double ifPresent(float value, F f)
{
    const std::uint64_t mask = std::uint64_t{0} - static_cast<std::uint64_t>(value == value);
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(f(static_cast<double>(value))) & mask);
}

/// Sum of f(value) over present cells in eight interleaved partial sums: a fixed order that the compiler can
/// keep in vector registers.
template <class F>
double sumPresent(std::span<const float> values, F f)
{
    std::array<double, kLanes> partial{};
    std::size_t row = 0;
    for (; row + kLanes <= values.size(); row += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            partial[lane] += ifPresent(values[row + lane], f);
    for (; row < values.size(); ++row)
        partial[row % kLanes] += ifPresent(values[row], f);
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
        constexpr std::uint32_t kNotFinite = 0x7f800000; // the exponent of infinities and NaN
        constexpr auto kMissing = std::bit_cast<std::uint32_t>(std::numeric_limits<float>::quiet_NaN());
        const auto bits = std::bit_cast<std::uint32_t>(value);
        const bool isPresent = (bits & kNotFinite) != kNotFinite;
        const std::uint32_t mask = std::uint32_t{0} - static_cast<std::uint32_t>(isPresent);
        value = std::bit_cast<float>((bits & mask) | (kMissing & ~mask));
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

std::vector<float> sampleOf(std::span<const float> values)
{
    const std::int64_t rows = std::ssize(values);
    std::vector<float> sample(static_cast<std::size_t>(samplePlaces(rows)),
                              std::numeric_limits<float>::quiet_NaN());
    for (std::size_t place = 0; place < sample.size(); ++place)
        if (const std::int64_t row = sampleRow(static_cast<std::int64_t>(place), rows); row < rows)
            sample[place] = values[static_cast<std::size_t>(row)];
    return sample;
}

} // namespace

Column::Column(std::vector<float> values)
    : m_values(std::move(values))
    , m_stats(statsOf(m_values, claimPresent(m_values)))
    , m_codes(encodeColumn(m_values, m_stats.min, m_stats.max))
    , m_sample(sampleOf(m_values))
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
