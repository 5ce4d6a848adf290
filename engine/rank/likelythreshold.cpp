// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rank/likelythreshold.h"

#include "engine/rank/columnsample.h"
#include "engine/rank/rowfilter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace modalens {

namespace {

constexpr double kNone = -std::numeric_limits<double>::infinity();

// Of the best `keep` rows a sample holds a Poisson number with mean m = keep * sampled / rows. Taking the
// score of place m + 3 sqrt(m) + 3 in the sample, fewer than `keep` rows of the whole reach it less than once
// in a thousand times.
std::int64_t likelyPlace(std::int64_t keep, std::int64_t sampled, std::int64_t rows)
{
    const double expected =
        static_cast<double>(keep) * static_cast<double>(sampled) / static_cast<double>(rows);
    return static_cast<std::int64_t>(std::ceil(expected + 3 * std::sqrt(expected) + 3));
}

using AllowedWords = std::array<std::uint64_t, kMostSampleWords>;

void takeAllowed(const Bitmap &filter, std::int64_t rows, AllowedWords &allowed)
{
    for (std::int64_t i = 0; i < sampleWords(rows); ++i)
        allowed[static_cast<std::size_t>(i)] = filter.words()[static_cast<std::size_t>(sampleWord(i, rows))];
}

} // namespace

double likelyThreshold(const RowScorer &scorer, const Bitmap *filter, std::int64_t rows, std::int64_t keep,
                       const ShareEstimator &sample)
{
    constexpr std::int64_t kLeastRows = 16'384;
    const std::int64_t words = sampleWords(rows), sampled = words * 64;
    if (rows < kLeastRows || keep < 1)
        return kNone;
    const std::int64_t place = likelyPlace(keep, sampled, rows);
    if (place > sampled / 4)
        return kNone;

    AllowedWords allowed;
    if (filter)
        takeAllowed(*filter, rows, allowed);
    const double firstGuess = sample.sampledScore(likelyPlace(keep, kMostSampleRows, rows));
    RowFilter rowFilter = RowFilter::ofSample(scorer, filter ? allowed.data() : nullptr);
    if (firstGuess > kNone)
        rowFilter.setThreshold(firstGuess);
    std::array<std::uint64_t, kMostSampleWords> buffer;
    const auto bits = std::span(buffer).first(static_cast<std::size_t>(words));
    rowFilter.find(0, bits);
    std::vector<double> scores;
    scores.reserve(kMostSampleRows);
    forEachRow(0, bits, [&](std::int64_t sampleRow) {
        const std::int64_t row = sampleWord(sampleRow / 64, rows) * 64 + sampleRow % 64;
        scores.push_back(scorer.score(row));
    });
    if (std::ssize(scores) < place)
        return firstGuess;
    const auto last = scores.begin() + place - 1;
    std::nth_element(scores.begin(), last, scores.end(), std::greater<>());
    return std::max(*last, firstGuess);
}

} // namespace modalens
