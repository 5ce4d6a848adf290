// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Checks of everything that needs only LibTorch and Highway, without a test framework: the Qt tests call
// them, and so does modalens-compute-check on a bare machine with a GPU.

namespace modalens::testing {

struct CheckResult
{
    std::string name;
    bool isPassed = false;
    std::string detail; ///< Figures, or what went wrong.
};

CheckResult checkFusionAgainstOracle();
CheckResult checkDotColumnAgainstDouble();
CheckResult checkMetricsAgainstClosedForms();
/// On `device`: "cpu", "cuda" or "cuda:N".
CheckResult checkMatrixProduct(std::string_view device);
CheckResult checkPrincipalComponents(std::string_view device);
CheckResult checkMixOfBlocks(std::string_view device);

/// All of them in this order, then those of tensorchecks.h.
std::vector<CheckResult> runAllChecks(std::string_view device);

} // namespace modalens::testing
