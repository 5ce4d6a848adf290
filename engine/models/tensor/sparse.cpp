// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tensor/sparse.h"

#include "engine/models/tensor/vectorops.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace modalens {

bool isValid(const CsrView &matrix)
{
    if (matrix.rows < 0 || matrix.columns < 0 || matrix.columns > INT32_MAX ||
        matrix.rowStart.size() != static_cast<std::size_t>(matrix.rows) + 1 || matrix.rowStart.front() != 0 ||
        !std::is_sorted(matrix.rowStart.begin(), matrix.rowStart.end()) ||
        matrix.rowStart.back() != static_cast<std::int64_t>(matrix.value.size()) ||
        matrix.column.size() != matrix.value.size())
        return false;
    return std::all_of(matrix.column.begin(), matrix.column.end(),
                       [&](std::int32_t column) { return column >= 0 && column < matrix.columns; }) &&
           std::all_of(matrix.value.begin(), matrix.value.end(),
                       [](float value) { return std::isfinite(value); });
}

CsrMatrix transposed(const CsrView &matrix)
{
    CsrMatrix result;
    result.rows = matrix.columns;
    result.columns = matrix.rows;
    result.rowStart.assign(static_cast<std::size_t>(matrix.columns) + 1, 0);
    result.column.resize(matrix.column.size());
    result.value.resize(matrix.value.size());
    for (const std::int32_t column : matrix.column)
        ++result.rowStart[static_cast<std::size_t>(column) + 1];
    for (std::size_t row = 1; row < result.rowStart.size(); ++row)
        result.rowStart[row] += result.rowStart[row - 1];
    std::vector<std::int64_t> next(result.rowStart.begin(), result.rowStart.end() - 1);
    for (std::int64_t row = 0; row < matrix.rows; ++row)
        for (std::int64_t i = matrix.rowStart[row]; i < matrix.rowStart[row + 1]; ++i) {
            const std::int64_t target = next[static_cast<std::size_t>(matrix.column[i])]++;
            result.column[static_cast<std::size_t>(target)] = static_cast<std::int32_t>(row);
            result.value[static_cast<std::size_t>(target)] = matrix.value[i];
        }
    return result;
}

void multiply(const CsrView &matrix, std::span<const float> dense, std::int64_t width, std::span<float> out,
              ThreadTeam &team)
{
    constexpr std::int64_t rowsAtOnce = 64;
    std::atomic<std::int64_t> next{0};
    team.run([&](int) {
        for (std::int64_t begin = next.fetch_add(rowsAtOnce); begin < matrix.rows;
             begin = next.fetch_add(rowsAtOnce))
            for (std::int64_t row = begin; row < std::min(begin + rowsAtOnce, matrix.rows); ++row) {
                float *target = out.data() + row * width;
                std::fill_n(target, width, 0.0f);
                for (std::int64_t i = matrix.rowStart[row]; i < matrix.rowStart[row + 1]; ++i)
                    addScaled(matrix.value[i], dense.data() + matrix.column[i] * width, target,
                              static_cast<std::size_t>(width));
            }
    });
}

} // namespace modalens
