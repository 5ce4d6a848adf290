// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/layout.h"
#include "engine/project/rowreduction.h"

#include <algorithm>

namespace modalens {

namespace {

class PcaLayout final : public LayoutMethod
{
public:
    std::string_view name() const override { return "pca"; }

    Status begin(const MatrixView &vectors, std::span<const float> start, std::stop_token) override
    {
        const auto rows = static_cast<std::size_t>(std::max<std::int64_t>(vectors.rows, 0));
        if (vectors.rows < 0 || vectors.columns < 1 || vectors.columns > 1 << 20 ||
            vectors.values.size() / static_cast<std::size_t>(vectors.columns) != rows ||
            vectors.values.size() % static_cast<std::size_t>(vectors.columns) != 0)
            return fail(ErrorCode::InvalidArgument, "the matrix is not rows x columns");
        if (!start.empty() && start.size() != 2 * rows)
            return fail(ErrorCode::InvalidArgument, "initial positions must be two for each row");
        m_vectors = vectors;
        m_start = start;
        m_positions.assign(2 * rows, 0.0F);
        return {};
    }

    Result<bool> step(std::stop_token stop) override
    {
        if (m_vectors.rows == 0)
            return false;
        const auto columns = static_cast<int>(m_vectors.columns);
        const int components = std::min(2, columns);
        const auto place = [&](std::int64_t first, std::span<const float> coordinates) {
            for (std::size_t i = 0; i < coordinates.size(); ++i) {
                const auto row = static_cast<std::size_t>(first) + i / static_cast<std::size_t>(components);
                m_positions[2 * row + i % static_cast<std::size_t>(components)] = coordinates[i];
            }
        };
        NoProgress quiet;
        MODALENS_CHECK(reduceRows(MatrixSource(m_vectors.values, m_vectors.rows, columns), components, "cpu",
                                  place, quiet, stop));
        normalisePositions(m_positions);
        if (!m_start.empty())
            alignPositions(m_positions, m_start);
        return false;
    }

    std::span<const float> positions() const override { return m_positions; }

private:
    MatrixView m_vectors;
    std::span<const float> m_start;
    std::vector<float> m_positions;
};

} // namespace

std::unique_ptr<LayoutMethod> makePcaLayout()
{
    return std::make_unique<PcaLayout>();
}

} // namespace modalens
