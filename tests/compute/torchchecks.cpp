// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/checks.h"
#include "engine/models/tensor/detail/torchdevice.h"

#include <torch/torch.h>

namespace modalens::testing {

CheckResult checkMatrixProduct(std::string_view device)
{
    CheckResult result{
        "a float32 matrix product on the device agrees with double on the processor", false, {}};
    const auto where = detail::parseDevice(device);
    if (!where) {
        result.detail = describe(where.error());
        return result;
    }
    try {
        const c10::InferenceMode inference;
        torch::manual_seed(1);
        const torch::Tensor a = torch::randn({257, 768}), b = torch::randn({768, 129});
        const torch::Tensor exact = a.to(torch::kFloat64).matmul(b.to(torch::kFloat64));
        const torch::Tensor own = a.to(*where).matmul(b.to(*where)).to(torch::kCPU).to(torch::kFloat64);
        const double difference = (own - exact).abs().max().item<double>() / exact.abs().max().item<double>();
        result.isPassed = difference < 1e-5;
        result.detail = "largest relative difference " + std::to_string(difference);
    } catch (const std::exception &error) {
        result.detail = error.what();
    }
    return result;
}

} // namespace modalens::testing
