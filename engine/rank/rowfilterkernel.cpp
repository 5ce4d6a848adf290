// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rowfilterkernel.h"

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
using Tag = hn::ScalableTag<float>;
using Vector = hn::Vec<Tag>;

/// Constants in registers: the number of columns is known to the compiler, and recursion instead of a loop
/// makes it straight-line code (-O2 does not unroll).
template <std::size_t kColumns>
struct FixedColumns
{
    const float *values[kColumns];
    Vector scale[kColumns], offset[kColumns], missing[kColumns];

    explicit FixedColumns(std::span<const FilterColumn> columns)
    {
        const Tag tag;
        for (std::size_t c = 0; c < kColumns; ++c) {
            values[c] = columns[c].values;
            scale[c] = hn::Set(tag, columns[c].scale);
            offset[c] = hn::Set(tag, columns[c].offset);
            missing[c] = hn::Set(tag, columns[c].missing);
        }
    }

    HWY_INLINE Vector sum(std::int64_t row) const { return sumFrom<0>(row, hn::Zero(Tag())); }

private:
    template <std::size_t c>
    HWY_INLINE Vector sumFrom(std::int64_t row, Vector total) const
    {
        if constexpr (c == kColumns) {
            return total;
        } else {
            const Vector value = hn::LoadU(Tag(), values[c] + row);
            const Vector term = hn::MulAdd(scale[c], value, offset[c]);
            return sumFrom<c + 1>(row,
                                  hn::Add(total, hn::IfThenElse(hn::Eq(value, value), term, missing[c])));
        }
    }
};

/// Any number of columns, constants broadcast from memory each time.
struct ManyColumns
{
    std::span<const FilterColumn> columns;

    HWY_INLINE Vector sum(std::int64_t row) const
    {
        const Tag tag;
        Vector total = hn::Zero(tag);
        for (const FilterColumn &column : columns) {
            const Vector value = hn::LoadU(tag, column.values + row);
            const Vector term = hn::MulAdd(hn::Set(tag, column.scale), value, hn::Set(tag, column.offset));
            const Vector missing = hn::Set(tag, column.missing);
            total = hn::Add(total, hn::IfThenElse(hn::Eq(value, value), term, missing));
        }
        return total;
    }
};

template <class Columns>
HWY_INLINE std::uint64_t rowsReaching(const Columns &columns, std::int64_t row, Vector limit)
{
    const Tag tag;
    const std::size_t lanes = hn::Lanes(tag);
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 64; i += lanes) {
        const auto reaches = hn::Ge(columns.sum(row + static_cast<std::int64_t>(i)), limit);
        std::uint64_t part = 0; // low bits first on the little-endian machines Highway stores mask bits for
        hn::StoreMaskBits(tag, reaches, reinterpret_cast<std::uint8_t *>(&part));
        word |= part << i;
    }
    return word;
}

template <class Columns>
void clearBelow(const Columns &columns, std::int64_t row, float limit, std::span<std::uint64_t> bits)
{
    const Vector limits = hn::Set(Tag(), limit);
    for (std::uint64_t &word : bits) {
        if (word != 0)
            word &= rowsReaching(columns, row, limits);
        row += 64;
    }
}

void clearRowsBelowHere(std::span<const FilterColumn> columns, std::int64_t firstRow, float limit,
                        std::span<std::uint64_t> bits)
{
    switch (columns.size()) {
    case 1:
        return clearBelow(FixedColumns<1>(columns), firstRow, limit, bits);
    case 2:
        return clearBelow(FixedColumns<2>(columns), firstRow, limit, bits);
    case 3:
        return clearBelow(FixedColumns<3>(columns), firstRow, limit, bits);
    case 4:
        return clearBelow(FixedColumns<4>(columns), firstRow, limit, bits);
    case 5:
        return clearBelow(FixedColumns<5>(columns), firstRow, limit, bits);
    case 6:
        return clearBelow(FixedColumns<6>(columns), firstRow, limit, bits);
    default:
        return clearBelow(ManyColumns{columns}, firstRow, limit, bits);
    }
}

} // namespace HWY_NAMESPACE
} // namespace modalens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace modalens {

HWY_EXPORT(clearRowsBelowHere);

void clearRowsBelow(std::span<const FilterColumn> columns, std::int64_t firstRow, float limit,
                    std::span<std::uint64_t> bits)
{
    HWY_DYNAMIC_DISPATCH(clearRowsBelowHere)(columns, firstRow, limit, bits);
}

} // namespace modalens
#endif
