// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <cstdint>
#include <span>
#include <vector>

namespace modalens {

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

    /// NaN when no signal of non-zero weight is present.
    double score(std::int64_t row) const
    {
        double sum = 0, share = 0;
        bool isRankable = false;
        for (const Term &term : m_terms) {
            const float value = term.values[row];
            const bool isPresent = value == value;
            const double present = term.weight * (term.scale * static_cast<double>(value) + term.offset);
            sum += isPresent ? present : term.missing;
            share += isPresent ? term.magnitude : term.missingShare;
            isRankable |= isPresent;
        }
        return isRankable ? sum / share : kNoScore;
    }

    /// Fills one contribution per term; they sum to the score, which is returned. \pre out.size() ==
    /// terms().size().
    double contributions(std::int64_t row, std::span<double> out) const;
    RankedItem explain(std::int64_t row) const;

private:
    static const double kNoScore;
    std::span<const SharedColumn> m_columns;
    std::vector<Term> m_terms;
};

} // namespace modalens
