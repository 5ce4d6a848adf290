// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rowfilterkernel.h"

#include "engine/rank/columncodes.h"

#include <bit>

// Vectors are kept in arrays, which the sizeless vectors of SVE and RVV do not allow.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/rank/rowfilterkernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace modalens {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<std::int16_t>;
using Vector = hn::Vec<Tag>;
using Mask = hn::Mask<Tag>;
constexpr std::size_t kLanes = hn::MaxLanes(Tag());

/// Of one vector of rows.
struct Sums
{
    Vector total;
    Mask isAnyPresent;

    HWY_INLINE Sums()
        : total(hn::Zero(Tag()))
        , isAnyPresent(hn::MaskFromVec(hn::Zero(Tag())))
    {
    }

    HWY_INLINE void add(const std::int16_t *codes, Vector gain, Vector offset)
    {
        const Vector code = hn::Load(Tag(), codes);
        const Mask isPresent = hn::Ne(code, hn::Set(Tag(), kMissingCode));
        const Vector term = hn::Add(hn::MulFixedPoint15(code, gain), offset);
        total = hn::Add(total, hn::IfThenElseZero(isPresent, term));
        isAnyPresent = hn::Or(isAnyPresent, isPresent);
    }
};

/// Constants in registers: the number of columns is known to the compiler, and recursion instead of a loop
/// makes it straight-line code (-O2 does not unroll).
template <std::size_t kColumns>
struct FixedColumns
{
    const std::int16_t *codes[kColumns];
    Vector gain[kColumns], offset[kColumns];

    explicit FixedColumns(std::span<const FilterColumn> columns)
    {
        for (std::size_t c = 0; c < kColumns; ++c) {
            codes[c] = columns[c].codes;
            gain[c] = hn::Set(Tag(), columns[c].gain);
            offset[c] = hn::Set(Tag(), columns[c].offset);
        }
    }

    template <std::size_t c = 0>
    HWY_INLINE void addTo(Sums &sums, std::size_t row) const
    {
        if constexpr (c < kColumns) {
            sums.add(codes[c] + row, gain[c], offset[c]);
            addTo<c + 1>(sums, row);
        }
    }
};

/// Any number of columns, constants broadcast from memory each time.
struct ManyColumns
{
    std::span<const FilterColumn> columns;

    HWY_INLINE void addTo(Sums &sums, std::size_t row) const
    {
        for (const FilterColumn &column : columns)
            sums.add(column.codes + row, hn::Set(Tag(), column.gain), hn::Set(Tag(), column.offset));
    }
};

/// Low bits first on the little-endian machines that Highway stores mask bits for.
HWY_INLINE std::uint64_t bitsOf(Mask mask)
{
    std::uint64_t bits = 0;
    hn::StoreMaskBits(Tag(), mask, reinterpret_cast<std::uint8_t *>(&bits));
    return bits;
}

template <class Columns>
std::int64_t findRows(const Columns &columns, std::int16_t limit, const std::uint64_t *allowed,
                      std::int64_t firstWord, std::span<std::uint64_t> bits)
{
    const Vector limits = hn::Set(Tag(), limit);
    std::int64_t count = 0;
    std::size_t word = static_cast<std::size_t>(firstWord);
    for (std::uint64_t &above : bits) {
        above = allowed ? allowed[word] : ~std::uint64_t{0};
        if (above != 0) {
            std::uint64_t present = 0, isAbove = 0;
            for (std::size_t i = 0; i < 64; i += kLanes) {
                Sums sums;
                columns.addTo(sums, word * 64 + i);
                present |= bitsOf(sums.isAnyPresent) << i;
                isAbove |= bitsOf(hn::Gt(sums.total, limits)) << i;
            }
            present &= above;
            count += std::popcount(present);
            above = present & isAbove;
        }
        ++word;
    }
    return count;
}

std::int64_t findRowsAboveHere(std::span<const FilterColumn> columns, std::int16_t limit,
                               const std::uint64_t *allowed, std::int64_t firstWord,
                               std::span<std::uint64_t> bits)
{
    switch (columns.size()) {
    case 1:
        return findRows(FixedColumns<1>(columns), limit, allowed, firstWord, bits);
    case 2:
        return findRows(FixedColumns<2>(columns), limit, allowed, firstWord, bits);
    case 3:
        return findRows(FixedColumns<3>(columns), limit, allowed, firstWord, bits);
    case 4:
        return findRows(FixedColumns<4>(columns), limit, allowed, firstWord, bits);
    case 5:
        return findRows(FixedColumns<5>(columns), limit, allowed, firstWord, bits);
    case 6:
        return findRows(FixedColumns<6>(columns), limit, allowed, firstWord, bits);
    default:
        return findRows(ManyColumns{columns}, limit, allowed, firstWord, bits);
    }
}

} // namespace HWY_NAMESPACE
} // namespace modalens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace modalens {

HWY_EXPORT(findRowsAboveHere);

std::int64_t findRowsAbove(std::span<const FilterColumn> columns, std::int16_t limit,
                           const std::uint64_t *allowed, std::int64_t firstWord,
                           std::span<std::uint64_t> bits)
{
    return HWY_DYNAMIC_DISPATCH(findRowsAboveHere)(columns, limit, allowed, firstWord, bits);
}

} // namespace modalens
#endif
