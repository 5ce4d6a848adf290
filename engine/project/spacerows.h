// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/space.h"
#include "engine/project/rowreduction.h"

#include <cmath>

namespace modalens {

/// The vectors of a space as rows. What is not finite (only a file changed by someone else holds such) reads
/// as 0.
class SpaceRows final : public RowSource
{
public:
    explicit SpaceRows(const SpaceVectors &space)
        : m_space(space)
    {
    }
    std::int64_t rows() const override { return m_space.count(); }
    int dimension() const override { return m_space.dimension(); }
    void copyRow(std::int64_t row, std::span<float> out) const override
    {
        m_space.copyVector(row, out);
        for (float &value : out)
            value = std::isfinite(value) ? value : 0.0F;
    }

private:
    const SpaceVectors &m_space;
};

} // namespace modalens
