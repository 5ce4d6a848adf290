// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import.h"
#include "engine/catalog/import/tablereader.h"

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace modalens {

/// Tags that another file gives to items (words of users), by item key.
using ItemTags = std::unordered_map<std::string, std::vector<Tag>>;

/// Turns rows into drafts under a mapping. The title is also the item's first text; text columns are Content,
/// and lists of sentences become paragraphs. The first file of a modality is Primary, further ones Content. A
/// title that ends with a year in brackets gives the number "year".
class RowDrafts
{
public:
    /// \param file the table; relative paths hang on its folder.
    RowDrafts(const std::filesystem::path &file, TableMapping mapping);

    struct Outcome
    {
        ItemDraft draft;                   ///< An empty key: the row is refused and `problems` says why.
        std::vector<std::string> problems; ///< Missing files and cells that are no numbers.
    };
    /// \param columns of the reader, which for JSON may have grown since the last row.
    Outcome make(const std::vector<std::string> &columns, const TableRow &row, std::int64_t rowNumber);

    /// Adds the path cells of a row, and those whose file does not exist, to what `preview` has counted.
    void countPaths(const std::vector<std::string> &columns, const TableRow &row, TablePreview &preview);

private:
    struct Use
    {
        std::size_t column;
        const ColumnMapping *mapping;
    };
    void bind(const std::vector<std::string> &columns);
    void addCell(const Use &use, const Cell &cell, Outcome &outcome) const;
    void addText(const Cell &cell, Outcome &outcome) const;
    void addFiles(const ColumnMapping &mapping, const Cell &cell, Outcome &outcome) const;
    void chooseKey(std::int64_t rowNumber, Outcome &outcome) const;

    std::filesystem::path m_base;
    std::string m_tableName;
    TableMapping m_mapping;
    bool m_hasKeyColumn;
    std::size_t m_boundColumns = 0;
    std::vector<Use> m_uses; ///< Mapped columns that the table has, in the order of the mapping.
};

/// The year in "Toy Story (1995)", 0 when there is none.
int yearOfTitle(std::string_view title);

/// Hash of a draft and of the size and time of its files, with the mark of its source in the upper 16 bits
/// (folder.h).
std::uint64_t stampOfDraft(const ItemDraft &draft, std::uint16_t mark);

} // namespace modalens
