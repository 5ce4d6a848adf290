// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report/rankingfiles.h"

#include <fmt/format.h>

namespace modalens::cli {

namespace {

std::string csvCell(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"')
            cell += '"';
        cell += c;
    }
    return cell + '"';
}

std::string trecName(std::string_view text)
{
    std::string name;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= ' ' || c == '%' || c == 0x7f)
            name += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            name += c;
    }
    return name;
}

} // namespace

RankingFile::Format RankingFile::formatFromName(std::string_view name)
{
    return name == "csv" ? Format::Csv : name == "jsonl" ? Format::Jsonl : Format::Trec;
}

RankingFile::RankingFile(Format format, const SignalSet &signals)
    : m_format(format)
{
    for (const SignalInfo &info : signals.signalInfos())
        m_signalNames.push_back(info.name);
    if (format == Format::Csv)
        m_text = "query,rank,key,title,score\r\n";
}

void RankingFile::add(std::string_view query, const RankedQuery &ranked)
{
    for (std::size_t i = 0; i < ranked.ranking.items.size(); ++i)
        m_text += lineOf(query, ranked, i);
}

std::string RankingFile::lineOf(std::string_view query, const RankedQuery &ranked, std::size_t index) const
{
    const RankedItem &item = ranked.ranking.items[index];
    const ItemSummary &summary = ranked.summaries[index];
    if (m_format == Format::Csv)
        return fmt::format("{},{},{},{},{}\r\n", csvCell(query), index + 1, csvCell(summary.key),
                           csvCell(summary.title), item.score);
    if (m_format == Format::Trec)
        return fmt::format("{} Q0 {} {} {} modalens\n", trecName(query), trecName(summary.key), index + 1,
                           item.score);
    Json contributions = Json::object();
    for (std::size_t m = 0; m < m_signalNames.size(); ++m)
        if ((item.presentMask >> m) & 1)
            contributions[m_signalNames[m]] = item.contributions[m];
    const Json line{{"query", query},         {"rank", index + 1},   {"key", summary.key},
                    {"title", summary.title}, {"score", item.score}, {"contributions", contributions}};
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace modalens::cli
