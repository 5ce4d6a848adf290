// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tensor/svd.h"

#include "engine/models/tensor/detail/torchdevice.h"
#include "engine/models/tensor/sparse.h"

#include <torch/torch.h>

#include <algorithm>
#include <random>

namespace modalens {

namespace {

constexpr double kNoValue =
    1e-6; ///< Relative to the largest singular value: what float32 sums leave of zero.

/// A sparse matrix and its transpose, ready to multiply dense blocks on one device.
class Operator
{
public:
    Operator(const CsrView &matrix, c10::Device device)
        : m_device(device)
    {
        if (device.is_cpu()) {
            m_forward = matrix;
            m_transposed = transposed(matrix);
        } else {
            m_sparse = toTorch(matrix);
            m_sparseTransposed = toTorch(transposed(matrix).view());
        }
    }

    torch::Tensor apply(const torch::Tensor &dense)
    {
        return m_device.is_cpu() ? onCpu(m_forward, dense) : m_sparse.matmul(dense);
    }
    torch::Tensor applyTransposed(const torch::Tensor &dense)
    {
        return m_device.is_cpu() ? onCpu(m_transposed.view(), dense) : m_sparseTransposed.matmul(dense);
    }

private:
    /// Debian's LibTorch has no sparse product on the CPU without MKL, and its own order of sums varies.
    torch::Tensor onCpu(const CsrView &matrix, const torch::Tensor &dense)
    {
        const torch::Tensor in = dense.contiguous();
        torch::Tensor out = torch::empty({matrix.rows, in.size(1)}, torch::kFloat32);
        multiply(matrix, {in.data_ptr<float>(), static_cast<std::size_t>(in.numel())}, in.size(1),
                 {out.data_ptr<float>(), static_cast<std::size_t>(out.numel())}, m_team);
        return out;
    }

    torch::Tensor toTorch(const CsrView &matrix) const
    {
        const auto count = static_cast<std::int64_t>(matrix.value.size());
        const auto starts = torch::from_blob(const_cast<std::int64_t *>(matrix.rowStart.data()),
                                             {matrix.rows + 1}, torch::kInt64);
        const auto columns =
            torch::from_blob(const_cast<std::int32_t *>(matrix.column.data()), {count}, torch::kInt32);
        const auto values =
            torch::from_blob(const_cast<float *>(matrix.value.data()), {count}, torch::kFloat32);
        return torch::sparse_csr_tensor(starts.to(m_device), columns.to(m_device, torch::kInt64),
                                        values.to(m_device), {matrix.rows, matrix.columns},
                                        torch::dtype(torch::kFloat32).device(m_device));
    }

    c10::Device m_device;
    ThreadTeam m_team;
    CsrView m_forward;
    CsrMatrix m_transposed;
    torch::Tensor m_sparse;
    torch::Tensor m_sparseTransposed;
};

torch::Tensor orthonormal(const torch::Tensor &columns)
{
    return std::get<0>(torch::linalg_qr(columns, "reduced"));
}

/// Random signs from our own generator: the same start with any LibTorch and on any device.
torch::Tensor randomSigns(std::int64_t rows, std::int64_t columns, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    torch::Tensor signs = torch::empty({rows, columns}, torch::kFloat32);
    float *values = signs.data_ptr<float>();
    for (std::int64_t i = 0; i < signs.numel(); ++i)
        values[i] = (random() >> 63) != 0 ? 1.0f : -1.0f;
    return signs;
}

/// An orthonormal basis of (nearly) the leading left singular subspace: rows x width. Orthonormalising on the
/// side of the rows alone is enough in float32, because A A^T squares the spectrum only once between two QRs.
Result<torch::Tensor> leftSubspace(Operator &matrix, const CsrView &view, const SvdOptions &options,
                                   c10::Device device, std::stop_token stop)
{
    const std::int64_t width = std::min<std::int64_t>(options.rank + options.oversampling, view.rows);
    if (width == view.rows)
        return torch::eye(view.rows, torch::dtype(torch::kFloat32).device(device));
    torch::Tensor basis = orthonormal(randomSigns(view.rows, width, options.seed).to(device));
    for (int i = 0; i < options.iterations; ++i) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while learning the text space");
        basis = orthonormal(matrix.apply(matrix.applyTransposed(basis)));
    }
    return basis;
}

/// From B^T = A^T Q (columns x width): eigenvectors of B B^T turn it into the right singular vectors.
TruncatedSvd fromProjection(const torch::Tensor &projected, std::int64_t rank)
{
    const torch::Tensor wide = projected.to(torch::kFloat64);
    const auto [squares, rotation] = torch::linalg_eigh(wide.t().matmul(wide), "L");
    const std::int64_t width = squares.size(0);
    const torch::Tensor singular = squares.slice(0, width - rank, width).flip(0).clamp_min(0).sqrt();
    const torch::Tensor present = (singular > singular.max() * kNoValue).to(torch::kFloat64);
    const torch::Tensor inverse = present / singular.clamp_min(1e-300);
    torch::Tensor right = wide.matmul(rotation.slice(1, width - rank, width).flip(1)) * inverse;
    right = right * torch::sign(right.gather(0, right.abs().argmax(0, true)));
    const auto toVector = [](const torch::Tensor &tensor) {
        const torch::Tensor flat = tensor.to(torch::kCPU, torch::kFloat32).contiguous();
        return std::vector<float>(flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel());
    };
    return {toVector(singular * present), toVector(right)};
}

} // namespace

Result<TruncatedSvd> truncatedSvd(const CsrView &matrix, const SvdOptions &options, std::stop_token stop,
                                  std::string_view device)
{
    if (!isValid(matrix) || options.rank < 1 || options.rank > std::min(matrix.rows, matrix.columns) ||
        options.oversampling < 0 || options.iterations < 0)
        return fail(ErrorCode::InvalidArgument,
                    "a truncated SVD needs a valid matrix and 1 <= rank <= min(rows, columns)");
    MODALENS_TRY(where, detail::parseDevice(device));
    try {
        const c10::InferenceMode inference;
        Operator product(matrix, where);
        MODALENS_TRY(basis, leftSubspace(product, matrix, options, where, stop));
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped while learning the text space");
        return fromProjection(product.applyTransposed(basis), options.rank);
    } catch (const std::exception &error) {
        return fail(ErrorCode::Internal, error.what(), "truncated SVD");
    }
}

} // namespace modalens
