// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <cstdint>
#include <stop_token>

namespace modalens {

/// Where one item stands among all that can be ranked, however long the ranking is.
struct Standing
{
    RankedItem item; ///< Score and contributions as fuse() gives them.
    /// 1 is best; 0 when the item takes no part: the filter leaves it out, or it has no score.
    std::int64_t rank = 0;
    std::int64_t rankable = 0; ///< As Ranking::rankable.
};

/// The place that fuse() would list the item at if `request.count` were large enough; the count itself plays
/// no part. One pass over the columns like that of fuse(), with its cost: rows whose 16-bit score is surely
/// above or surely below the item's are only counted, the few between are scored in double, so the rank is
/// exact and the same at any SIMD width and thread count. `InvalidArgument` as fuse() and for a row outside
/// the columns; `Cancelled` if `stop` is requested (asked every 16,384 rows). Uses every member of `team`.
Result<Standing> rankOf(const FusionRequest &request, ItemId item, ThreadTeam &team,
                        std::stop_token stop = {});

} // namespace modalens
