// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/likelythreshold.h"

#include "engine/rank/bestrows.h"
#include "engine/rank/rowfilter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

// Of the best `keep` rows the sample holds a Poisson number with mean m = keep * sample / rows. Taking the
// score of place m + 3 sqrt(m) + 3 in the sample, fewer than `keep` rows of the whole reach it less than once
// in a thousand times.
double likelyThreshold(const RowScorer &scorer, const Bitmap *filter, std::int64_t rows, std::int64_t keep)
{
    constexpr double kNone = -std::numeric_limits<double>::infinity();
    constexpr std::int64_t kLeastRows = 16'384, kLeastWords = 16, kMostWords = 256;
    const std::int64_t words = rows / 64; // whole ones
    if (rows < kLeastRows || keep < 1)
        return kNone;
    const std::int64_t sampled = std::clamp(words / 64, kLeastWords, kMostWords);
    const double expected =
        static_cast<double>(keep) * static_cast<double>(sampled) / static_cast<double>(words);
    const auto place = static_cast<std::int64_t>(std::ceil(expected + 3 * std::sqrt(expected) + 3));
    if (place > sampled * 64 / 4)
        return kNone;

    BestRows best(place, sampled * 64);
    RowFilter rowFilter(scorer, filter);
    for (std::int64_t i = 0; i < sampled; ++i) {
        const std::int64_t word = i * words / sampled;
        std::uint64_t bits[1];
        if (best.threshold() > rowFilter.threshold())
            rowFilter.setThreshold(best.threshold());
        rowFilter.find(word, bits);
        forEachRow(word, bits, [&](std::int64_t row) { best.offer({scorer.score(row), row}); });
    }
    best.dropWorse();
    return best.threshold();
}

} // namespace modalens
