// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace modalens {

enum class CopyFormat {
    Text, ///< Key, title and score of a row between tabs: what a spreadsheet takes apart.
    Csv   ///< Rank, key, title, score and one contribution per signal, with a head line, as RFC 4180.
};

/// Rows of a ranking as one text, row by row.
class RankingText
{
public:
    /// \param signalInfos one per contribution.
    RankingText(CopyFormat format, const std::vector<SignalInfo> &signalInfos);
    void add(const ExplainedItem &row, std::int64_t rank); ///< Rank 0: it has none.
    std::string take() { return std::move(m_text); }

private:
    CopyFormat m_format;
    std::string m_text;
};

/// The rows of an answer, the best ones in their order, as CSV.
std::string rankingCsv(const RankingAnswer &answer);

/// Ranks again with room for `request.count` results and writes them to `file` as one step. For a job: opens
/// the catalog itself.
Status exportRanking(const std::filesystem::path &catalogFolder, const RankingRequest &request,
                     const std::filesystem::path &file, std::stop_token stop);

} // namespace modalens
