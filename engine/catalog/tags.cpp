// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/names.h"

#include <limits>

namespace modalens {

Result<std::vector<Tag>> Catalog::tags(ItemId item) const
{
    MODALENS_TRY(statement,
                 m_impl->database.prepare("SELECT t.group_name, t.value, i.source FROM item_tags i "
                                          "JOIN tags t ON t.id = i.tag WHERE i.item = ? ORDER BY i.place"));
    std::vector<Tag> tags;
    MODALENS_CHECK(statement.bind(rowOf(item)).forEach([&](const Statement &row) {
        tags.push_back({row.stringAt(0), row.stringAt(1), row.stringAt(2)});
    }));
    return tags;
}

Result<std::vector<TagCount>> Catalog::tagCounts(std::string_view group) const
{
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "SELECT t.group_name, t.value, c.items FROM tags t JOIN "
                                "(SELECT tag, count(DISTINCT item) AS items FROM item_tags GROUP BY tag) c "
                                "ON c.tag = t.id WHERE ?1 = '' OR t.group_name = ?1 "
                                "ORDER BY t.group_name, c.items DESC, t.value"));
    std::vector<TagCount> counts;
    MODALENS_CHECK(statement.bind(group).forEach([&](const Statement &row) {
        counts.push_back({row.stringAt(0), row.stringAt(1), row.integerAt(2)});
    }));
    return counts;
}

Result<std::vector<std::string>> Catalog::tagGroups() const
{
    MODALENS_TRY(statement,
                 m_impl->database.prepare(
                     "SELECT DISTINCT group_name FROM tags t "
                     "WHERE EXISTS(SELECT 1 FROM item_tags WHERE tag = t.id) ORDER BY group_name"));
    std::vector<std::string> groups;
    MODALENS_CHECK(statement.forEach([&](const Statement &row) { groups.push_back(row.stringAt(0)); }));
    return groups;
}

Result<std::vector<std::string>> Catalog::tagColumn(std::string_view group) const
{
    MODALENS_TRY(rows, m_impl->rowCount());
    std::vector<std::string> column(static_cast<std::size_t>(rows));
    std::vector<std::int32_t> places(static_cast<std::size_t>(rows),
                                     std::numeric_limits<std::int32_t>::max());
    MODALENS_TRY(values, m_impl->database.prepare("SELECT id, value FROM tags WHERE group_name = ?"));
    MODALENS_TRY(items, m_impl->database.prepare("SELECT item, place FROM item_tags WHERE tag = ?"));
    Status status;
    MODALENS_CHECK(values.bind(group).forEach([&](const Statement &tag) {
        if (!status)
            return;
        const std::string value = tag.stringAt(1);
        status = items.bind(tag.integerAt(0)).forEach([&](const Statement &row) {
            const std::int64_t item = row.integerAt(0);
            const auto place = static_cast<std::int32_t>(row.integerAt(1));
            if (item < 0 || item >= rows || place >= places[static_cast<std::size_t>(item)])
                return;
            places[static_cast<std::size_t>(item)] = place;
            column[static_cast<std::size_t>(item)] = value;
        });
    }));
    MODALENS_CHECK(std::move(status));
    return column;
}

Status Catalog::addTags(ItemId item, std::span<const Tag> tags)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    Database &database = m_impl->database;
    MODALENS_TRY(exists, database.prepare("SELECT 1 FROM items WHERE id = ? AND is_removed = 0"));
    bool isThere = false;
    MODALENS_CHECK(exists.bind(rowOf(item)).forEach([&](const Statement &) { isThere = true; }));
    if (!isThere)
        return fail(ErrorCode::NotFound, "there is no such item", std::to_string(rowOf(item)));
    MODALENS_TRY(insert, database.prepare(
                             "INSERT INTO item_tags(item, place, tag, source) SELECT ?1, "
                             "(SELECT coalesce(max(place) + 1, 0) FROM item_tags WHERE item = ?1), ?2, ?3 "
                             "WHERE NOT EXISTS(SELECT 1 FROM item_tags WHERE item = ?1 AND tag = ?2 "
                             "AND source = ?3)"));
    MODALENS_TRY(names, NameTable::tags(database));
    for (const Tag &tag : tags) {
        MODALENS_TRY(id, names.idOf(tag.group, tag.value));
        const std::string source = validUtf8(tag.source, kMaxNameBytes);
        MODALENS_CHECK(insert.bind(rowOf(item), id, source).run());
    }
    return transaction.commit();
}

Status Catalog::removeTags(ItemId item, std::span<const Tag> tags)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    MODALENS_TRY(statement,
                 m_impl->database.prepare("DELETE FROM item_tags WHERE item = ? AND source = ? AND tag = "
                                          "(SELECT id FROM tags WHERE group_name = ? AND value = ?)"));
    for (const Tag &tag : tags) {
        const std::string group = validUtf8(tag.group, kMaxNameBytes);
        const std::string value = validUtf8(tag.value, kMaxNameBytes);
        const std::string source = validUtf8(tag.source, kMaxNameBytes);
        MODALENS_CHECK(statement.bind(rowOf(item), source, group, value).run());
    }
    return transaction.commit();
}

} // namespace modalens
