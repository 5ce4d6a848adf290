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

/// Shortest form that reads back as the same number, whatever the locale.
std::string number(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return std::string(buffer, end);
}

} // namespace

std::string rankingCsv(const RankingAnswer &answer, const std::vector<std::int64_t> &ranks)
{
    std::string csv = "rank,key,title,score";
    for (const SignalInfo &info : answer.signalInfos)
        csv += ',' + quoted(info.name);
    csv += "\r\n";
    for (std::size_t place = 0; place < answer.rows.size(); ++place) {
        const ExplainedItem &row = answer.rows[place];
        const std::int64_t rank = ranks.empty() ? static_cast<std::int64_t>(place) + 1 : ranks[place];
        csv += (rank > 0 ? std::to_string(rank) : std::string()) + ',' + quoted(row.summary.key) + ',' +
               quoted(row.summary.title) + ',' + number(row.ranked.score);
        for (std::size_t i = 0; i < row.ranked.contributions.size(); ++i) {
            const bool isPresent = ((row.ranked.presentMask >> i) & 1u) != 0;
            csv += ',' + (isPresent ? number(row.ranked.contributions[i]) : std::string());
        }
        csv += "\r\n";
    }
    return csv;
}

std::string rankingText(const RankingAnswer &answer)
{
    const auto inOneCell = [](std::string text) {
        for (char &c : text)
            if (c == '\t' || c == '\n' || c == '\r')
                c = ' ';
        return text;
    };
    std::string text;
    for (const ExplainedItem &row : answer.rows)
        text += (text.empty() ? "" : "\n") + inOneCell(row.summary.key) + '\t' +
                inOneCell(row.summary.title) + '\t' + number(row.ranked.score);
    return text;
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
