// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/scores.h"

#include "engine/base/utf8.h"
#include "engine/catalog/import/bytestream.h"
#include "engine/catalog/import/columnnames.h"
#include "engine/catalog/import/importrun.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/itemindex.h"
#include "engine/catalog/import/tablereader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace modalens {

namespace {

constexpr std::size_t kMaxPending = 1'000'000;
constexpr std::size_t kMaxLineBytes = 16 << 10;

std::optional<float> finiteScore(std::string_view text)
{
    double value = 0;
    text = trimmed(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    const auto score = static_cast<float>(value);
    return isWhole && std::isfinite(score) ? std::optional(score) : std::nullopt;
}

int columnWith(const std::vector<std::string> &columns, NameHint hint)
{
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [&](const std::string &c) { return nameHint(c) == hint; });
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

/// Gathers scores by query, stores them when many have gathered.
class ScoreStore
{
public:
    ScoreStore(ImportRun &run, std::string_view signal, std::string name)
        : m_run(run)
        , m_signal(signal)
        , m_name(std::move(name))
        , m_index(run.catalog())
    {
    }

    Status take(ScoreRow row)
    {
        m_run.advance(-1, m_name);
        MODALENS_TRY(item, m_index.find(row.item));
        if (!item)
            return {};
        m_pending[std::move(row.query)].emplace_back(*item, row.score);
        return ++m_pendingCount < kMaxPending ? Status() : flush();
    }

    void addBadRow(std::int64_t row, std::string reason)
    {
        addFailure(m_run.report, m_name + ":row " + std::to_string(row), std::move(reason));
    }

    Status checkStop(std::int64_t row) const
    {
        if (row % 4096 == 0 && m_run.isStopped())
            return fail(ErrorCode::Cancelled, "the import was stopped", m_name);
        return {};
    }

    Status finish()
    {
        MODALENS_CHECK(flush());
        m_index.reportUnknown(m_name, m_run.report);
        return {};
    }

private:
    Status flush()
    {
        for (const auto &[query, scores] : m_pending) {
            MODALENS_CHECK(m_run.catalog().putScores(m_signal, query, scores));
            m_run.report.imported += std::ssize(scores);
            m_run.report.scores += std::ssize(scores);
        }
        m_pending.clear();
        m_pendingCount = 0;
        return {};
    }

    ImportRun &m_run;
    std::string m_signal;
    std::string m_name;
    ItemIndex m_index;
    std::map<std::string, std::vector<std::pair<ItemId, float>>> m_pending;
    std::size_t m_pendingCount = 0;
};

/// The next line without its end; nullopt at the end of the file. What is longer than kMaxLineBytes is cut
/// off.
std::optional<std::string> nextLine(ByteStream &stream)
{
    if (stream.peek() == ByteStream::kEnd)
        return std::nullopt;
    std::string line;
    for (int c = stream.get(); c != ByteStream::kEnd && c != '\n'; c = stream.get())
        if (line.size() <= kMaxLineBytes)
            line += static_cast<char>(c);
    return line;
}

/// %XX back to its byte: how runs carry names with spaces, since their fields are separated by white space. A
/// '%' that starts no such code stands for itself.
std::string percentDecoded(std::string_view field)
{
    std::string text;
    for (std::size_t i = 0; i < field.size(); ++i) {
        unsigned byte = 0;
        const char *digits = field.data() + i + 1;
        const bool isCode = field[i] == '%' && i + 2 < field.size() &&
                            std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
        text += isCode ? static_cast<char>(byte) : field[i];
        i += isCode ? 2 : 0;
    }
    return text;
}

Status readTrecRun(const std::filesystem::path &file, ScoreStore &store)
{
    MODALENS_TRY(stream, ByteStream::open(file));
    std::int64_t row = 0;
    while (const std::optional<std::string> line = nextLine(stream)) {
        MODALENS_CHECK(store.checkStop(++row));
        if (trimmed(*line).empty())
            continue;
        std::optional<ScoreRow> score = trecLine(*line);
        if (score)
            MODALENS_CHECK(store.take(std::move(*score)));
        else
            store.addBadRow(row, "the line is not \"query Q0 document rank score tag\"; spaces within a name "
                                 "are written %20");
    }
    return stream.error();
}

/// A line of a run whose names hold spaces has too many fields, or other ones where numbers should stand.
bool isNearlyTrec(const std::filesystem::path &file)
{
    Result<ByteStream> stream = ByteStream::open(file);
    const std::optional<std::string> line = stream ? nextLine(*stream) : std::nullopt;
    if (!line)
        return false;
    std::string fields = ' ' + asciiLower(*line) + ' ';
    std::replace(fields.begin(), fields.end(), '\t', ' ');
    return fields.find(" q0 ") != std::string::npos;
}

Status readScoreTable(const std::filesystem::path &file, ScoreStore &store)
{
    MODALENS_TRY(reader, openTable(file));
    std::optional<ScoreColumns> columns = findScoreColumns(reader->columns());
    TableRow row;
    for (RowRead read = reader->next(row); read.kind != RowRead::Kind::End; read = reader->next(row)) {
        MODALENS_CHECK(store.checkStop(reader->rowNumber()));
        if (read.kind == RowRead::Kind::Bad) {
            store.addBadRow(reader->rowNumber(), std::move(read.reason));
            continue;
        }
        if (!columns)
            columns = findScoreColumns(reader->columns());
        if (!columns)
            break;
        const auto text = [&](int column) {
            return static_cast<std::size_t>(column) < row.size() ? row[static_cast<std::size_t>(column)].text
                                                                 : std::string();
        };
        const std::optional<float> score = finiteScore(text(columns->score));
        if (!score || text(columns->query).empty() || text(columns->item).empty())
            store.addBadRow(reader->rowNumber(), "the row has no query, no item or no finite score");
        else
            MODALENS_CHECK(store.take({text(columns->query), text(columns->item), *score}));
    }
    MODALENS_CHECK(reader->error());
    if (!columns && isNearlyTrec(file))
        return fail(
            ErrorCode::Malformed,
            "the lines are not \"query Q0 document rank score tag\"; spaces within a name are written "
            "%20 in a TREC run",
            file.string());
    if (!columns)
        return fail(ErrorCode::Malformed, "no columns \"query\" (or \"user\"), \"item\" and \"score\"",
                    file.string());
    return {};
}

} // namespace

std::optional<ScoreRow> trecLine(std::string_view line)
{
    std::array<std::string_view, 6> parts;
    std::size_t count = 0;
    for (std::string_view rest = trimmed(line); !rest.empty(); rest = trimmed(rest)) {
        const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
        if (count == parts.size())
            return std::nullopt;
        parts[count++] = rest.substr(0, end);
        rest.remove_prefix(end);
    }
    const std::optional<float> score = count >= 5 ? finiteScore(parts[4]) : std::nullopt;
    if (count < 5 || asciiLower(parts[1]) != "q0" || !finiteScore(parts[3]) || !score)
        return std::nullopt;
    return ScoreRow{validUtf8(percentDecoded(parts[0])), validUtf8(percentDecoded(parts[2])), *score};
}

bool isTrecRun(const std::filesystem::path &file)
{
    Result<ByteStream> stream = ByteStream::open(file);
    if (!stream)
        return false;
    const std::optional<std::string> line = nextLine(*stream);
    return line && trecLine(*line).has_value();
}

std::optional<ScoreColumns> findScoreColumns(const std::vector<std::string> &columns)
{
    if (columns.size() == 3 && columns[0] == "column 1")
        return ScoreColumns{0, 1, 2};
    ScoreColumns found;
    found.query = columnWith(columns, NameHint::Query);
    if (found.query < 0)
        found.query = columnWith(columns, NameHint::User);
    found.item = columnWith(columns, NameHint::Item);
    if (found.item < 0)
        found.item = columnWith(columns, NameHint::Id);
    found.score = columnWith(columns, NameHint::Score);
    if (found.query < 0 || found.item < 0 || found.score < 0)
        return std::nullopt;
    return found;
}

Result<ImportReport> importScores(Catalog &catalog, const std::filesystem::path &file,
                                  std::string_view signal, ProgressSink &progress, std::stop_token stop)
{
    if (trimmed(signal).empty())
        return fail(ErrorCode::InvalidArgument, "the signal needs a name", file.string());
    ImportRun run(catalog, file.string(), progress, std::move(stop));
    MODALENS_CHECK(run.start());
    ScoreStore store(run, signal, escapedUtf8(file.filename().string()));
    Status outcome = isTrecRun(file) ? readTrecRun(file, store) : readScoreTable(file, store);
    if (outcome)
        outcome = store.finish();
    return run.finish(std::move(outcome));
}

} // namespace modalens
