// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/csvreader.h"

#include "engine/base/utf8.h"
#include "engine/catalog/import/columnnames.h"
#include "engine/catalog/import/importtext.h"

#include <algorithm>
#include <array>
#include <set>

namespace modalens {

CsvRecords::CsvRecords(ByteStream stream, char delimiter)
    : m_stream(std::move(stream))
    , m_delimiter(delimiter)
{
}

RowRead CsvRecords::next(std::vector<std::string> &cells)
{
    while (m_stream.peek() == '\n' || m_stream.peek() == '\r')
        m_stream.get();
    if (m_stream.peek() == ByteStream::kEnd)
        return {RowRead::Kind::End, {}};
    const std::int64_t start = m_stream.position();
    RowRead read = readRecord(cells);
    if (read.kind == RowRead::Kind::Bad)
        return skipBadLine(start, std::move(read.reason));
    return read;
}

RowRead CsvRecords::readRecord(std::vector<std::string> &cells)
{
    std::size_t count = 0;
    for (;;) {
        if (count == cells.size())
            cells.emplace_back();
        std::string &cell = cells[count++];
        cell.clear();
        if (m_stream.peek() == '"' && !readQuoted(cell))
            return {RowRead::Kind::Bad, cell.size() > kMaxCellBytes
                                            ? "cell " + std::to_string(count) + " is longer than 1 MiB"
                                            : "a quotation mark is opened and never closed"};
        readPlain(cell);
        if (cell.size() > kMaxCellBytes)
            return {RowRead::Kind::Bad, "cell " + std::to_string(count) + " is longer than 1 MiB"};
        if (count > kMaxColumns)
            return {RowRead::Kind::Bad, "the row has more than " + std::to_string(kMaxColumns) + " cells"};
        if (atLineEnd())
            break;
        m_stream.get(); // the delimiter
    }
    cells.resize(count);
    return {RowRead::Kind::Row, {}};
}

/// Behind the opening quote to behind the closing one. False when the cell is too long or the file ends.
bool CsvRecords::readQuoted(std::string &cell)
{
    m_stream.get();
    for (;;) {
        const std::string_view piece = m_stream.buffered();
        const std::size_t quote = std::min(piece.find('"'), piece.size());
        cell += piece.substr(0, quote);
        m_stream.take(quote);
        if (piece.empty() || cell.size() > kMaxCellBytes)
            return false;
        if (quote == piece.size())
            continue;
        m_stream.get();
        if (m_stream.peek() != '"')
            return true;
        cell += '"';
        m_stream.get();
    }
}

/// Up to the delimiter, line end or file end, none of which is taken.
void CsvRecords::readPlain(std::string &cell)
{
    const std::array<char, 3> stops{m_delimiter, '\n', '\r'};
    for (;;) {
        const std::string_view piece = m_stream.buffered();
        const auto stop = std::find_first_of(piece.begin(), piece.end(), stops.begin(), stops.end());
        const auto length = static_cast<std::size_t>(stop - piece.begin());
        if (cell.size() <= kMaxCellBytes)
            cell += piece.substr(0, std::min(length, kMaxCellBytes + 1));
        m_stream.take(length);
        if (piece.empty() || length < piece.size())
            return;
    }
}

bool CsvRecords::atLineEnd()
{
    const int c = m_stream.peek();
    return c == '\n' || c == '\r' || c == ByteStream::kEnd;
}

void CsvRecords::skipLine()
{
    for (;;) {
        const std::string_view piece = m_stream.buffered();
        const std::size_t end = std::min(piece.find('\n'), piece.size());
        m_stream.take(end);
        if (piece.empty() || end < piece.size())
            return;
    }
}

/// What was read over is read again from the next line. That costs no more than twice the file: a quote that
/// stays open for a megabyte passes no line that opens another one, since that one would close it.
RowRead CsvRecords::skipBadLine(std::int64_t recordStart, std::string reason)
{
    m_stream.seek(recordStart);
    skipLine();
    return {RowRead::Kind::Bad, std::move(reason)};
}

char guessDelimiter(const std::filesystem::path &file)
{
    constexpr std::array<char, 4> candidates{',', '\t', ';', '|'};
    char best = ',';
    std::size_t bestCells = 1;
    for (const char candidate : candidates) {
        Result<ByteStream> stream = ByteStream::open(file);
        if (!stream)
            return best;
        CsvRecords records(std::move(*stream), candidate);
        std::vector<std::string> cells;
        std::size_t common = 0;
        bool isEven = true;
        for (int row = 0; row < 20 && records.next(cells).kind == RowRead::Kind::Row; ++row) {
            isEven = isEven && (row == 0 || cells.size() == common);
            common = row == 0 ? cells.size() : std::min(common, cells.size());
        }
        const std::size_t score = isEven ? 2 * common : common; // an even table beats a wider uneven one
        if (common > 1 && score > bestCells) {
            best = candidate;
            bestCells = score;
        }
    }
    return best;
}

CsvTable::CsvTable(CsvRecords records)
    : m_records(std::move(records))
{
}

Result<std::unique_ptr<TableReader>> CsvTable::open(const std::filesystem::path &file)
{
    const char delimiter = guessDelimiter(file);
    MODALENS_TRY(stream, ByteStream::open(file));
    std::unique_ptr<CsvTable> table(new CsvTable(CsvRecords(std::move(stream), delimiter)));
    MODALENS_CHECK(table->readHeader(file.string()));
    return table;
}

Status CsvTable::readHeader(const std::string &file)
{
    const std::int64_t start = m_records.stream().position();
    const RowRead read = m_records.next(m_cells);
    if (read.kind == RowRead::Kind::End)
        return fail(ErrorCode::Malformed, "the table is empty", file);
    if (read.kind == RowRead::Kind::Bad)
        return fail(ErrorCode::Malformed, "the first line is no header: " + read.reason, file);
    const bool isData =
        std::any_of(m_cells.begin(), m_cells.end(), [](const std::string &c) { return isNumber(c); }) &&
        std::none_of(m_cells.begin(), m_cells.end(), [](const std::string &c) { return isColumnName(c); });
    std::set<std::string> taken;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        std::string name = isData ? std::string() : oneLine(cleaned(m_cells[i]));
        if (name.empty())
            name = "column " + std::to_string(i + 1);
        for (int copy = 2; !taken.insert(name).second; ++copy)
            name = oneLine(cleaned(m_cells[i])) + " (" + std::to_string(copy) + ")";
        m_columns.push_back(std::move(name));
    }
    if (isData)
        m_records.seek(start);
    return {};
}

std::string CsvTable::cleaned(std::string text)
{
    if (isValidUtf8(text))
        return text;
    m_wasSanitised = true;
    return validUtf8(text);
}

RowRead CsvTable::next(TableRow &row)
{
    RowRead read = m_records.next(m_cells);
    if (read.kind == RowRead::Kind::End)
        return read;
    ++m_row;
    if (read.kind == RowRead::Kind::Bad)
        return read;
    if (m_cells.size() != m_columns.size())
        return {RowRead::Kind::Bad, "the row has " + std::to_string(m_cells.size()) +
                                        " cells where the header has " + std::to_string(m_columns.size())};
    row.resize(m_cells.size());
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        row[i].kind = trimmed(m_cells[i]).empty() ? Cell::Kind::Missing : Cell::Kind::Text;
        row[i].text = cleaned(std::string(trimmed(m_cells[i])));
        row[i].list.clear();
    }
    return read;
}

} // namespace modalens
