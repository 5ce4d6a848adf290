// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/sharekernel.h"

#include <limits>

// Vectors are kept in arrays, which the sizeless vectors of SVE and RVV do not allow.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/rank/sharekernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace modalens {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::CappedTag<double, kShareLanes>;
using Vector = hn::Vec<Tag>;
using Mask = hn::Mask<Tag>;
constexpr std::size_t kLanes = hn::MaxLanes(Tag());
static_assert(kShareLanes % kLanes == 0);

HWY_INLINE Vector load(const float *values)
{
    return hn::PromoteTo(Tag(), hn::LoadU(hn::Rebind<float, Tag>(), values));
}

/// Adds to kLanes of the kShareLanes partial sums.
HWY_INLINE void addTo(double *partial, Vector value)
{
    hn::Store(hn::Add(hn::Load(Tag(), partial), value), Tag(), partial);
}

struct alignas(64) Partial
{
    double lanes[kShareLanes] = {};

    double total() const
    {
        double sum = 0;
        for (const double lane : lanes)
            sum += lane;
        return sum;
    }
};

struct PartialSums
{
    Partial score;
    std::array<Partial, kMaxFusedColumns> contribution, product;
};

/// kLanes rows from `place`. \return how many had a score.
HWY_INLINE std::size_t addRows(std::span<const SampleTerm> terms, const float *allowed, std::size_t place,
                               double *scores, const ShareSums &sums, PartialSums &partial)
{
    const Tag tag;
    const std::size_t lane = place % kShareLanes; // of the partial sums
    Vector added[kMaxFusedColumns];
    Vector share = hn::Zero(tag);
    Mask isRankable = hn::MaskFromVec(hn::Zero(tag));
    for (std::size_t t = 0; t < terms.size(); ++t) {
        const SampleTerm &term = terms[t];
        const Vector value = load(term.values + place);
        const Mask isPresent = hn::Eq(value, value);
        const Vector norm = hn::Add(hn::Mul(hn::Set(tag, term.scale), value), hn::Set(tag, term.offset));
        added[t] =
            hn::IfThenElse(isPresent, hn::Mul(hn::Set(tag, term.weight), norm), hn::Set(tag, term.missing));
        share = hn::Add(
            share, hn::IfThenElse(isPresent, hn::Set(tag, term.magnitude), hn::Set(tag, term.missingShare)));
        isRankable = hn::Or(isRankable, isPresent);
    }
    if (allowed) {
        const Vector mark = load(allowed + place);
        isRankable = hn::And(isRankable, hn::Eq(mark, mark));
    }
    const Vector perShare = hn::Div(hn::Set(tag, 1.0), share);
    Vector score = hn::Zero(tag);
    for (std::size_t t = 0; t < terms.size(); ++t) {
        added[t] =
            hn::IfThenElseZero(isRankable, hn::Sub(hn::Mul(added[t], perShare), hn::Set(tag, sums.first[t])));
        score = hn::Add(score, added[t]);
    }
    hn::StoreU(hn::IfThenElse(isRankable, score, hn::Set(tag, -std::numeric_limits<double>::infinity())), tag,
               scores + place);
    addTo(partial.score.lanes + lane, score);
    for (std::size_t t = 0; t < terms.size(); ++t) {
        addTo(partial.contribution[t].lanes + lane, added[t]);
        addTo(partial.product[t].lanes + lane, hn::Mul(added[t], score));
    }
    return hn::CountTrue(tag, isRankable);
}

void sumSharesHere(std::span<const SampleTerm> terms, const float *allowed, std::span<double> scores,
                   ShareSums &sums)
{
    PartialSums partial;
    std::size_t rows = 0;
    for (std::size_t place = 0; place < scores.size(); place += kLanes)
        rows += addRows(terms, allowed, place, scores.data(), sums, partial);
    sums.rows = static_cast<std::int64_t>(rows);
    sums.score = partial.score.total();
    for (std::size_t t = 0; t < terms.size(); ++t) {
        sums.contribution[t] = partial.contribution[t].total();
        sums.product[t] = partial.product[t].total();
    }
}

} // namespace HWY_NAMESPACE
} // namespace modalens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace modalens {

HWY_EXPORT(sumSharesHere);

void sumShares(std::span<const SampleTerm> terms, const float *allowed, std::span<double> scores,
               ShareSums &sums)
{
    HWY_DYNAMIC_DISPATCH(sumSharesHere)(terms, allowed, scores, sums);
}

} // namespace modalens
#endif
