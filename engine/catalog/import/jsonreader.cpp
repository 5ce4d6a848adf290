// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/jsonreader.h"

#include "engine/base/utf8.h"
#include "engine/catalog/import/importtext.h"

#include <simdjson.h>

#include <algorithm>
#include <tuple>

namespace modalens {

struct JsonTable::Parser
{
    simdjson::dom::parser parser;
};

namespace {

bool isSpace(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void skipSpace(ByteStream &stream)
{
    while (isSpace(stream.peek()))
        stream.get();
}

bool assignText(simdjson::dom::element value, std::string &text)
{
    std::string_view string;
    std::ignore = value.get(string);
    text = string;
    return true;
}

/// A scalar as text; false for arrays, objects and null.
bool scalarText(simdjson::dom::element value, std::string &text)
{
    using simdjson::dom::element_type;
    switch (value.type()) {
    case element_type::STRING:
        return assignText(value, text);
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
    case element_type::BOOL:
        text = simdjson::minify(value);
        return true;
    default:
        return false;
    }
}

Cell cellFrom(simdjson::dom::element value)
{
    Cell cell;
    if (value.is_array()) {
        simdjson::dom::array entries;
        std::ignore = value.get(entries); // its type is known
        for (const simdjson::dom::element entry : entries) {
            std::string text;
            if (scalarText(entry, text) && !text.empty())
                cell.list.push_back(std::move(text));
        }
        cell.kind = cell.list.empty() ? Cell::Kind::Missing : Cell::Kind::List;
    } else if (scalarText(value, cell.text)) {
        cell.kind = value.is_number() ? Cell::Kind::Number : Cell::Kind::Text;
        if (trimmed(cell.text).empty())
            cell.kind = Cell::Kind::Missing;
    }
    return cell;
}

std::size_t longestPart(const Cell &cell)
{
    std::size_t longest = cell.text.size();
    for (const std::string &entry : cell.list)
        longest = std::max(longest, entry.size());
    return longest;
}

} // namespace

JsonTable::JsonTable(ByteStream stream, bool isArray)
    : m_stream(std::move(stream))
    , m_isArray(isArray)
    , m_parser(std::make_unique<Parser>())
{
}

JsonTable::~JsonTable() = default;

Result<std::unique_ptr<TableReader>> JsonTable::open(const std::filesystem::path &file)
{
    MODALENS_TRY(stream, ByteStream::open(file));
    skipSpace(stream);
    const bool isArray = stream.peek() == '[';
    const std::int64_t start = stream.position();
    if (isArray)
        stream.get();
    std::unique_ptr<JsonTable> table(new JsonTable(std::move(stream), isArray));
    if (!isArray) {
        TableRow row;
        if (table->next(row).kind == RowRead::Kind::Bad && table->m_element == "{")
            return fail(
                ErrorCode::Unsupported,
                "the file is one JSON object; an array of objects or one object a line can be imported",
                file.string());
        std::unique_ptr<JsonTable> fresh(new JsonTable(std::move(table->m_stream), false));
        fresh->m_stream.seek(start);
        return fresh;
    }
    return table;
}

RowRead JsonTable::next(TableRow &row)
{
    RowRead read = m_isArray ? nextElement() : nextLine();
    if (read.kind == RowRead::Kind::End)
        return read;
    ++m_row;
    return read.kind == RowRead::Kind::Row ? parseElement(row) : read;
}

RowRead JsonTable::nextLine()
{
    skipSpace(m_stream);
    if (m_stream.peek() == ByteStream::kEnd)
        return {RowRead::Kind::End, {}};
    m_element.clear();
    bool isTooLong = false;
    for (;;) {
        const std::string_view piece = m_stream.buffered();
        const std::size_t end = std::min(piece.find('\n'), piece.size());
        isTooLong = isTooLong || m_element.size() + end > kMaxRowBytes;
        if (!isTooLong)
            m_element += piece.substr(0, end);
        m_stream.take(end);
        if (piece.empty() || end < piece.size())
            break;
    }
    m_element.resize(trimmed(m_element).size());
    if (isTooLong)
        return {RowRead::Kind::Bad, "the row is longer than 16 MiB"};
    return {RowRead::Kind::Row, {}};
}

RowRead JsonTable::nextElement()
{
    skipSpace(m_stream);
    while (m_stream.peek() == ',') {
        m_stream.get();
        skipSpace(m_stream);
    }
    const int first = m_stream.peek();
    if (m_isFinished || first == ']' || (first == ByteStream::kEnd && m_row == 0)) {
        m_isFinished = true;
        return {RowRead::Kind::End, {}};
    }
    if (first == ByteStream::kEnd) {
        m_isFinished = true;
        return {RowRead::Kind::Bad, "the file ends inside the array"};
    }
    return copyElement();
}

/// Copies one element of the array by counting brackets outside strings.
RowRead JsonTable::copyElement()
{
    m_element.clear();
    std::int64_t length = 0;
    int depth = 0;
    bool isInString = false;
    for (int c = m_stream.peek(); c != ByteStream::kEnd; c = m_stream.peek()) {
        if (!isInString && depth == 0 && (c == ',' || c == ']'))
            break;
        m_stream.get();
        if (++length <= static_cast<std::int64_t>(kMaxRowBytes))
            m_element += static_cast<char>(c);
        if (isInString && c == '\\') {
            if (const int escaped = m_stream.get(); escaped != ByteStream::kEnd) {
                m_element += static_cast<char>(escaped);
                ++length;
            }
        } else if (c == '"') {
            isInString = !isInString;
        } else if (!isInString) {
            depth = std::max(0, depth + (c == '{' || c == '[') - (c == '}' || c == ']'));
        }
        if (length > static_cast<std::int64_t>(kMaxRowBytes))
            m_element.clear();
    }
    if (isInString || depth > 0) {
        m_isFinished = true;
        return {RowRead::Kind::Bad, "the file ends inside this row"};
    }
    if (length > static_cast<std::int64_t>(kMaxRowBytes))
        return {RowRead::Kind::Bad, "the row is longer than 16 MiB"};
    return {RowRead::Kind::Row, {}};
}

RowRead JsonTable::parseElement(TableRow &row)
{
    if (!isValidUtf8(m_element)) {
        m_element = validUtf8(m_element);
        m_wasSanitised = true;
    }
    const auto parsed = m_parser->parser.parse(m_element.data(), m_element.size());
    if (parsed.error())
        return {RowRead::Kind::Bad,
                std::string("the row is not JSON: ") + simdjson::error_message(parsed.error())};
    if (!parsed.is_object())
        return {RowRead::Kind::Bad, "the row is not a JSON object"};
    return readMembers(row);
}

RowRead JsonTable::readMembers(TableRow &row)
{
    row.assign(m_columns.size(), {});
    const auto put = [&](std::string_view name, simdjson::dom::element value) {
        const std::size_t column = columnOf(name);
        row.resize(std::max(row.size(), m_columns.size()));
        if (column < row.size())
            row[column] = cellFrom(value);
        return column >= row.size() || longestPart(row[column]) <= kMaxCellBytes;
    };
    simdjson::dom::object members;
    std::ignore = m_parser->parser.doc.root().get(members); // parseElement() saw that it is an object
    for (const auto &[name, value] : members) {
        bool isSmall = true;
        if (value.is_object()) {
            simdjson::dom::object nested;
            std::ignore = value.get(nested);
            for (const auto &[inner, innerValue] : nested)
                isSmall = isSmall && put(std::string(name) + "." + std::string(inner), innerValue);
        } else {
            isSmall = put(name, value);
        }
        if (!isSmall)
            return {RowRead::Kind::Bad, "\"" + oneLine(name, 60) + "\" is longer than 1 MiB"};
    }
    return {RowRead::Kind::Row, {}};
}

/// The index of a column, new ones at the end; past the last column when there are too many.
std::size_t JsonTable::columnOf(std::string_view name)
{
    const auto known = m_columnIndex.find(std::string(name));
    if (known != m_columnIndex.end())
        return known->second;
    if (m_columns.size() >= kMaxColumns)
        return kMaxColumns;
    m_columnIndex.emplace(name, m_columns.size());
    m_columns.emplace_back(name);
    return m_columns.size() - 1;
}

} // namespace modalens
