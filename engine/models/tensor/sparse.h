// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/threadteam.h"
#include "engine/models/tensor/svd.h"

#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

/// A sparse matrix by rows that owns its arrays.
struct CsrMatrix
{
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::vector<std::int64_t> rowStart{0};
    std::vector<std::int32_t> column;
    std::vector<float> value;

    CsrView view() const { return {rows, columns, rowStart, column, value}; }
};

/// Whether the arrays describe a matrix: lengths, order and ranges.
bool isValid(const CsrView &matrix);

CsrMatrix transposed(const CsrView &matrix);

/// out = matrix * dense, row-major with `width` columns. Every row is summed in order by one thread, so the
/// bits do not depend on the team. \pre dense.size() == columns * width, out.size() == rows * width
void multiply(const CsrView &matrix, std::span<const float> dense, std::int64_t width, std::span<float> out,
              ThreadTeam &team);

} // namespace modalens
