// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/tablereader.h"

#include "engine/catalog/import/bytestream.h"
#include "engine/catalog/import/csvreader.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/jsonreader.h"
#include "engine/catalog/import/mediakind.h"

#include <charconv>

namespace modalens {

Result<std::unique_ptr<TableReader>> openTable(const std::filesystem::path &file)
{
    MODALENS_TRY(stream, ByteStream::open(file));
    const std::string_view start = trimmed(stream.buffered());
    const std::string extension = asciiLower(extensionOf(file.filename().string()));
    const bool saysCsv = extension == "csv" || extension == "tsv" || extension == "tab";
    if (start.find('\0') != std::string_view::npos)
        return fail(ErrorCode::Malformed, "the file is binary, not a table", file.string());
    if (!saysCsv && (start.starts_with('[') || start.starts_with('{')))
        return JsonTable::open(file);
    return CsvTable::open(file);
}

bool isNumber(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.find_first_of("0123456789") == std::string_view::npos)
        return false; // "nan" and "inf" are words
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace modalens
