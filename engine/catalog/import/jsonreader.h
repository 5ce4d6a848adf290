// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import/bytestream.h"
#include "engine/catalog/import/tablereader.h"

#include <unordered_map>

namespace modalens {

/// A JSON array of objects, or one object a line. The array is taken apart by counting brackets outside
/// strings, so only one element at a time is in memory; one longer than kMaxRowBytes is passed over and
/// reported. Members of nested objects are columns "outer.inner", one level deep.
class JsonTable final : public TableReader
{
public:
    static Result<std::unique_ptr<TableReader>> open(const std::filesystem::path &file);
    ~JsonTable() override;

    const std::vector<std::string> &columns() const override { return m_columns; }
    RowRead next(TableRow &row) override;
    std::int64_t rowNumber() const override { return m_row; }
    bool wasSanitised() const override { return m_wasSanitised; }
    Status error() const override { return m_stream.error(); }

private:
    struct Parser;
    JsonTable(ByteStream stream, bool isArray);
    RowRead nextElement(); ///< Into m_element.
    RowRead nextLine();
    RowRead copyElement();
    RowRead parseElement(TableRow &row);
    RowRead readMembers(TableRow &row);
    std::size_t columnOf(std::string_view name);

    ByteStream m_stream;
    bool m_isArray;
    bool m_isFinished = false;
    std::unique_ptr<Parser> m_parser;
    std::string m_element;
    std::vector<std::string> m_columns;
    std::unordered_map<std::string, std::size_t> m_columnIndex;
    std::int64_t m_row = 0;
    bool m_wasSanitised = false;
};

} // namespace modalens
