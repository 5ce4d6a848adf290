// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <span>
#include <stop_token>
#include <vector>

namespace modalens {

/// Every item that has a score and passes the filter, best first, ties by item: what fuse() would list if
/// `request.count` were large enough, without contributions. For what need not follow a moving fader: scores
/// all rows in double and sorts them, about 40 ms a million rows on two cores (see bench_rank), and takes 32
/// bytes a row while it works. Errors as fuse(); `Cancelled` if `stop` is requested (asked every 16,384 rows
/// and every few hundred that are sorted). Uses every member of `team`.
Result<std::vector<ItemId>> fullOrder(const FusionRequest &request, ThreadTeam &team,
                                      std::stop_token stop = {});

enum class SortDirection { Ascending, Descending };

/// The rows set in `rows` by their keys, ties by row; a row whose key is NaN stands behind all others in
/// either direction. `InvalidArgument` when there are fewer keys than rows; `Cancelled` as above.
Result<std::vector<ItemId>> orderByKeys(std::span<const double> keys, const Bitmap &rows,
                                        SortDirection direction, ThreadTeam &team, std::stop_token stop = {});

} // namespace modalens
