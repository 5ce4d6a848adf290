// SPDX-License-Identifier: GPL-3.0-or-later
// One tag for many items at once, as an analyst gives it to a selection.
#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/names.h"

namespace modalens {

Result<std::vector<ItemId>> Catalog::tagItems(std::span<const ItemId> items, const Tag &tag)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    Database &database = m_impl->database;
    MODALENS_TRY(names, NameTable::tags(database));
    MODALENS_TRY(id, names.idOf(tag.group, tag.value));
    const std::string source = validUtf8(tag.source, kMaxNameBytes);
    MODALENS_TRY(insert,
                 database.prepare(
                     "INSERT INTO item_tags(item, place, tag, source) SELECT id, "
                     "(SELECT coalesce(max(place) + 1, 0) FROM item_tags WHERE item = ?1), ?2, ?3 "
                     "FROM items WHERE id = ?1 AND is_removed = 0 AND NOT EXISTS("
                     "SELECT 1 FROM item_tags WHERE item = ?1 AND tag = ?2 AND source = ?3) RETURNING 1"));
    std::vector<ItemId> changed;
    for (const ItemId item : items) {
        MODALENS_CHECK(insert.bind(rowOf(item), id, source).forEach([&](const Statement &) {
            changed.push_back(item);
        }));
    }
    MODALENS_CHECK(transaction.commit());
    return changed;
}

Result<std::vector<ItemId>> Catalog::untagItems(std::span<const ItemId> items, const Tag &tag)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    Database &database = m_impl->database;
    MODALENS_TRY(remove,
                 database.prepare("DELETE FROM item_tags WHERE item = ? AND source = ? AND tag = "
                                  "(SELECT id FROM tags WHERE group_name = ? AND value = ?) RETURNING 1"));
    const std::string group = validUtf8(tag.group, kMaxNameBytes);
    const std::string value = validUtf8(tag.value, kMaxNameBytes);
    const std::string source = validUtf8(tag.source, kMaxNameBytes);
    std::vector<ItemId> changed;
    for (const ItemId item : items) {
        bool isChanged = false; // more than one row where a tag came in twice
        MODALENS_CHECK(remove.bind(rowOf(item), source, group, value).forEach([&](const Statement &) {
            isChanged = true;
        }));
        if (isChanged)
            changed.push_back(item);
    }
    MODALENS_CHECK(transaction.commit());
    return changed;
}

} // namespace modalens
