// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tensor/pca.h"

#include "engine/models/tensor/detail/torchdevice.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr std::int64_t kExactRows = 16'384; ///< Up to here every product is in double.
constexpr std::int64_t kBlockRows = 4'096;
constexpr double kNoVariance =
    1e-10; ///< Relative to the largest: rounding of float32 input, not a direction.

torch::Tensor asTensor(std::span<const float> values, std::int64_t rows, std::int64_t columns)
{
    // from_blob wants a mutable pointer; nothing below writes through it.
    return torch::from_blob(const_cast<float *>(values.data()), {rows, columns}, torch::kFloat32);
}

std::vector<float> asVector(const torch::Tensor &tensor)
{
    const torch::Tensor flat = tensor.to(torch::kCPU, torch::kFloat32).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

torch::Tensor columnMean(const torch::Tensor &rows, c10::Device device)
{
    torch::Tensor sum = torch::zeros({rows.size(1)}, torch::dtype(torch::kFloat64).device(device));
    for (std::int64_t begin = 0; begin < rows.size(0); begin += kBlockRows) {
        const std::int64_t end = std::min(begin + kBlockRows, rows.size(0));
        sum += rows.slice(0, begin, end).to(device).to(torch::kFloat64).sum(0);
    }
    return sum / static_cast<double>(rows.size(0));
}

/// d x d: sum over the rows of the outer product of what is left after the mean.
torch::Tensor scatterMatrix(const torch::Tensor &rows, const torch::Tensor &mean, c10::Device device)
{
    const auto type = rows.size(0) <= kExactRows ? torch::kFloat64 : torch::kFloat32;
    const torch::Tensor centre = mean.to(type);
    torch::Tensor sum =
        torch::zeros({rows.size(1), rows.size(1)}, torch::dtype(torch::kFloat64).device(device));
    for (std::int64_t begin = 0; begin < rows.size(0); begin += kBlockRows) {
        const std::int64_t end = std::min(begin + kBlockRows, rows.size(0));
        const torch::Tensor block = rows.slice(0, begin, end).to(device).to(type) - centre;
        sum += block.t().matmul(block).to(torch::kFloat64);
    }
    return sum;
}

struct Directions
{
    torch::Tensor vectors; ///< k x d, double
    torch::Tensor squares; ///< k: sum of squares along each, descending
};

/// The k largest eigenpairs of a symmetric matrix, largest first.
Directions largestEigenpairs(const torch::Tensor &symmetric, std::int64_t k)
{
    const auto [values, vectors] = torch::linalg_eigh(symmetric, "L");
    const std::int64_t size = symmetric.size(0);
    return {vectors.slice(1, size - k, size).flip(1).t().contiguous(),
            values.slice(0, size - k, size).flip(0).clamp_min(0)};
}

Directions directionsOfTall(const torch::Tensor &rows, const torch::Tensor &mean, std::int64_t k,
                            c10::Device device)
{
    return largestEigenpairs(scatterMatrix(rows, mean, device), k);
}

/// With fewer rows than dimensions: Xc Xc^T = U S^2 U^T is small, and the components are U^T Xc / S.
Directions directionsOfWide(const torch::Tensor &rows, const torch::Tensor &mean, std::int64_t k,
                            c10::Device device)
{
    const torch::Tensor centred = rows.to(device).to(torch::kFloat64) - mean;
    Directions gram = largestEigenpairs(centred.matmul(centred.t()), std::min(k, rows.size(0)));
    const torch::Tensor scaled = gram.vectors.matmul(centred);
    gram.vectors = scaled / scaled.norm(2, {1}, true).clamp_min(1e-300);
    return gram;
}

/// Zeroes what is only rounding, fixes the signs and pads to k rows.
Directions canonical(Directions found, std::int64_t k)
{
    const torch::Tensor least = found.squares.max() * kNoVariance;
    const torch::Tensor present = (found.squares > least).to(torch::kFloat64);
    const torch::Tensor strongest = found.vectors.abs().argmax(1, true);
    const torch::Tensor sign = torch::sign(found.vectors.gather(1, strongest));
    found.vectors = found.vectors * sign * present.unsqueeze(1);
    found.squares = found.squares * present;
    const std::int64_t missing = k - found.squares.size(0);
    found.vectors = torch::constant_pad_nd(found.vectors, {0, 0, 0, missing});
    found.squares = torch::constant_pad_nd(found.squares, {0, missing});
    return found;
}

} // namespace

Result<Pca> principalComponents(std::span<const float> rows, std::int64_t n, std::int64_t d, int k,
                                std::string_view device)
{
    if (n < 1 || d < 1 || k < 1 || k > d ||
        rows.size() / static_cast<std::size_t>(d) != static_cast<std::size_t>(n) ||
        rows.size() % static_cast<std::size_t>(d) != 0)
        return fail(ErrorCode::InvalidArgument, "principal components need n x d values and 1 <= k <= d");
    if (!std::all_of(rows.begin(), rows.end(), [](float value) { return std::isfinite(value); }))
        return fail(ErrorCode::InvalidArgument, "principal components need finite values");
    MODALENS_TRY(where, detail::parseDevice(device));
    try {
        const c10::InferenceMode inference;
        const torch::Tensor all = asTensor(rows, n, d);
        const torch::Tensor mean = columnMean(all, where);
        const Directions found = canonical(
            d <= n ? directionsOfTall(all, mean, k, where) : directionsOfWide(all, mean, k, where), k);
        const double freedom = static_cast<double>(std::max<std::int64_t>(1, n - 1));
        return Pca{asVector(mean), asVector(found.vectors), asVector(found.squares / freedom)};
    } catch (const std::exception &error) {
        return fail(ErrorCode::Internal, error.what(), "principal components");
    }
}

std::vector<float> projectOnto(const Pca &pca, std::span<const float> rows, std::int64_t n)
{
    if (n == 0 || pca.variance.empty())
        return {};
    const c10::InferenceMode inference;
    const auto d = static_cast<std::int64_t>(pca.mean.size());
    const auto k = static_cast<std::int64_t>(pca.variance.size());
    std::vector<float> projected(static_cast<std::size_t>(n * k));
    const torch::Tensor mean = asTensor(pca.mean, 1, d);
    const torch::Tensor components = asTensor(pca.components, k, d);
    torch::Tensor out = torch::from_blob(projected.data(), {n, k}, torch::kFloat32);
    for (std::int64_t begin = 0; begin < n; begin += kBlockRows) {
        const std::int64_t end = std::min(begin + kBlockRows, n);
        const torch::Tensor block = asTensor(rows, n, d).slice(0, begin, end) - mean;
        out.slice(0, begin, end).copy_(block.matmul(components.t()));
    }
    return projected;
}

} // namespace modalens
