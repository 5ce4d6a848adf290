// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tensor/device.h"

#include "engine/models/tensor/detail/torchdevice.h"

#include <torch/torch.h>

#include <omp.h>

#include <string>

namespace modalens {

Status checkDevice(std::string_view device)
{
    MODALENS_CHECK(detail::parseDevice(device));
    return {};
}

namespace detail {

Result<c10::Device> parseDevice(std::string_view device)
{
    if (device != "cpu" && device.substr(0, 4) != "cuda")
        return fail(ErrorCode::InvalidArgument, "not a compute device: use cpu, cuda or cuda:N",
                    std::string(device));
    try {
        const c10::Device parsed{std::string(device)};
        if (parsed.is_cuda() && parsed.index() >= static_cast<int>(torch::cuda::device_count()))
            return fail(ErrorCode::Unsupported, "there is no such CUDA device", std::string(device));
        if (parsed.is_cuda() && !torch::cuda::is_available())
            return fail(ErrorCode::Unsupported, "this LibTorch finds no CUDA device", std::string(device));
        return parsed;
    } catch (const std::exception &) {
        return fail(ErrorCode::InvalidArgument, "not a compute device: use cpu, cuda or cuda:N",
                    std::string(device));
    }
}

SingleThreadScope::SingleThreadScope()
{
    // Asking ATen first makes it set this thread's default now, so that it cannot overwrite ours later.
    (void)at::get_num_threads();
    m_before = omp_get_max_threads();
    omp_set_num_threads(1); // of the calling thread only
}

SingleThreadScope::~SingleThreadScope()
{
    omp_set_num_threads(m_before);
}

} // namespace detail

} // namespace modalens
