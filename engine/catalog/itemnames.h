// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/threadteam.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/namepattern.h"
#include "engine/catalog/namescan.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// The titles and keys of all items side by side in memory, to be searched while someone types. Of at most
/// kMaxBytes; each item gets its share (536 bytes at a million) and longer names are cut to it. Loading reads
/// the table of items once; a search reads all of it, in milliseconds (see bench_search). Immutable.
class ItemNames
{
public:
    static Result<ItemNames> load(const Catalog &catalog, NameForm form, std::stop_token stop);

    /// The names that hold all words, those that fit best and are short first. `Cancelled` after a stop.
    Result<SearchHits> find(const NameWords &words, std::int64_t limit, ThreadTeam &team,
                            const std::stop_token &stop) const;
    /// The names that match, by row. Counts about kMaxMatches and no further.
    Result<SearchHits> find(const NamePattern &pattern, std::int64_t limit, ThreadTeam &team,
                            const std::stop_token &stop) const;
    /// The same, faster: only names whose folded form holds the pattern's letters are looked at closely.
    /// \pre both hold the same rows, these as they are written, and the pattern has letters.
    Result<SearchHits> find(const NamePattern &pattern, const ItemNames &folded, std::int64_t limit,
                            ThreadTeam &team, const std::stop_token &stop) const;
    std::size_t rowCount() const { return m_starts.size() - 1; }
    std::size_t sizeBytes() const { return m_lines.capacity() + m_starts.capacity() * sizeof(m_starts[0]); }

    static constexpr std::size_t kMaxBytes = std::size_t{512} << 20;
    static constexpr std::int64_t kMaxMatches = 10'000;

private:
    struct Scan;
    template <class Find, class Weigh>
    void scanChunk(std::size_t chunk, const Find &find, const Weigh &weigh) const;
    template <class Find, class Order>
    Result<SearchHits> scan(const Find &find, const Order &order, std::int64_t limit, std::int64_t maxMatches,
                            ThreadTeam &team, const std::stop_token &stop) const;
    std::string_view linesOf(std::size_t row) const
    {
        return std::string_view(m_lines).substr(m_starts[row], m_starts[row + 1] - m_starts[row]);
    }

    std::string m_lines;
    std::vector<std::uint32_t> m_starts{0}; ///< Of each row, and the end.
};

} // namespace modalens
