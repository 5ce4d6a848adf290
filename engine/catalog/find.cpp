// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/namepattern.h"
#include "engine/catalog/namescan.h"
#include "engine/catalog/searchfirst.h"
#include "engine/catalog/searchtext.h"

#include <algorithm>
#include <set>

// Finding items while someone types, and the rows that what was typed leaves.

namespace modalens {

namespace {

constexpr std::int64_t kWeighedMatches = 3000; // some microseconds each; more would be felt
constexpr std::int64_t kCountedMatches = 100'000;

WordMatch wordMatchOf(TextMatch match)
{
    return match == TextMatch::WholeWords ? WordMatch::Whole : WordMatch::Prefix;
}

Result<std::vector<ItemId>> weighedMatches(const Database &database, const std::string &query,
                                           std::int64_t limit)
{
    MODALENS_TRY(statement, database.prepare("SELECT rowid FROM search WHERE search MATCH ? AND rowid NOT IN "
                                             "(SELECT id FROM items WHERE is_removed = 1) "
                                             "ORDER BY bm25(search, 8.0, 1.0), rowid LIMIT ?"));
    std::vector<ItemId> items;
    MODALENS_CHECK(statement.bind(query, limit).forEach([&](const Statement &row) {
        items.push_back(ItemId{row.integerAt(0)});
    }));
    return items;
}

/// Titles that are just these words come before those that only have them.
Status liftSameTitles(const Database &database, std::string_view words, std::vector<ItemId> &items)
{
    MODALENS_TRY(statement, database.prepare("SELECT title FROM items WHERE id = ?"));
    const std::string wanted = foldedName(words);
    std::set<ItemId> same;
    for (const ItemId item : items)
        MODALENS_CHECK(statement.bind(static_cast<std::int64_t>(item)).forEach([&](const Statement &row) {
            if (foldedName(row.textAt(0)) == wanted)
                same.insert(item);
        }));
    std::stable_partition(items.begin(), items.end(), [&](ItemId item) { return same.contains(item); });
    return {};
}

/// Items that have the words themselves come before those that have longer ones: no weight of a prefix may
/// put "crown" before "crow".
Result<std::vector<ItemId>> bestMatches(const Database &database, std::string_view words, WordMatch match,
                                        std::int64_t matches, std::int64_t limit)
{
    std::vector<ItemId> items;
    std::set<ItemId> found;
    for (const WordMatch tier : {WordMatch::Whole, match}) {
        const std::string query = searchQuery(words, tier);
        MODALENS_TRY(more, matches > kWeighedMatches ? firstMatches(database, query, limit)
                                                     : weighedMatches(database, query, limit));
        for (const ItemId item : more)
            if (static_cast<std::int64_t>(items.size()) < limit && found.insert(item).second)
                items.push_back(item);
        if (match == WordMatch::Whole || static_cast<std::int64_t>(items.size()) == limit)
            break;
    }
    MODALENS_CHECK(liftSameTitles(database, words, items));
    return items;
}

Result<SearchHits> findWords(const Database &database, std::string_view words, WordMatch match,
                             std::int64_t limit)
{
    const std::string query = searchQuery(words, match);
    if (query.empty() || limit <= 0)
        return SearchHits();
    MODALENS_TRY(matches, countMatches(database, query, kCountedMatches + 1));
    SearchHits hits;
    hits.total = std::min(matches, kCountedMatches);
    hits.isTotalExact = matches <= kCountedMatches;
    MODALENS_TRY(items, bestMatches(database, words, match, matches, limit));
    hits.items = std::move(items);
    return hits;
}

} // namespace

Result<SearchHits> Catalog::find(std::string_view words, TextMatch match, std::int64_t limit,
                                 std::stop_token stop) const
{
    if (match != TextMatch::Texts && match != TextMatch::WholeWords)
        return fail(ErrorCode::InvalidArgument, "names and patterns are found by ItemFinder");
    const InterruptGuard guard(m_impl->database, stop);
    Result<SearchHits> hits = findWords(m_impl->database, words, wordMatchOf(match), limit);
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped");
    return hits;
}

Status Catalog::forEachName(const NameVisit &visit, std::stop_token stop) const
{
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "SELECT id, title, key FROM items WHERE is_removed = 0 ORDER BY id"));
    const InterruptGuard guard(m_impl->database, stop);
    const Status status = statement.forEach(
        [&](const Statement &row) { visit(ItemId{row.integerAt(0)}, row.textAt(1), row.textAt(2)); });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped");
    return status;
}

Status Catalog::forEachText(const TextVisit &visit, std::stop_token stop) const
{
    MODALENS_TRY(statement, m_impl->database.prepare("SELECT item, language, text FROM assets "
                                                     "WHERE modality = ? AND role IN (0, 1) ORDER BY id"));
    const InterruptGuard guard(m_impl->database, stop);
    const Status status = statement.bind(static_cast<int>(Modality::Text)).forEach([&](const Statement &row) {
        visit(ItemId{row.integerAt(0)}, row.textAt(1), row.textAt(2));
    });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped");
    return status;
}

Result<Bitmap> rowsWithWords(const Database &database, const Filter &filter, std::int64_t rowCount)
{
    Bitmap found(rowCount);
    const std::string query = searchQuery(filter.text, wordMatchOf(filter.match));
    if (query.empty())
        return found;
    MODALENS_TRY(statement, database.prepare("SELECT rowid FROM search WHERE search MATCH ?"));
    MODALENS_CHECK(statement.bind(query).forEach([&](const Statement &row) {
        if (row.integerAt(0) >= 0 && row.integerAt(0) < rowCount)
            found.set(row.integerAt(0));
    }));
    return found;
}

Result<Bitmap> rowsWithNames(const Catalog &catalog, const Filter &filter, std::int64_t rowCount)
{
    const bool isPattern = filter.match == TextMatch::Pattern;
    const NameWords words(filter.text);
    std::optional<NamePattern> pattern;
    if (isPattern) {
        MODALENS_TRY(made, NamePattern::make(filter.text));
        pattern = std::move(made);
    }
    Bitmap found(rowCount);
    const NameForm form = isPattern ? NameForm::Written : NameForm::Folded;
    const auto isFound = [&](const std::string &lines) {
        if (isPattern)
            return pattern->find(lines) != std::string_view::npos;
        return !words.isEmpty() && words.fit(lines).has_value();
    };
    MODALENS_CHECK(catalog.forEachName(
        [&](ItemId item, std::string_view title, std::string_view key) {
            if (rowOf(item) >= 0 && rowOf(item) < rowCount &&
                isFound(nameLines(title, key, form, 2 * kMaxKeyBytes)))
                found.set(rowOf(item));
        },
        {}));
    return found;
}

} // namespace modalens
