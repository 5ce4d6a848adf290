// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rank/simdsum.h"

#include <vector>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tests/bench/rank/simdsum.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace modalens::bench {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

float sumOf(const float *values, std::size_t count)
{
    const hn::ScalableTag<float> tag;
    const std::size_t lanes = hn::Lanes(tag);
    auto a = hn::Zero(tag), b = a, c = a, d = a;
    std::size_t i = 0;
    for (; i + 4 * lanes <= count; i += 4 * lanes) {
        a = hn::Add(a, hn::LoadU(tag, values + i));
        b = hn::Add(b, hn::LoadU(tag, values + i + lanes));
        c = hn::Add(c, hn::LoadU(tag, values + i + 2 * lanes));
        d = hn::Add(d, hn::LoadU(tag, values + i + 3 * lanes));
    }
    float total = hn::GetLane(hn::SumOfLanes(tag, hn::Add(hn::Add(a, b), hn::Add(c, d))));
    for (; i < count; ++i)
        total += values[i];
    return total;
}

const char *targetName()
{
    return hwy::TargetName(HWY_TARGET);
}

} // namespace HWY_NAMESPACE
} // namespace modalens::bench
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace modalens::bench {

HWY_EXPORT(sumOf);
HWY_EXPORT(targetName);

float simdSum(std::span<const std::span<const float>> arrays, ThreadTeam &team)
{
    std::vector<float> partial(static_cast<std::size_t>(team.size()) * 16, 0.0F);
    team.run([&](int member) {
        float sum = 0;
        for (const auto array : arrays) {
            const std::size_t size = array.size(), members = static_cast<std::size_t>(team.size());
            const std::size_t first = size * static_cast<std::size_t>(member) / members;
            const std::size_t last = size * (static_cast<std::size_t>(member) + 1) / members;
            sum += HWY_DYNAMIC_DISPATCH(sumOf)(array.data() + first, last - first);
        }
        partial[static_cast<std::size_t>(member) * 16] = sum;
    });
    float total = 0;
    for (const float sum : partial)
        total += sum;
    return total;
}

const char *simdTargetName()
{
    return HWY_DYNAMIC_DISPATCH(targetName)();
}

} // namespace modalens::bench
#endif
