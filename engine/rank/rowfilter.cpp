// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rowfilter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr double kFullScale = 32'000; ///< Of the largest sum; the rest of 16 bits is for rounding errors.
constexpr std::int16_t kLowest = std::numeric_limits<std::int16_t>::min();
constexpr std::int16_t kHighest = std::numeric_limits<std::int16_t>::max(); ///< No sum is above it.

std::int16_t rounded(double value)
{
    return static_cast<std::int16_t>(std::lround(std::clamp(value, -32'768.0, 32'767.0)));
}

} // namespace

RowFilter::RowFilter(const RowScorer &scorer, const Bitmap *allowed)
    : RowFilter(scorer, allowed ? allowed->words().data() : nullptr, false)
{
}

RowFilter RowFilter::ofSample(const RowScorer &scorer, const std::uint64_t *allowed)
{
    return RowFilter(scorer, allowed, true);
}

RowFilter::RowFilter(const RowScorer &scorer, const std::uint64_t *allowed, bool isSample)
    : m_terms(scorer.terms())
    , m_allowed(allowed)
    , m_threshold(-std::numeric_limits<double>::infinity())
    , m_limit(kLowest)
    , m_sureLimit(kHighest)
{
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        const ColumnCodes &codes = m_terms[t].column->codes();
        m_columns[t].codes = isSample ? codes.sample.data() : codes.codes.data();
    }
}

// A row's n - t*d is the sum of what missing cells would give, plus slope * code + offset for each cell that
// has a value, relative to its missing value. The unit makes the largest sum kFullScale. In units, a term is
// off by kCodeError for the code, half for the rounded slope (|code| < 2^15), half for the offset and, as
// Highway leaves the rounding of the product to the machine, one for that; the sum of missing cells by a
// half. Errors of double precision are far below one unit.
void RowFilter::setThreshold(double threshold)
{
    m_threshold = threshold;
    std::array<double, kMaxFusedColumns> slope, offset;
    double missing = 0, largest = 0;
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        const RowScorer::Term &term = m_terms[t];
        const ColumnCodes &codes = term.column->codes();
        const double ifMissing = term.missing - threshold * term.missingShare;
        slope[t] = term.weight * term.scale * codes.step;
        offset[t] =
            term.weight * (term.scale * codes.middle + term.offset) - threshold * term.magnitude - ifMissing;
        missing += ifMissing;
        largest += std::abs(slope[t]) * 32'767 + std::abs(offset[t]);
    }
    const double perUnit = kFullScale / largest;
    const bool isOpen = !(largest > 1e-250 && largest < 1e250); // what cannot be scaled passes
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        m_columns[t].gain = isOpen ? std::int16_t{0} : rounded(slope[t] * perUnit * 32'768);
        m_columns[t].offset = isOpen ? std::int16_t{0} : rounded(offset[t] * perUnit);
    }
    const double error = (kCodeError + 2) * static_cast<double>(m_terms.size()) + 2;
    m_limit = isOpen ? kLowest : rounded(std::floor(-error - missing * perUnit));
    m_sureLimit = isOpen ? kHighest : rounded(std::ceil(error - missing * perUnit));
}

} // namespace modalens
