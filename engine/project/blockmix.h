// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace modalens {

/// A matrix whose columns fall into blocks, each with a scale that changes often; finds the first two
/// principal components of the scaled matrix without touching its rows again: the covariance C is taken once,
/// and the scaled one is D C D with D the diagonal of scales. Filled first, then prepare()d, then immutable
/// and safe to share between threads.
class BlockMix
{
public:
    /// All values 0. \param blockColumns columns of each block.
    BlockMix(std::int64_t rows, std::vector<int> blockColumns);

    std::int64_t rows() const { return m_rows; }
    int columns() const { return m_columns; }
    std::size_t blocks() const { return m_blockColumns.size(); }
    /// The cells of one row in one block.
    std::span<float> cells(std::int64_t row, std::size_t block);

    /// Takes mean and covariance, O(rows x columns^2), on `device`.
    Status prepare(std::string_view device = "cpu");

    /// Coordinates (2 x rows, interleaved) on the first two principal components of the matrix with every
    /// block multiplied by its scale. Signs make the largest-magnitude loading positive. O(rows x columns +
    /// columns^3). \pre prepare()d.
    Result<std::vector<float>> positions(std::span<const double> scales) const;

private:
    std::int64_t m_rows;
    int m_columns = 0;
    std::vector<int> m_blockColumns, m_blockStart;
    std::vector<float> m_values;      // rows x columns
    std::vector<double> m_mean;       // columns
    std::vector<double> m_covariance; // columns x columns
};

} // namespace modalens
