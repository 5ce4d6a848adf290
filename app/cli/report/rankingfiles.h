// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/ranking.h"

#include <string>
#include <string_view>

namespace modalens::cli {

/// Rankings as a file: one line per result, queries one after the other.
///   csv    RFC 4180: query, rank, key, title, score
///   jsonl  one object a line with the same members and contributions by signal
///   trec   QUERY Q0 ITEM RANK SCORE modalens; white space and '%' in names are written as %XX, since fields
///   are
///          separated by blanks
class RankingFile
{
public:
    enum class Format { Csv, Jsonl, Trec };
    static Format formatFromName(std::string_view name); ///< \pre "csv", "jsonl" or "trec"

    RankingFile(Format format, const SignalSet &signals);
    void add(std::string_view query, const RankedQuery &ranked);
    const std::string &text() const { return m_text; }

private:
    std::string lineOf(std::string_view query, const RankedQuery &ranked, std::size_t index) const;

    Format m_format;
    std::vector<std::string> m_signalNames;
    std::string m_text;
};

} // namespace modalens::cli
