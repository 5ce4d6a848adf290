// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace modalens::testing {

struct TensorCheck
{
    std::string name;
    std::string difference; ///< Empty when the check holds.
};

/// Runs the tensor mathematics of engine/models/tensor on a device ("cpu", "cuda", "cuda:N") and compares it
/// with plain loops in double: principal components (more rows than dimensions, and fewer), truncated SVD,
/// log-mel. No test framework, so that a bare machine with a GPU can run it.
std::vector<TensorCheck> tensorChecks(std::string_view device);

} // namespace modalens::testing
