// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// No cell may be longer, or its row is refused: memory stays bounded whatever a file claims.
inline constexpr std::size_t kMaxCellBytes = 1 << 20;
inline constexpr std::size_t kMaxRowBytes = 16 << 20;
inline constexpr std::size_t kMaxColumns = 2000;

struct Cell
{
    enum class Kind {
        Missing, ///< Empty CSV cell, JSON null or an absent member.
        Text,
        Number, ///< JSON only; `text` has it as written. CSV cells are Text.
        List    ///< JSON array of strings or numbers.
    };
    Kind kind = Kind::Missing;
    std::string text;
    std::vector<std::string> list;
};

using TableRow = std::vector<Cell>;

struct RowRead
{
    enum class Kind { Row, Bad, End };
    Kind kind = Kind::End;
    std::string reason; ///< Why a row is bad, as an English sentence.
};

/// Reads a table row by row with bounded memory. CSV columns are known at once; JSON columns are added as
/// rows bring them, at the end, so a row may be shorter than columns() later is. A bad row never ends the
/// reading.
class TableReader
{
public:
    virtual ~TableReader() = default;
    virtual const std::vector<std::string> &columns() const = 0;
    virtual RowRead next(TableRow &row) = 0;
    /// Rows read so far, good and bad: after next() the 1-based number of that row. A CSV header does not
    /// count.
    virtual std::int64_t rowNumber() const = 0;
    /// True once bytes that are not UTF-8 were replaced.
    virtual bool wasSanitised() const = 0;
    /// An error of the disk that ended the reading early.
    virtual Status error() const = 0;
};

/// CSV with any of the delimiters , ; tab |, a JSON array of objects or one object a line, told apart by
/// content.
Result<std::unique_ptr<TableReader>> openTable(const std::filesystem::path &file);

/// True when `text` is a number as a whole (C locale).
bool isNumber(std::string_view text);

} // namespace modalens
