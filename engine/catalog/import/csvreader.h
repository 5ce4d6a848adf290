// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import/bytestream.h"
#include "engine/catalog/import/tablereader.h"

namespace modalens {

/// One record of an RFC 4180 file: quoted cells may hold delimiters, quotes ("") and line breaks; lines end
/// with LF, CRLF or CR; blank lines are passed over. A quote inside an unquoted cell is itself.
class CsvRecords
{
public:
    CsvRecords(ByteStream stream, char delimiter);

    /// A cell longer than kMaxCellBytes or a quote that never closes makes the record bad; reading goes on at
    /// the next line.
    RowRead next(std::vector<std::string> &cells);
    const ByteStream &stream() const { return m_stream; }
    void seek(std::int64_t position) { m_stream.seek(position); }

private:
    RowRead readRecord(std::vector<std::string> &cells);
    bool readQuoted(std::string &cell);
    void readPlain(std::string &cell);
    RowRead skipBadLine(std::int64_t recordStart, std::string reason);
    bool atLineEnd();
    void skipLine();

    ByteStream m_stream;
    char m_delimiter;
};

/// The delimiter under which the first lines have the same number of cells, and most of them.
char guessDelimiter(const std::filesystem::path &file);

/// A CSV file as a table. The first record is the header, unless it holds a number: then columns are "column
/// 1", "column 2"...
class CsvTable final : public TableReader
{
public:
    static Result<std::unique_ptr<TableReader>> open(const std::filesystem::path &file);

    const std::vector<std::string> &columns() const override { return m_columns; }
    RowRead next(TableRow &row) override;
    std::int64_t rowNumber() const override { return m_row; }
    bool wasSanitised() const override { return m_wasSanitised; }
    Status error() const override { return m_records.stream().error(); }

private:
    explicit CsvTable(CsvRecords records);
    Status readHeader(const std::string &file);
    std::string cleaned(std::string text);

    CsvRecords m_records;
    std::vector<std::string> m_columns;
    std::vector<std::string> m_cells;
    std::int64_t m_row = 0;
    bool m_wasSanitised = false;
};

} // namespace modalens
