// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace modalens {

/// Principal components of n rows in d dimensions. Row-major arrays.
struct Pca
{
    std::vector<float> mean; ///< d
    std::vector<float>
        components; ///< k x d, rows orthonormal; the largest-magnitude loading of a row is positive.
    std::vector<float>
        variance; ///< k, descending: sum of squares along the component over n - 1 (n when n is 1).
};

/// Exact principal components by the eigenvectors of the covariance (d <= n) or of the Gram matrix of the
/// centred rows (d > n), in double precision; beyond 16,384 rows the products are float32 per block of rows
/// and summed in double. Where the rows have fewer than k directions of variance, the remaining components
/// and variances are zero. Deterministic for the same rows, LibTorch and thread count; another thread count
/// may change last bits. Cost O(n d min(n, d) + min(n, d)^3). Reentrant. \param rows n x d, row-major,
/// finite. \param k 1..d \param device "cpu", "cuda" or "cuda:N".
Result<Pca> principalComponents(std::span<const float> rows, std::int64_t n, std::int64_t d, int k,
                                std::string_view device = "cpu");

/// (rows - mean) * components^T: n x k. \pre rows.size() == n * pca.mean.size()
std::vector<float> projectOnto(const Pca &pca, std::span<const float> rows, std::int64_t n);

} // namespace modalens
