// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <bit>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace modalens {

/// `InvalidArgument` says what fuse() refuses about a request.
Status checkRequest(const FusionRequest &request);

/// A fusion request made ready to score rows in double: the one definition of a score. Only signals of
/// non-zero weight are kept, in column order. Weights are scaled by a power of two so that the largest lies
/// in [1, 2): that changes no bit of any score and keeps sums of huge weights finite. (A weight 2^1000 times
/// smaller than the largest becomes 0.) Borrows the request's columns; immutable, so threads may share it.
class RowScorer
{
public:
    struct Term
    {
        const float *values;
        const Column *column;
        std::size_t index; ///< Of the column in the request.
        double weight, magnitude;
        double scale, offset;
        double missing;      ///< Added to the sum where the cell is missing ...
        double missingShare; ///< ... and to the denominator.
    };

    explicit RowScorer(const FusionRequest &request);

    std::span<const Term> terms() const { return m_terms; }
    std::size_t columnCount() const { return m_columns.size(); }

    /// Says that score(row) comes soon: rows that lie far apart are then read side by side.
    void prefetch(std::int64_t row) const
    {
        for (const Term &term : m_terms)
            __builtin_prefetch(term.values + row);
    }

    /// NaN when no signal of non-zero weight is present.
    double score(std::int64_t row) const
    {
        const Sums sums = add(row, [](std::size_t, double) {});
        return sums.isRankable ? sums.sum / sums.share : kNoScore;
    }

    /// Also gives one contribution per term; they sum to the score. \pre out.size() == terms().size().
    double contributions(std::int64_t row, std::span<double> out) const
    {
        const Sums sums = add(row, [out](std::size_t term, double value) { out[term] = value; });
        if (!sums.isRankable)
            return kNoScore;
        const double perShare = 1 / sums.share;
        for (double &contribution : out)
            contribution *= perShare;
        return sums.sum / sums.share;
    }

    RankedItem explain(std::int64_t row) const;

private:
    struct Sums
    {
        double sum = 0, share = 0;
        bool isRankable = false;
    };

    /// Without a branch, which missing cells would make the processor guess wrong every third time.
    static double select(bool condition, double yes, double no)
    {
        const std::uint64_t mask = std::uint64_t{0} - static_cast<std::uint64_t>(condition);
        return std::bit_cast<double>((std::bit_cast<std::uint64_t>(yes) & mask) |
                                     (std::bit_cast<std::uint64_t>(no) & ~mask));
    }

    template <class Visit>
    Sums add(std::int64_t row, Visit visit) const
    {
        Sums sums;
        for (std::size_t t = 0; t < m_terms.size(); ++t) {
            const Term &term = m_terms[t];
            const float value = term.values[row];
            const bool isPresent = value == value;
            const double present = term.weight * (term.scale * static_cast<double>(value) + term.offset);
            const double added = select(isPresent, present, term.missing);
            visit(t, added);
            sums.sum += added;
            sums.share += select(isPresent, term.magnitude, term.missingShare);
            sums.isRankable |= isPresent;
        }
        return sums;
    }

    static constexpr double kNoScore = std::numeric_limits<double>::quiet_NaN();
    std::span<const SharedColumn> m_columns;
    std::vector<Term> m_terms;
};

} // namespace modalens
