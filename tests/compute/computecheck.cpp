// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/checks.h"
#include "engine/models/tensor/device.h"

#include <cstdio>
#include <cstring>

using namespace modalens;
using namespace modalens::testing;

// modalens-compute-check DEVICE: 0 when every check passes, 1 when one fails, 2 when there is no such device.
int main(int argc, char **argv)
{
    if (argc != 2 || std::strcmp(argv[1], "--help") == 0) {
        std::fprintf(stderr, "usage: modalens-compute-check DEVICE   (cpu, cuda or cuda:N)\n");
        return 2;
    }
    if (const Status status = checkDevice(argv[1]); !status) {
        std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
        return 2;
    }
    int failed = 0;
    for (const CheckResult &check : runAllChecks(argv[1])) {
        const std::string detail = check.detail.empty() ? "" : ": " + check.detail;
        std::printf("%s  %s%s\n", check.isPassed ? "pass" : "FAIL", check.name.c_str(), detail.c_str());
        failed += check.isPassed ? 0 : 1;
    }
    std::printf("%d failed on %s\n", failed, argv[1]);
    return failed == 0 ? 0 : 1;
}
