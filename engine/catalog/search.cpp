// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/names.h"
#include "engine/catalog/schema.h"
#include "engine/catalog/searchfirst.h"
#include "engine/catalog/searchindexer.h"
#include "engine/catalog/searchtext.h"

#include <limits>
#include <map>
#include <set>

// Finding items by words, tags and numbers.

namespace modalens {

namespace {

constexpr std::int64_t kIndexBatch = 8192;
constexpr std::int64_t kRankedMatches = 50'000; // weighing a match costs some microseconds

/// Marks rows of a statement's first column.
Status collect(Statement &statement, Bitmap &rows)
{
    return statement.forEach([&](const Statement &row) {
        if (row.integerAt(0) >= 0 && row.integerAt(0) < rows.size())
            rows.set(row.integerAt(0));
    });
}

Result<Bitmap> rowsOf(const Database &database, const ItemSet &set, std::int64_t rowCount)
{
    Bitmap rows(rowCount);
    for (const ItemId item : set.items)
        if (rowOf(item) >= 0 && rowOf(item) < rowCount)
            rows.set(rowOf(item));
    MODALENS_TRY(statement, database.prepare("SELECT id FROM items WHERE key = ?"));
    for (const std::string &key : set.keys) {
        const std::string clean = cleanKey(key);
        MODALENS_CHECK(collect(statement.bind(clean), rows));
    }
    return rows;
}

Status keepTagged(const Database &database, const std::vector<Filter::TagIs> &tags, Bitmap &rows)
{
    MODALENS_TRY(statement, database.prepare("SELECT item FROM item_tags WHERE tag = "
                                             "(SELECT id FROM tags WHERE group_name = ? AND value = ?)"));
    std::map<std::string, Bitmap> byGroup;
    Bitmap excluded(rows.size());
    for (const Filter::TagIs &tag : tags) {
        Bitmap &tagged =
            tag.isExcluded ? excluded : byGroup.try_emplace(tag.group, rows.size()).first->second;
        MODALENS_CHECK(collect(statement.bind(tag.group, tag.value), tagged));
    }
    for (const auto &[group, tagged] : byGroup)
        rows &= tagged;
    excluded.invert();
    rows &= excluded;
    return {};
}

Status keepRange(const Database &database, const Filter::FieldRange &range, Bitmap &rows)
{
    MODALENS_TRY(statement,
                 database.prepare("SELECT item FROM item_fields WHERE field = "
                                  "(SELECT id FROM field_names WHERE name = ?) AND value BETWEEN ? AND ?"));
    constexpr double unbounded = std::numeric_limits<double>::infinity();
    Bitmap inside(rows.size());
    MODALENS_CHECK(collect(
        statement.bind(range.name, range.min.value_or(-unbounded), range.max.value_or(unbounded)), inside));
    rows &= inside;
    return {};
}

} // namespace

Result<std::int64_t> countMatches(const Database &database, const std::string &query, std::int64_t most)
{
    MODALENS_TRY(
        statement,
        database.prepare("SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"));
    std::int64_t count = 0;
    MODALENS_CHECK(
        statement.bind(query, most).forEach([&](const Statement &row) { count = row.integerAt(0); }));
    return count;
}

Result<std::vector<ItemId>> firstMatches(const Database &database, const std::string &query,
                                         std::int64_t limit)
{
    MODALENS_TRY(statement,
                 database.prepare("SELECT rowid FROM search WHERE search MATCH ? AND rowid NOT IN "
                                  "(SELECT id FROM items WHERE is_removed = 1) ORDER BY rowid LIMIT ?"));
    std::vector<ItemId> items;
    std::set<std::int64_t> found;
    for (const std::string &where : {"{title} : (" + query + ")", query})
        MODALENS_CHECK(statement.bind(where, limit).forEach([&](const Statement &row) {
            if (static_cast<std::int64_t>(items.size()) < limit && found.insert(row.integerAt(0)).second)
                items.push_back(ItemId{row.integerAt(0)});
        }));
    return items;
}

Result<std::vector<ItemId>> Catalog::search(std::string_view words, std::int64_t limit) const
{
    const std::string query = searchQuery(words, WordMatch::PrefixExactFirst);
    if (query.empty() || limit <= 0)
        return std::vector<ItemId>();
    const Database &database = m_impl->database;
    MODALENS_TRY(matches, countMatches(database, query, kRankedMatches + 1));
    if (matches > kRankedMatches)
        return firstMatches(database, searchQuery(words, WordMatch::Prefix), limit);
    // A word in the title weighs more than one in a text. The tombstones are few; a join with items would
    // cost a look-up for each match.
    MODALENS_TRY(statement, database.prepare("SELECT rowid FROM search WHERE search MATCH ? AND rowid NOT IN "
                                             "(SELECT id FROM items WHERE is_removed = 1) "
                                             "ORDER BY bm25(search, 8.0, 1.0), rowid LIMIT ?"));
    std::vector<ItemId> items;
    MODALENS_CHECK(statement.bind(query, limit).forEach([&](const Statement &row) {
        items.push_back(ItemId{row.integerAt(0)});
    }));
    return items;
}

Result<Bitmap> Catalog::filterRows(const Filter &filter) const
{
    MODALENS_TRY(rows, liveRows());
    if (!filter.tags.empty())
        MODALENS_CHECK(keepTagged(m_impl->database, filter.tags, rows));
    for (const Filter::FieldRange &range : filter.ranges)
        MODALENS_CHECK(keepRange(m_impl->database, range, rows));
    if (!filter.text.empty()) {
        const bool isNamed = filter.match == TextMatch::Names || filter.match == TextMatch::Pattern;
        MODALENS_TRY(found, isNamed ? rowsWithNames(*this, filter, rows.size())
                                    : rowsWithWords(m_impl->database, filter, rows.size()));
        rows &= found;
    }
    if (filter.only) {
        MODALENS_TRY(found, rowsOf(m_impl->database, *filter.only, rows.size()));
        rows &= found;
    }
    return std::move(rows);
}

Result<std::int64_t> Catalog::searchBacklog() const
{
    return m_impl->database.integer(
        "SELECT (SELECT count(*) FROM items WHERE is_removed = 0 AND id >= "
        "(SELECT next_item FROM search_progress)) + (SELECT count(*) FROM search_dirty "
        "WHERE item < (SELECT next_item FROM search_progress))");
}

Status Catalog::rebuildSearchIndex(ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
    MODALENS_CHECK(emptySearchIndex(m_impl->database));
    MODALENS_CHECK(transaction.commit());
    return indexSearchText(progress, std::move(stop));
}

Status Catalog::indexSearchText(ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(total, searchBacklog());
    for (std::int64_t done = 0;;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
        MODALENS_TRY(indexer, SearchIndexer::make(m_impl->database));
        MODALENS_TRY(count, indexer.indexBatch(kIndexBatch, stop));
        MODALENS_CHECK(transaction.commit());
        if (count == 0)
            return {};
        done += count;
        progress.report({"search.index", done, std::max(total, done), {}});
    }
}

} // namespace modalens
