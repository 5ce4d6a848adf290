// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/models/tensor/pca.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string_view>

namespace modalens {

/// Rows that are read in pieces, because all of them as float32 may not fit in memory.
class RowSource
{
public:
    virtual ~RowSource() = default;
    virtual std::int64_t rows() const = 0;
    virtual int dimension() const = 0;
    /// Row `row` as finite float32. \pre out.size() == dimension().
    virtual void copyRow(std::int64_t row, std::span<float> out) const = 0;
};

/// A row-major float32 matrix in memory as a source.
class MatrixSource final : public RowSource
{
public:
    MatrixSource(std::span<const float> values, std::int64_t rows, int dimension)
        : m_values(values)
        , m_rows(rows)
        , m_dimension(dimension)
    {
    }
    std::int64_t rows() const override { return m_rows; }
    int dimension() const override { return m_dimension; }
    void copyRow(std::int64_t row, std::span<float> out) const override;

private:
    std::span<const float> m_values;
    std::int64_t m_rows;
    int m_dimension;
};

/// Most rows principal components are fitted on: 50,000, and no more than 96 MiB of them.
std::int64_t fitRows(std::int64_t rows, int dimension);

/// First `components` principal components, fitted on fitRows() rows at equal distances, of every row: `take`
/// gets the coordinates (count x components, row-major) of consecutive rows from `firstRow`. Returns the
/// components; what they cannot express (fewer dimensions than components) is refused as InvalidArgument.
/// Asked to stop it returns within a block of 4,096 rows, or within the fit. Memory is bounded by the fit.
Result<Pca>
reduceRows(const RowSource &source, int components, std::string_view device,
           const std::function<void(std::int64_t firstRow, std::span<const float> coordinates)> &take,
           ProgressSink &progress, std::stop_token stop);

} // namespace modalens
