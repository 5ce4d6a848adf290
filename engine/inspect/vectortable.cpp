// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/vectortable.h"

#include "engine/rank/similaritykernel.h"

#include <cmath>

namespace modalens {

VectorTable::VectorTable(const SpaceVectors &space)
    : m_count(static_cast<std::size_t>(space.count()))
    , m_width((static_cast<std::size_t>(space.dimension()) + kDotLanes - 1) / kDotLanes * kDotLanes)
    , m_values(m_count * m_width)
{
    const auto dimension = static_cast<std::size_t>(space.dimension());
    for (std::size_t v = 0; v < m_count; ++v) {
        const std::span<float> out = std::span(m_values).subspan(v * m_width, dimension);
        space.copyVector(static_cast<std::int64_t>(v), out);
        for (float &value : out)
            value = std::isfinite(value) ? value : 0.0F;
    }
}

void VectorTable::similarities(std::span<const float> query, std::size_t first, std::span<float> out) const
{
    dotRows(rows(first, out.size()), m_width, query, out);
}

float VectorTable::similarity(std::size_t a, std::size_t b) const
{
    float result = 0;
    similarities(row(a), b, std::span(&result, 1));
    return result;
}

} // namespace modalens
