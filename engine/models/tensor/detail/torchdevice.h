// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only for the .cpp files of the tensor folders: the one kind of header that may include torch.
#include "engine/base/result.h"

#include <c10/core/Device.h>

#include <string_view>

namespace modalens::detail {

Result<c10::Device> parseDevice(std::string_view device);

/// Keeps the OpenMP loops of ATen on the calling thread while it lives. Encoders are called from one thread
/// per core already; a second team below each of them would only make the cores wait for one another.
class SingleThreadScope
{
public:
    SingleThreadScope();
    ~SingleThreadScope();
    SingleThreadScope(const SingleThreadScope &) = delete;
    SingleThreadScope &operator=(const SingleThreadScope &) = delete;

private:
    int m_before;
};

} // namespace modalens::detail
