// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/similaritykernel.h"

#include <algorithm>
#include <array>

// Vectors are kept in arrays, which the sizeless vectors of SVE and RVV do not allow.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/rank/similaritykernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace modalens {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<float>;
using Vector = hn::Vec<Tag>;
constexpr std::size_t kLanes = hn::MaxLanes(Tag());
static_assert(kDotLanes % kLanes == 0);

HWY_INLINE Vector load(const float *values)
{
    return hn::LoadU(Tag(), values);
}

HWY_INLINE Vector load(const std::uint16_t *halves)
{
    const hn::Rebind<hwy::float16_t, Tag> halfTag;
    const Vector value =
        hn::PromoteTo(Tag(), hn::LoadU(halfTag, reinterpret_cast<const hwy::float16_t *>(halves)));
#if HWY_TARGET >= HWY_SSE4
    // Without conversion instructions Highway reads an infinite half as 65536 or more.
    const Vector infinity = hn::CopySign(hn::Set(Tag(), __builtin_inff()), value);
    return hn::IfThenElse(hn::Ge(hn::Abs(value), hn::Set(Tag(), 65536.0f)), infinity, value);
#else
    return value;
#endif
}

#if HWY_TARGET == HWY_SCALAR
HWY_INLINE float sumOfLanes(Vector sum)
{
    return hn::GetLane(sum);
}
#else
/// Lane i + lane i+n for n = 8, 4, 2, 1 as far as the vector reaches: the lower part of the tree.
template <class V>
HWY_INLINE float sumOfLanes(V sum)
{
    if constexpr (hn::MaxLanes(hn::DFromV<V>()) > 4) {
        const hn::Half<hn::DFromV<V>> half;
        return sumOfLanes(hn::Add(hn::LowerHalf(half, sum), hn::UpperHalf(half, sum)));
    } else {
        sum = hn::Add(sum, hn::Shuffle1032(sum));
        sum = hn::Add(sum, hn::Shuffle2301(sum));
        return hn::GetLane(sum);
    }
}
#endif

class LaneSums
{
public:
    HWY_INLINE LaneSums()
    {
        for (Vector &sum : m_sums)
            sum = hn::Zero(Tag());
    }

    /// Multiplies, then adds: a fused operation rounds once where it exists and would change the bits.
    template <class T>
    HWY_INLINE void add(const T *row, const float *query)
    {
        for (std::size_t i = 0; i < kVectors; ++i)
            m_sums[i] = hn::Add(m_sums[i], hn::Mul(load(row + i * kLanes), load(query + i * kLanes)));
    }

    HWY_INLINE float total()
    {
        for (std::size_t half = kVectors / 2; half > 0; half /= 2)
            for (std::size_t i = 0; i < half; ++i)
                m_sums[i] = hn::Add(m_sums[i], m_sums[i + half]);
        return sumOfLanes(m_sums[0]);
    }

private:
    static constexpr std::size_t kVectors = kDotLanes / kLanes;
    Vector m_sums[kVectors];
};

template <class T>
HWY_INLINE void dotRowsOf(std::span<const T> rows, std::size_t dimension, std::span<const float> query,
                          std::span<float> out)
{
    const std::size_t whole = dimension / kDotLanes * kDotLanes;
    const T *row = rows.data();
    for (float &result : out) {
        LaneSums sums;
        for (std::size_t i = 0; i < whole; i += kDotLanes)
            sums.add(row + i, query.data() + i);
        if (whole < dimension) {
            std::array<T, kDotLanes> tail{};
            std::copy(row + whole, row + dimension, tail.begin());
            sums.add(tail.data(), query.data() + whole);
        }
        result = sums.total();
        row += dimension;
    }
}

void dotHalfRows(std::span<const std::uint16_t> rows, std::size_t dimension, std::span<const float> query,
                 std::span<float> out)
{
    dotRowsOf(rows, dimension, query, out);
}

void dotFloatRows(std::span<const float> rows, std::size_t dimension, std::span<const float> query,
                  std::span<float> out)
{
    dotRowsOf(rows, dimension, query, out);
}

} // namespace HWY_NAMESPACE
} // namespace modalens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace modalens {

HWY_EXPORT(dotHalfRows);
HWY_EXPORT(dotFloatRows);

void dotRows(std::span<const std::uint16_t> rows, std::size_t dimension, std::span<const float> query,
             std::span<float> out)
{
    HWY_DYNAMIC_DISPATCH(dotHalfRows)(rows, dimension, query, out);
}

void dotRows(std::span<const float> rows, std::size_t dimension, std::span<const float> query,
             std::span<float> out)
{
    HWY_DYNAMIC_DISPATCH(dotFloatRows)(rows, dimension, query, out);
}

} // namespace modalens
#endif
