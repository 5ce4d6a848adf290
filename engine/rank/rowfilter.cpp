// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/rowfilter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

RowFilter::RowFilter(const RowScorer &scorer)
    : m_terms(scorer.terms())
    , m_threshold(-std::numeric_limits<double>::infinity())
{
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        m_columns[t].values = m_terms[t].values;
        m_columns[t].scale = static_cast<float>(m_terms[t].weight * m_terms[t].scale);
    }
}

// The error of the float32 sum. With u = 2^-24 a term a*x + b has its factors rounded (2u), its product and
// its sum (2u), and the total of M terms is rounded M - 1 times; all relative to the sum A of the largest
// absolute values terms can take. So the error is below (M + 3) u A; 2u instead of u leaves room for
// second-order terms, for the rounding of the limit itself and for the double-precision score. Denormal
// factors and products add an absolute error, covered by the last two terms.
void RowFilter::setThreshold(double threshold)
{
    m_threshold = threshold;
    double largest = 0, steepest = 0, underflow = 0x1p-120;
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        const RowScorer::Term &term = m_terms[t];
        const ColumnStats &stats = term.column->stats();
        const double extreme = std::max(std::abs(stats.min), std::abs(stats.max));
        const double offset = term.weight * term.offset - threshold * term.magnitude;
        const double missing = term.missing - threshold * term.missingShare;
        m_columns[t].offset = static_cast<float>(offset);
        m_columns[t].missing = static_cast<float>(missing);
        largest +=
            std::max(std::abs(term.weight * term.scale) * extreme + std::abs(offset), std::abs(missing));
        steepest = std::max(steepest, std::abs(term.weight * term.scale));
        underflow += 0x1p-148 * extreme;
    }
    // What float32 cannot hold, an infinite threshold included, lets everything pass.
    m_isOpen = !(largest < 1e30 && steepest < 1e30);
    if (m_isOpen)
        return;
    const double count = static_cast<double>(m_terms.size());
    m_limit = -static_cast<float>((count + 4) * 0x1p-23 * largest + underflow);
}

} // namespace modalens
