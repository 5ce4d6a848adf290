// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace modalens {

// Quality of one ranked list. `grades` are the relevance grades of the ranked items, best place first: 0 is
// not relevant, larger is more relevant, 1 where relevance is yes or no. They are never negative. A list
// shorter than k is a list whose further places are not relevant. Pure functions; reentrant.

/// Relevant items among the first k places, over k. \pre k >= 1.
double precisionAt(std::span<const double> grades, std::int64_t k);

/// Relevant items among the first k places, over `relevant` (all there are). NaN when there are none.
double recallAt(std::span<const double> grades, std::int64_t k, std::int64_t relevant);

/// 1 / place of the first relevant item, 0 when there is none. Its mean over queries is the MRR.
double reciprocalRank(std::span<const double> grades);

/// Mean of the precision at the place of each relevant item; those not in the list count 0. NaN when
/// `relevant` is 0.
double averagePrecision(std::span<const double> grades, std::int64_t relevant);

/// Discounted cumulative gain of the first k places (Järvelin and Kekäläinen, "Cumulated gain-based
/// evaluation of IR techniques", ACM TOIS 20, 2002): sum of grade / log2(place + 1). The gain is the grade
/// itself, as in that article; the discount starts at the first place, as in trec_eval and scikit-learn.
double dcgAt(std::span<const double> grades, std::int64_t k);

/// dcgAt over the best that could be: `allGrades` are the grades of everything there is to find (relevant
/// items are enough), in any order. NaN when nothing is relevant. In [0, 1] when `grades` are among
/// `allGrades`.
double ndcgAt(std::span<const double> grades, std::span<const double> allGrades, std::int64_t k);

/// Kendall's tau-b of two scorings of the same items, ties corrected, in O(n log n) (Knight, JASA 61, 1966).
/// NaN when one of them is constant or n < 2. \pre a.size() == b.size(), no NaN.
double kendallTau(std::span<const double> a, std::span<const double> b);

/// Rank-biased overlap of two rankings, extrapolated from their first k places, k being the shorter length
/// (Webber, Moffat and Zobel, "A similarity measure for indefinite rankings", ACM TOIS 28, 2010, equation
/// 32): 1 for equal lists, 0 for lists without a common item. With `persistence` 0.9 the first ten places
/// carry 86% of the weight. Two empty lists are equal. \pre No item twice in a list; 0 < persistence < 1.
double rankBiasedOverlap(std::span<const std::int64_t> a, std::span<const std::int64_t> b,
                         double persistence = 0.9);

} // namespace modalens
