// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/itemnames.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace modalens {

namespace {

constexpr std::size_t kRowsOfChunk = 8192; // half a millisecond: what a stop waits for

/// Good fits first, then short titles, then by row.
std::uint64_t orderOf(int fit, std::size_t titleBytes, std::size_t row)
{
    constexpr std::size_t kLongest = (1 << 20) - 1;
    return static_cast<std::uint64_t>(fit) << 61 |
           static_cast<std::uint64_t>(std::min(titleBytes, kLongest)) << 40 | row;
}

/// glibc's is several times as fast as std::string_view::find.
std::size_t findText(std::string_view lines, std::size_t from, const std::string &text)
{
    const void *found = ::memmem(lines.data() + from, lines.size() - from, text.data(), text.size());
    return found ? static_cast<std::size_t>(static_cast<const char *>(found) - lines.data())
                 : std::string_view::npos;
}

ItemId itemOf(std::uint64_t order)
{
    return ItemId{static_cast<std::int64_t>(order & ((std::uint64_t{1} << 40) - 1))};
}

} // namespace

Result<ItemNames> ItemNames::load(const Catalog &catalog, NameForm form, std::stop_token stop)
{
    MODALENS_TRY(rows, catalog.rowCount());
    const auto rowCount = static_cast<std::size_t>(rows);
    const std::size_t share =
        std::min<std::size_t>(2 * kMaxKeyBytes, kMaxBytes / std::max<std::size_t>(1, rowCount));
    ItemNames names;
    names.m_starts.reserve(rowCount + 1);
    const auto fillTo = [&names](std::size_t row) {
        while (names.rowCount() < row)
            names.m_starts.push_back(static_cast<std::uint32_t>(names.m_lines.size()));
    };
    MODALENS_CHECK(catalog.forEachName(
        [&](ItemId item, std::string_view title, std::string_view key) {
            const std::int64_t row = rowOf(item);
            if (row < static_cast<std::int64_t>(names.rowCount()) || row >= rows)
                return; // written meanwhile
            fillTo(static_cast<std::size_t>(row));
            names.m_lines += nameLines(title, key, form, share);
            names.m_starts.push_back(static_cast<std::uint32_t>(names.m_lines.size()));
        },
        std::move(stop)));
    fillTo(rowCount);
    names.m_lines.shrink_to_fit();
    return names;
}

template <class Find, class Weigh>
void ItemNames::scanChunk(std::size_t chunk, const Find &find, const Weigh &weigh) const
{
    std::size_t row = chunk * kRowsOfChunk;
    const std::size_t lastRow = std::min(row + kRowsOfChunk, rowCount());
    const std::string_view lines = std::string_view(m_lines).substr(0, m_starts[lastRow]);
    for (std::size_t at = m_starts[row]; at < lines.size();) {
        const std::size_t found = find(lines, at);
        if (found == std::string_view::npos)
            return;
        while (m_starts[row + 1] <= found)
            ++row;
        weigh(row);
        at = m_starts[++row];
    }
}

template <class Find, class Order>
Result<SearchHits> ItemNames::scan(const Find &find, const Order &order, std::int64_t limit,
                                   std::int64_t maxMatches, ThreadTeam &team,
                                   const std::stop_token &stop) const
{
    const std::size_t chunks = (rowCount() + kRowsOfChunk - 1) / kRowsOfChunk;
    std::vector<FirstFew> parts(static_cast<std::size_t>(team.size()),
                                FirstFew(std::max<std::int64_t>(0, limit)));
    std::atomic<std::size_t> nextChunk{0};
    std::atomic<std::int64_t> total{0};
    team.run([&](int member) {
        FirstFew &part = parts[static_cast<std::size_t>(member)];
        for (std::size_t chunk = nextChunk++; chunk < chunks; chunk = nextChunk++) {
            if (stop.stop_requested() || total > maxMatches)
                return;
            std::int64_t matches = 0;
            scanChunk(chunk, find, [&](std::size_t row) {
                if (const std::optional<std::uint64_t> place = order(row)) {
                    part.add(*place);
                    ++matches;
                }
            });
            total += matches;
        }
    });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped");
    for (std::size_t i = 1; i < parts.size(); ++i)
        parts.front().add(parts[i]);
    SearchHits hits;
    hits.total = std::min<std::int64_t>(total, maxMatches);
    hits.isTotalExact = total <= maxMatches;
    for (const std::uint64_t place : parts.front().sorted())
        hits.items.push_back(itemOf(place));
    return hits;
}

Result<SearchHits> ItemNames::find(const NameWords &words, std::int64_t limit, ThreadTeam &team,
                                   const std::stop_token &stop) const
{
    if (words.isEmpty())
        return SearchHits();
    const std::string &longest = words.longest();
    return scan(
        [&longest](std::string_view lines, std::size_t from) { return findText(lines, from, longest); },
        [&](std::size_t row) -> std::optional<std::uint64_t> {
            const std::string_view lines = linesOf(row);
            const std::optional<int> fit = words.fit(lines);
            return fit ? std::optional(orderOf(*fit, lines.find('\n'), row)) : std::nullopt;
        },
        limit, std::numeric_limits<std::int64_t>::max(), team, stop);
}

Result<SearchHits> ItemNames::find(const NamePattern &pattern, std::int64_t limit, ThreadTeam &team,
                                   const std::stop_token &stop) const
{
    return scan([&pattern](std::string_view lines, std::size_t from) { return pattern.find(lines, from); },
                [](std::size_t row) { return std::optional<std::uint64_t>(row); }, limit, kMaxMatches, team,
                stop);
}

Result<SearchHits> ItemNames::find(const NamePattern &pattern, const ItemNames &folded, std::int64_t limit,
                                   ThreadTeam &team, const std::stop_token &stop) const
{
    const std::string &letters = pattern.letters();
    return folded.scan(
        [&letters](std::string_view lines, std::size_t from) { return findText(lines, from, letters); },
        [&](std::size_t row) {
            return pattern.find(linesOf(row)) == std::string_view::npos ? std::nullopt
                                                                        : std::optional<std::uint64_t>(row);
        },
        limit, kMaxMatches, team, stop);
}

} // namespace modalens
