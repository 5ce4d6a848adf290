// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace modalens {

/// A sparse matrix by rows, not owned: row r has value[i] at column[i] for rowStart[r] <= i < rowStart[r +
/// 1].
struct CsrView
{
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::span<const std::int64_t> rowStart; ///< rows + 1, ascending from 0
    std::span<const std::int32_t> column;   ///< each in [0, columns)
    std::span<const float> value;           ///< finite
};

struct TruncatedSvd
{
    std::vector<float> singular; ///< k, descending; zero where the rank is smaller.
    std::vector<float>
        rightVectors; ///< columns x k: term j's coordinates are contiguous. Orthonormal columns (zero
                      ///< where singular is); the largest-magnitude entry of each is positive.
};

struct SvdOptions
{
    int rank = 256;
    int oversampling = 16;
    int iterations = 5; ///< Multiplications by A A^T that sharpen the subspace.
    std::uint64_t seed = 1;
};

/// The leading singular values and right singular vectors of a sparse matrix by randomised subspace iteration
/// (N. Halko, P.-G. Martinsson, J. Tropp, "Finding structure with randomness", SIAM Review 53, 2011,
/// algorithms 4.4 and 5.1). Where rank + oversampling reaches the number of rows it is exact. The sparse
/// products give the same bits at any thread count. Cost O((iterations + 1) (nonzeros + rows (rank +
/// oversampling)) (rank + oversampling)); memory 4 bytes x (rows + columns) x (rank + oversampling) and one
/// transposed copy of the matrix. Reentrant. \param options.rank 1..min(rows, columns) \return Cancelled if
/// `stop` is requested (looked at between products).
Result<TruncatedSvd> truncatedSvd(const CsrView &matrix, const SvdOptions &options, std::stop_token stop = {},
                                  std::string_view device = "cpu");

} // namespace modalens
