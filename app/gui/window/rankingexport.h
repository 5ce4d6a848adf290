// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"

#include <filesystem>
#include <string>
#include <vector>

namespace modalens {

/// Rank, key, title, score and one contribution per signal, as RFC 4180 CSV.
/// \param ranks one per row, 0 for none; empty: rows are the best ones in their order.
std::string rankingCsv(const RankingAnswer &answer, const std::vector<std::int64_t> &ranks = {});

/// Key, title and score of each row between tabs: what a spreadsheet takes apart.
std::string rankingText(const RankingAnswer &answer);

/// Ranks again with room for `request.count` results and writes them to `file` as one step. For a job: opens
/// the catalog itself.
Status exportRanking(const std::filesystem::path &catalogFolder, const RankingRequest &request,
                     const std::filesystem::path &file, std::stop_token stop);

} // namespace modalens
