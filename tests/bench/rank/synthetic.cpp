// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rank/synthetic.h"

#include "engine/base/float16.h"

#include <cmath>
#include <limits>

namespace modalens::bench {

namespace {

/// SplitMix64 (Steele, Lea and Flood, 2014): fast enough for 10^8 values.
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }
    double uniform()
    {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
    }
    double bell() { return uniform() + uniform() + uniform() + uniform() - 2; }

private:
    std::uint64_t m_state;
};

} // namespace

std::vector<SharedColumn> syntheticColumns(std::int64_t rows, int columns, double missingShare,
                                           std::uint64_t seed)
{
    std::vector<SharedColumn> result;
    for (int m = 0; m < columns; ++m) {
        Random random(seed * 1000 + static_cast<std::uint64_t>(m));
        std::vector<float> values(static_cast<std::size_t>(rows));
        for (float &value : values)
            value = random.uniform() < missingShare ? std::numeric_limits<float>::quiet_NaN()
                                                    : static_cast<float>(0.2 + 0.1 * (m + 1) * random.bell());
        result.push_back(std::make_shared<Column>(std::move(values)));
    }
    return result;
}

std::vector<std::uint16_t> syntheticHalves(std::int64_t rows, int dimension, std::uint64_t seed)
{
    Random random(seed);
    const double scale = 1 / std::sqrt(dimension / 3.0);
    std::vector<std::uint16_t> halves(static_cast<std::size_t>(rows) * static_cast<std::size_t>(dimension));
    for (std::uint16_t &half : halves)
        half = halfFromFloat(static_cast<float>(scale * random.bell()));
    return halves;
}

std::vector<double> syntheticWeights(int columns, std::uint64_t step)
{
    Random random(step + 77);
    std::vector<double> weights(static_cast<std::size_t>(columns));
    for (double &weight : weights)
        weight = 0.05 + 0.95 * random.uniform();
    return weights;
}

} // namespace modalens::bench
