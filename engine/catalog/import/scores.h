// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/catalog/import.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

struct ScoreRow
{
    std::string query;
    std::string item;
    float score = 0.0f;
};

/// A line of a TREC run, "query Q0 document rank score tag"; nullopt for any other line.
std::optional<ScoreRow> trecLine(std::string_view line);

/// True when the first line of the file is one of a TREC run.
bool isTrecRun(const std::filesystem::path &file);

struct ScoreColumns
{
    int query = -1;
    int item = -1;
    int score = -1;
};
/// Query (or user), item and score columns by name, or the only three of a file without a header.
std::optional<ScoreColumns> findScoreColumns(const std::vector<std::string> &columns);

} // namespace modalens
