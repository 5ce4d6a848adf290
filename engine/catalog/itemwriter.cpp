// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/itemwriter.h"

#include "engine/base/utf8.h"

#include <sys/stat.h>

#include <bit>

namespace modalens {

namespace {

int modalityBits(const ItemDraft &draft)
{
    int bits = 0;
    for (const AssetDraft &asset : draft.assets)
        if (asset.role == AssetRole::Primary || asset.role == AssetRole::Content)
            bits |= 1 << static_cast<int>(asset.modality);
    return bits;
}

Status checkDraft(const ItemDraft &draft, std::string_view key)
{
    if (key.empty())
        return fail(ErrorCode::InvalidArgument, "an item needs a key", draft.title);
    if (key.size() > kMaxKeyBytes)
        return fail(ErrorCode::InvalidArgument, "the key is longer than 4096 bytes",
                    std::string(key.substr(0, 200)));
    if (draft.assets.size() > kMaxAssetsPerItem)
        return fail(ErrorCode::InvalidArgument, "an item may have at most 65536 assets", std::string(key));
    return {};
}

/// Size and time of the file as it is now; unchanged where there is no file.
void lookAtFile(AssetDraft &asset)
{
    struct stat status
    {
    };
    if (::stat(asset.path.c_str(), &status) != 0)
        return;
    asset.sizeBytes = status.st_size;
    asset.modifiedNs = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
}

} // namespace

Result<ItemWriter> ItemWriter::make(const Database &database)
{
    MODALENS_TRY(findItem, database.prepare("SELECT id, stamp FROM items WHERE key = ?"));
    MODALENS_TRY(insertItem,
                 database.prepare("INSERT INTO items(id, key, title, stamp, modalities, asset_count) "
                                  "VALUES(?, ?, ?, ?, ?, ?)"));
    MODALENS_TRY(updateItem,
                 database.prepare("UPDATE items SET title = ?, stamp = ?, modalities = ?, asset_count = ? "
                                  "WHERE id = ?"));
    MODALENS_TRY(clearAssets, database.prepare("DELETE FROM assets WHERE id BETWEEN ? AND ?"));
    MODALENS_TRY(clearTags, database.prepare("DELETE FROM item_tags WHERE item = ? AND source = 'import'"));
    MODALENS_TRY(clearFields, database.prepare("DELETE FROM item_fields WHERE item = ? AND field IN "
                                               "(SELECT id FROM field_names)"));
    MODALENS_TRY(clearFailures, database.prepare("DELETE FROM embed_failures WHERE item = ? AND space IN "
                                                 "(SELECT id FROM spaces)"));
    MODALENS_TRY(noteChange, database.prepare("INSERT INTO item_changes VALUES(?, ?) "
                                              "ON CONFLICT(item) DO UPDATE SET change = excluded.change"));
    MODALENS_TRY(noteDirty, database.prepare("INSERT OR IGNORE INTO search_dirty VALUES(?)"));
    MODALENS_TRY(insertAsset,
                 database.prepare("INSERT INTO assets(id, modality, role, language, path, text, size_bytes, "
                                  "modified_ns, content_hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    MODALENS_TRY(lastTagPlace,
                 database.prepare("SELECT coalesce(max(place) + 1, 0) FROM item_tags WHERE item = ?"));
    MODALENS_TRY(findTag,
                 database.prepare("SELECT 1 FROM item_tags WHERE item = ? AND tag = ? AND source = ?"));
    MODALENS_TRY(insertTag,
                 database.prepare("INSERT INTO item_tags(item, place, tag, source) VALUES(?, ?, ?, ?)"));
    MODALENS_TRY(putField,
                 database.prepare("INSERT OR REPLACE INTO item_fields(field, item, value) VALUES(?, ?, ?)"));
    MODALENS_TRY(tags, NameTable::tags(database));
    MODALENS_TRY(fields, NameTable::fields(database));
    MODALENS_TRY(nextRow, database.integer("SELECT coalesce(max(id) + 1, 0) FROM items"));
    MODALENS_TRY(change, database.integer("SELECT coalesce(max(change), 0) + 1 FROM item_changes"));
    return ItemWriter({std::move(findItem), std::move(insertItem), std::move(updateItem),
                       std::move(clearAssets), std::move(clearTags), std::move(clearFields),
                       std::move(clearFailures), std::move(noteChange), std::move(noteDirty),
                       std::move(insertAsset), std::move(lastTagPlace), std::move(findTag),
                       std::move(insertTag), std::move(putField)},
                      std::move(tags), std::move(fields), nextRow, change);
}

Status ItemWriter::put(const ItemDraft &draft, Catalog::PutOutcome &outcome)
{
    const std::string key = cleanKey(draft.key);
    MODALENS_CHECK(checkDraft(draft, key));
    std::int64_t row = -1;
    std::uint64_t stamp = 0;
    MODALENS_CHECK(m_sql.findItem.bind(key).forEach([&](const Statement &found) {
        row = found.integerAt(0);
        stamp = std::bit_cast<std::uint64_t>(found.integerAt(1));
    }));
    const bool isNew = row < 0;
    if (isNew)
        row = m_nextRow++;
    outcome.ids.push_back(ItemId{row});
    if (!isNew && draft.stamp != 0 && draft.stamp == stamp) {
        ++outcome.unchanged;
        return {};
    }
    ++(isNew ? outcome.inserted : outcome.updated);
    MODALENS_CHECK(isNew ? insertRow(draft, key, row) : replaceRow(draft, row));
    MODALENS_CHECK(writeAssets(draft, row));
    MODALENS_CHECK(writeTags(draft, row, isNew));
    return writeFields(draft, row);
}

Status ItemWriter::insertRow(const ItemDraft &draft, std::string_view key, std::int64_t row)
{
    const std::string title = validUtf8(draft.title, kMaxTitleBytes);
    return m_sql.insertItem
        .bind(row, key, title, std::bit_cast<std::int64_t>(draft.stamp), modalityBits(draft),
              static_cast<std::int64_t>(draft.assets.size()))
        .run();
}

Status ItemWriter::replaceRow(const ItemDraft &draft, std::int64_t row)
{
    const std::string title = validUtf8(draft.title, kMaxTitleBytes);
    MODALENS_CHECK(m_sql.updateItem
                       .bind(title, std::bit_cast<std::int64_t>(draft.stamp), modalityBits(draft),
                             static_cast<std::int64_t>(draft.assets.size()), row)
                       .run());
    MODALENS_CHECK(m_sql.clearAssets.bind(assetIdAt(row, 0), assetIdAt(row, kMaxAssetsPerItem - 1)).run());
    for (Statement *clear : {&m_sql.clearTags, &m_sql.clearFields, &m_sql.clearFailures, &m_sql.noteDirty})
        MODALENS_CHECK(clear->bind(row).run());
    return m_sql.noteChange.bind(row, m_change).run();
}

Status ItemWriter::writeAssets(const ItemDraft &draft, std::int64_t row)
{
    std::int64_t place = 0;
    for (const AssetDraft &given : draft.assets) {
        AssetDraft seen{.sizeBytes = given.sizeBytes, .modifiedNs = given.modifiedNs};
        if (!given.path.empty() && seen.sizeBytes == 0 && seen.modifiedNs == 0) {
            seen.path = given.path;
            lookAtFile(seen);
        }
        const std::string language = validUtf8(given.language, kMaxNameBytes);
        const std::string text = validUtf8(given.text, kMaxTextBytes);
        MODALENS_CHECK(m_sql.insertAsset
                           .bind(assetIdAt(row, place++), static_cast<int>(given.modality),
                                 static_cast<int>(given.role), language, Blob{given.path}, text,
                                 seen.sizeBytes, seen.modifiedNs,
                                 std::bit_cast<std::int64_t>(given.contentHash))
                           .run());
    }
    return {};
}

Status ItemWriter::writeTags(const ItemDraft &draft, std::int64_t row, bool isNew)
{
    std::int64_t place = 0;
    if (!isNew && !draft.tags.empty())
        MODALENS_CHECK(
            m_sql.lastTagPlace.bind(row).forEach([&](const Statement &last) { place = last.integerAt(0); }));
    for (const Tag &tag : draft.tags) {
        MODALENS_TRY(id, m_tags.idOf(tag.group, tag.value));
        const std::string source = validUtf8(tag.source, kMaxNameBytes);
        bool hasTag = false;
        if (place > 0)
            MODALENS_CHECK(
                m_sql.findTag.bind(row, id, source).forEach([&](const Statement &) { hasTag = true; }));
        if (!hasTag)
            MODALENS_CHECK(m_sql.insertTag.bind(row, place++, id, source).run());
    }
    return {};
}

Status ItemWriter::writeFields(const ItemDraft &draft, std::int64_t row)
{
    for (const Field &field : draft.fields) {
        MODALENS_TRY(id, m_fields.idOf(field.name));
        MODALENS_CHECK(m_sql.putField.bind(id, row, field.value).run());
    }
    return {};
}

} // namespace modalens
