// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/database.h"
#include "engine/catalog/names.h"

namespace modalens {

/// The id of an item's asset at a place: assets of one item are neighbours in the table.
constexpr std::int64_t assetIdAt(std::int64_t item, std::int64_t place)
{
    return item << 16 | place;
}

/// Writes item drafts inside one transaction with statements prepared once: the inner loop of a bulk import.
class ItemWriter
{
public:
    static Result<ItemWriter> make(const Database &database);
    Status put(const ItemDraft &draft, Catalog::PutOutcome &outcome);

private:
    struct Statements
    {
        Statement findItem, insertItem, updateItem, clearAssets, clearTags, clearFields, clearFailures,
            noteChange, noteDirty;
        Statement insertAsset, lastTagPlace, findTag, insertTag, putField;
    };
    ItemWriter(Statements statements, NameTable tags, NameTable fields, std::int64_t nextRow,
               std::int64_t change)
        : m_sql(std::move(statements))
        , m_tags(std::move(tags))
        , m_fields(std::move(fields))
        , m_nextRow(nextRow)
        , m_change(change)
    {
    }

    Status insertRow(const ItemDraft &draft, std::string_view key, std::int64_t row);
    Status replaceRow(const ItemDraft &draft, std::int64_t row);
    Status writeAssets(const ItemDraft &draft, std::int64_t row);
    Status writeTags(const ItemDraft &draft, std::int64_t row, bool isNew);
    Status writeFields(const ItemDraft &draft, std::int64_t row);

    Statements m_sql;
    NameTable m_tags;
    NameTable m_fields;
    std::int64_t m_nextRow;
    std::int64_t m_change; ///< Number of this transaction among those that replaced content.
};

} // namespace modalens
