// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/bitmap.h"
#include "engine/base/fusionoptions.h"
#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/base/threadteam.h"
#include "engine/rank/columncodes.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace modalens {

// Late fusion over columns:
//   score(i) = sum_m w_m * norm_m(s_m(i)) * present_m(i) / sum_m |w_m| * present_m(i)        (Renormalise)
// The other missing policies divide by sum_m |w_m| over all signals and give a missing cell the column's mean
// (Neutral) or its worst value in the direction of the weight (Penalise). Column values are float32, NaN or
// infinite = missing. A row has a score when a signal of non-zero weight is present, whatever the policy;
// signals of weight zero take no part.

/// Presence is told by a 32-bit mask.
inline constexpr std::size_t kMaxFusedColumns = 32;

/// Statistics over the present cells of a column, in double.
struct ColumnStats
{
    std::int64_t present = 0;
    double min = 0, max = 0, mean = 0;
    double deviation = 0; ///< Population standard deviation.
};

/// One signal's similarity for every row: immutable, shared. Infinities have been made NaN. Takes 6 bytes a
/// row.
class Column
{
public:
    explicit Column(std::vector<float> values);
    std::span<const float> values() const { return m_values; }
    const ColumnStats &stats() const { return m_stats; }
    const ColumnCodes &codes() const { return m_codes; } ///< What fuse() scans.
    /// Values of the rows of columnsample.h; NaN past the last row.
    std::span<const float> sample() const { return m_sample; }

private:
    std::vector<float> m_values;
    ColumnStats m_stats;
    ColumnCodes m_codes;
    std::vector<float> m_sample;
};
using SharedColumn = std::shared_ptr<const Column>;

/// norm(s) = scale * s + offset; both 0 for a column that is constant or has no present cell, so that it
/// contributes 0.
struct AffineNormalisation
{
    double scale = 1, offset = 0;
};
AffineNormalisation normalisationOf(const ColumnStats &stats, Normalisation kind);

struct FusionRequest
{
    std::span<const SharedColumn> columns; ///< All of one length; at most kMaxFusedColumns.
    std::span<const double> weights;       ///< One per column; finite, may be negative or zero.
    Normalisation normalisation = Normalisation::ZScore;
    MissingPolicy missing = MissingPolicy::Renormalise;
    const Bitmap *filter = nullptr; ///< Rows that may appear, as long as the columns; nullptr for all.
    std::int64_t count = 200;       ///< How many results, at most.
};

struct RankedItem
{
    ItemId item{};
    double score = 0;
    std::uint32_t presentMask = 0; ///< Bit m: column m has a value here.
    /// One per column; they sum to the score. A missing term is 0 under Renormalise; the term of weight zero
    /// always is.
    std::vector<double> contributions;
};

struct Ranking
{
    std::vector<RankedItem> items; ///< Best first, ties by item.
    std::int64_t rankable =
        0; ///< Rows that have a score at all (pass the filter, some weighted signal present).
    /// Per column, >= 0, sums to 1 (or all 0 when scores do not vary): how much of the spread of scores it
    /// moves, which is rarely what its weight says. The share of column m is cov(contribution_m, score) /
    /// var(score), the exact decomposition of the variance of a sum (Fields, "Accounting for income
    /// inequality and its change", 2003; for nominal against effective weights see Paruolo, Saisana and
    /// Saltelli, "Ratings and rankings: voodoo or science?", JRSS A 176, 2013). Negative shares are set to 0
    /// and the rest rescaled. Taken over a fixed sample of rankable rows, all of them in a small catalog;
    /// where a filter leaves too few of the sample, over the ranking itself.
    std::vector<double> effectiveShare;
};

/// The exact top `count` by score. Columns are scanned once with SIMD (Highway, run-time dispatch) in 16-bit
/// fixed point: an error bound and a running threshold tell which rows could still enter, and those are
/// scored in double as scoreRow() does, so results are the same bits at any SIMD width and thread count. Cost
/// O(rows x columns), memory-bound; see bench_rank. Dearer where 16 bits tell rows apart badly (several
/// columns whose extremes lie hundreds of deviations out, or rows that have only signals of nearly no
/// weight): more rows are then scored in double. `InvalidArgument` on weights that are not finite, columns or
/// a filter of different length, too many columns; `Cancelled` if `stop` is requested. Uses every member of
/// `team`.
Result<Ranking> fuse(const FusionRequest &request, ThreadTeam &team, std::stop_token stop = {});

/// The score of one row in double, signals in order: the definition everything else must agree with. Used by
/// fuse(), by explanations and by other engines. The score is NaN when the row has none; filter and count
/// play no part. \pre 0 <= row < rows; the request would be accepted by fuse(). Cost O(columns).
RankedItem scoreRow(const FusionRequest &request, std::int64_t row);

} // namespace modalens
