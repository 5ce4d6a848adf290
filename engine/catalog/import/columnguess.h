// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import.h"
#include "engine/catalog/import/tablereader.h"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace modalens {

/// Collects what the values of a table look like and guesses what each column means, from its name and its
/// values. Memory is bounded: the first kMaxRows rows or kMaxBytes of them are looked at, later ones are
/// ignored.
class TableProfile
{
public:
    static constexpr std::int64_t kMaxRows = 2000;
    static constexpr std::size_t kMaxBytes = 32 << 20;

    /// \param columns of the reader after this row.
    void add(const std::vector<std::string> &columns, const TableRow &row);
    /// One mapping for each column, in the order of the table. Path templates are left empty.
    TableMapping guess() const;

private:
    struct Column
    {
        std::string name;
        std::int64_t present = 0, numbers = 0, lists = 0, entries = 0, piped = 0, urls = 0, dates = 0,
                     codes = 0, flags = 0, paths = 0;
        std::int64_t images = 0, sounds = 0, videos = 0;
        std::int64_t bytes = 0, words = 0;
        std::unordered_set<std::uint64_t> distinct;

        void addText(const std::string &text);
        void addCell(const Cell &cell);
        double share(std::int64_t count, std::int64_t of) const
        {
            return of > 0 ? double(count) / double(of) : 0.0;
        }
        double meanBytes() const { return share(bytes, entries); }
        bool isUnique() const { return present > 0 && share(std::int64_t(distinct.size()), present) >= 0.9; }
        bool isNumeric() const { return present > 0 && numbers == present; }
        ColumnUse mediaUse() const;
    };

    bool isKeyCandidate(const Column &column) const;
    std::size_t chooseKey(const TableMapping &mapping) const;
    std::size_t chooseTitle(const TableMapping &mapping) const;
    static ColumnUse useByValues(const Column &column);

    std::vector<Column> m_columns;
    std::int64_t m_rows = 0;
    std::size_t m_bytes = 0;
};

/// Entries of a CSV cell that lists values: "Comedy|Romance". A cell without '|' is one entry.
std::vector<std::string> listEntries(const Cell &cell);

} // namespace modalens
