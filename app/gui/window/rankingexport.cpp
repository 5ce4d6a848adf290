// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/rankingexport.h"

#include "app/gui/services/rankingengine.h"
#include "engine/base/file.h"

#include <charconv>

namespace modalens {

namespace {

std::string quoted(const std::string &text)
{
    if (text.find_first_of("\",\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (char c : text) {
        if (c == '"')
            result += '"';
        result += c;
    }
    return result + '"';
}

std::string inOneCell(std::string text)
{
    for (char &c : text)
        if (c == '\t' || c == '\n' || c == '\r')
            c = ' ';
    return text;
}

/// Shortest form that reads back as the same number, whatever the locale.
std::string number(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return std::string(buffer, end);
}

} // namespace

RankingText::RankingText(CopyFormat format, const std::vector<SignalInfo> &signalInfos)
    : m_format(format)
{
    if (format == CopyFormat::Text)
        return;
    m_text = "rank,key,title,score";
    for (const SignalInfo &info : signalInfos)
        m_text += ',' + quoted(info.name);
    m_text += "\r\n";
}

void RankingText::add(const ExplainedItem &row, std::int64_t rank)
{
    if (m_format == CopyFormat::Text) {
        m_text += (m_text.empty() ? "" : "\n") + inOneCell(row.summary.key) + '\t' +
                  inOneCell(row.summary.title) + '\t' + number(row.ranked.score);
        return;
    }
    m_text += (rank > 0 ? std::to_string(rank) : std::string()) + ',' + quoted(row.summary.key) + ',' +
              quoted(row.summary.title) + ',' + number(row.ranked.score);
    for (std::size_t i = 0; i < row.ranked.contributions.size(); ++i) {
        const bool isPresent = ((row.ranked.presentMask >> i) & 1u) != 0;
        m_text += ',' + (isPresent ? number(row.ranked.contributions[i]) : std::string());
    }
    m_text += "\r\n";
}

std::string rankingCsv(const RankingAnswer &answer)
{
    RankingText text(CopyFormat::Csv, answer.signalInfos);
    std::int64_t rank = 0;
    for (const ExplainedItem &row : answer.rows)
        text.add(row, ++rank);
    return text.take();
}

Status exportRanking(const std::filesystem::path &catalogFolder, const RankingRequest &request,
                     const std::filesystem::path &file, std::stop_token stop)
{
    MODALENS_TRY(catalog, Catalog::open(catalogFolder, OpenMode::ReadOnly));
    RankingEngine engine;
    MODALENS_CHECK(engine.load(catalog));
    const RankingAnswer answer = engine.answer(catalog, request, std::move(stop));
    if (answer.error)
        return Unexpected<Error>(Error(*answer.error));
    if (!answer.isRanked)
        return fail(ErrorCode::InvalidArgument, "there is no query to rank by", file.string());
    return writeFileAtomically(file, rankingCsv(answer));
}

} // namespace modalens
