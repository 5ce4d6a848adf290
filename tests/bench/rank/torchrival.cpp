// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rank/torchrival.h"

#include <torch/torch.h>

namespace modalens::bench {

struct TorchRival::Data
{
    torch::Tensor matrix; // columns x rows
};

TorchRival::TorchRival(std::span<const SharedColumn> columns, int threads)
    : m_data(std::make_unique<Data>())
{
    at::set_num_threads(threads);
    const c10::InferenceMode inference;
    const auto rows = static_cast<std::int64_t>(columns.front()->values().size());
    m_data->matrix = torch::zeros({std::ssize(columns), rows});
    for (std::size_t m = 0; m < columns.size(); ++m) {
        float *out = m_data->matrix[static_cast<std::int64_t>(m)].data_ptr<float>();
        const AffineNormalisation norm = normalisationOf(columns[m]->stats(), Normalisation::ZScore);
        for (const float value : columns[m]->values())
            *out++ = value == value
                         ? static_cast<float>(norm.scale * static_cast<double>(value) + norm.offset)
                         : 0.0F;
    }
}

TorchRival::~TorchRival() = default;

float TorchRival::run(std::span<const double> weights, std::int64_t count)
{
    const c10::InferenceMode inference;
    std::vector<float> values(weights.begin(), weights.end());
    const torch::Tensor row = torch::from_blob(values.data(), {1, std::ssize(values)});
    const torch::Tensor scores = row.matmul(m_data->matrix)[0];
    const auto [best, index] = scores.topk(std::min(count, scores.size(0)));
    return best[-1].item<float>() + static_cast<float>(index[0].item<std::int64_t>() % 2);
}

} // namespace modalens::bench
