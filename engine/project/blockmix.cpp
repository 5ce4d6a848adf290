// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/blockmix.h"

#include "engine/models/tensor/detail/torchdevice.h"

#include <torch/torch.h>

#include <algorithm>

namespace modalens {

namespace {

constexpr std::int64_t kBlockRows = 65'536;

/// Neither call writes through the pointer: from_blob only has no const form.
torch::Tensor view(std::span<const float> values, std::int64_t rows, std::int64_t columns)
{
    return torch::from_blob(const_cast<float *>(values.data()), {rows, columns}, torch::kFloat32);
}

torch::Tensor view(std::span<const double> values, std::int64_t rows, std::int64_t columns)
{
    return torch::from_blob(const_cast<double *>(values.data()), {rows, columns}, torch::kFloat64);
}

std::vector<double> asVector(const torch::Tensor &tensor)
{
    const torch::Tensor flat = tensor.to(torch::kCPU, torch::kFloat64).contiguous();
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

/// columns x 2: eigenvectors of the two largest eigenvalues, the second 0 where there is one column only.
torch::Tensor leadingPair(const torch::Tensor &symmetric)
{
    const auto [values, vectors] = torch::linalg_eigh(symmetric, "L");
    const std::int64_t size = symmetric.size(0), count = std::min<std::int64_t>(2, size);
    const torch::Tensor leading = vectors.slice(1, size - count, size).flip(1);
    const torch::Tensor sign = torch::sign(leading.gather(0, leading.abs().argmax(0, true)));
    return torch::constant_pad_nd(leading * sign, {0, 2 - count});
}

} // namespace

BlockMix::BlockMix(std::int64_t rows, std::vector<int> blockColumns)
    : m_rows(rows)
    , m_blockColumns(std::move(blockColumns))
{
    for (const int columns : m_blockColumns) {
        m_blockStart.push_back(m_columns);
        m_columns += columns;
    }
    m_values.assign(static_cast<std::size_t>(m_rows) * static_cast<std::size_t>(m_columns), 0.0F);
}

std::span<float> BlockMix::cells(std::int64_t row, std::size_t block)
{
    const auto start = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns);
    return std::span(m_values).subspan(start + static_cast<std::size_t>(m_blockStart[block]),
                                       static_cast<std::size_t>(m_blockColumns[block]));
}

Status BlockMix::prepare(std::string_view device)
{
    if (m_rows < 1 || m_columns < 1)
        return fail(ErrorCode::InvalidArgument, "there is nothing to project");
    MODALENS_TRY(where, detail::parseDevice(device));
    try {
        const c10::InferenceMode inference;
        const auto exact = torch::dtype(torch::kFloat64).device(where);
        torch::Tensor sum = torch::zeros({m_columns}, exact),
                      products = torch::zeros({m_columns, m_columns}, exact);
        const torch::Tensor all = view(m_values, m_rows, m_columns);
        for (std::int64_t begin = 0; begin < m_rows; begin += kBlockRows) {
            const torch::Tensor block = all.slice(0, begin, std::min(begin + kBlockRows, m_rows)).to(where);
            sum += block.sum(0, false, torch::kFloat64);
            products += block.t().matmul(block).to(torch::kFloat64);
        }
        const torch::Tensor mean = sum / static_cast<double>(m_rows);
        m_mean = asVector(mean);
        m_covariance = asVector(products / static_cast<double>(m_rows) - mean.outer(mean));
        return {};
    } catch (const std::exception &error) {
        return fail(ErrorCode::Internal, error.what(), "covariance of a mix");
    }
}

Result<std::vector<float>> BlockMix::positions(std::span<const double> scales) const
{
    std::vector<double> scaleOfColumn;
    for (std::size_t block = 0; block < blocks(); ++block)
        scaleOfColumn.insert(scaleOfColumn.end(), static_cast<std::size_t>(m_blockColumns[block]),
                             scales[block]);
    try {
        const c10::InferenceMode inference;
        const torch::Tensor scale = view(std::span<const double>(scaleOfColumn), m_columns, 1);
        const torch::Tensor scaled = view(m_covariance, m_columns, m_columns) * scale * scale.t();
        const torch::Tensor directions = leadingPair(scaled) * scale; // of the unscaled columns
        const torch::Tensor origin = view(m_mean, 1, m_columns).matmul(directions).to(torch::kFloat32);
        std::vector<float> xy(2 * static_cast<std::size_t>(m_rows));
        torch::Tensor out = torch::from_blob(xy.data(), {m_rows, 2}, torch::kFloat32);
        torch::mm_out(out, view(m_values, m_rows, m_columns), directions.to(torch::kFloat32));
        out -= origin;
        return xy;
    } catch (const std::exception &error) {
        return fail(ErrorCode::Internal, error.what(), "positions of a mix");
    }
}

} // namespace modalens
