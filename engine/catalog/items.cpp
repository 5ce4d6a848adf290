// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/itemwriter.h"

#include <algorithm>
#include <bit>

// Items and their assets.

namespace modalens {

namespace {

constexpr std::string_view kAssetColumns =
    "SELECT id, modality, role, language, path, text, size_bytes, modified_ns, content_hash FROM assets ";

Asset assetFrom(const Statement &row)
{
    Asset asset;
    asset.id = AssetId{row.integerAt(0)};
    asset.item = ItemId{row.integerAt(0) >> 16};
    // The file may come from anyone: a number outside the enumeration must not reach a table lookup.
    asset.modality = static_cast<Modality>(std::clamp<std::int64_t>(row.integerAt(1), 0, 5));
    asset.role = static_cast<AssetRole>(std::clamp<std::int64_t>(row.integerAt(2), 0, 4));
    asset.language = row.textAt(3);
    asset.path = row.textAt(4);
    asset.text = row.textAt(5);
    asset.sizeBytes = row.integerAt(6);
    asset.modifiedNs = row.integerAt(7);
    asset.contentHash = std::bit_cast<std::uint64_t>(row.integerAt(8));
    return asset;
}

Statement &bindItemRange(Statement &statement, ItemId item)
{
    return statement.bind(assetIdAt(rowOf(item), 0), assetIdAt(rowOf(item), kMaxAssetsPerItem - 1));
}

/// Rows from outside (tests, old views) may be anything; beyond this a shift into asset ids would overflow.
bool isPossible(ItemId item)
{
    return rowOf(item) >= 0 && rowOf(item) < (std::int64_t{1} << 47);
}

} // namespace

Result<Catalog::PutOutcome> Catalog::putItems(std::span<const ItemDraft> drafts)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
    MODALENS_TRY(writer, ItemWriter::make(m_impl->database));
    PutOutcome outcome;
    outcome.ids.reserve(drafts.size());
    for (const ItemDraft &draft : drafts)
        MODALENS_CHECK(writer.put(draft, outcome));
    MODALENS_CHECK(transaction.commit());
    return outcome;
}

Status Catalog::removeItem(ItemId item)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    Database &database = m_impl->database;
    MODALENS_TRY(bury,
                 database.prepare(
                     "UPDATE items SET key = NULL, title = '', stamp = 0, modalities = 0, asset_count = 0, "
                     "is_removed = 1 WHERE id = ? AND is_removed = 0 RETURNING id"));
    bool existed = false;
    MODALENS_CHECK(bury.bind(rowOf(item)).forEach([&](const Statement &) { existed = true; }));
    if (!existed)
        return fail(ErrorCode::NotFound, "there is no such item", std::to_string(rowOf(item)));
    MODALENS_TRY(clearAssets, database.prepare("DELETE FROM assets WHERE id BETWEEN ? AND ?"));
    MODALENS_CHECK(bindItemRange(clearAssets, item).run());
    for (const char *sql :
         {"DELETE FROM item_tags WHERE item = ?",
          "DELETE FROM item_fields WHERE item = ? AND field IN (SELECT id FROM field_names)",
          "DELETE FROM embed_failures WHERE item = ? AND space IN (SELECT id FROM spaces)",
          "INSERT OR IGNORE INTO search_dirty VALUES(?)"}) {
        MODALENS_TRY(statement, database.prepare(sql));
        MODALENS_CHECK(statement.bind(rowOf(item)).run());
    }
    return transaction.commit();
}

Result<std::optional<ItemId>> Catalog::findItem(std::string_view key) const
{
    MODALENS_TRY(statement, m_impl->database.prepare("SELECT id FROM items WHERE key = ?"));
    const std::string clean = cleanKey(key);
    std::optional<ItemId> item;
    MODALENS_CHECK(
        statement.bind(clean).forEach([&](const Statement &row) { item = ItemId{row.integerAt(0)}; }));
    return item;
}

Result<std::vector<ItemSummary>> Catalog::summaries(std::span<const ItemId> items) const
{
    MODALENS_TRY(findItem, m_impl->database.prepare("SELECT key, title, modalities FROM items WHERE id = ?"));
    MODALENS_TRY(findPicture,
                 m_impl->database.prepare("SELECT path FROM assets WHERE id BETWEEN ? AND ? AND role = 0 "
                                          "AND modality IN (1, 3) AND length(path) > 0 "
                                          "ORDER BY modality, id LIMIT 1"));
    constexpr int pictured = 1 << static_cast<int>(Modality::Image) | 1 << static_cast<int>(Modality::Video);
    std::vector<ItemSummary> summaries(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        ItemSummary &summary = summaries[i];
        summary.id = items[i];
        MODALENS_CHECK(findItem.bind(rowOf(items[i])).forEach([&](const Statement &row) {
            summary.key = row.textAt(0);
            summary.title = row.textAt(1);
            summary.modalities = static_cast<std::uint8_t>(row.integerAt(2));
        }));
        if (summary.modalities & pictured)
            MODALENS_CHECK(bindItemRange(findPicture, items[i]).forEach([&](const Statement &row) {
                summary.picturePath = row.textAt(0);
            }));
    }
    return summaries;
}

Result<std::vector<Asset>> Catalog::assets(ItemId item) const
{
    std::vector<Asset> assets;
    if (!isPossible(item))
        return assets;
    MODALENS_TRY(statement, m_impl->database.prepare(std::string(kAssetColumns) +
                                                     "WHERE id BETWEEN ? AND ? ORDER BY id"));
    MODALENS_CHECK(bindItemRange(statement, item).forEach([&](const Statement &row) {
        assets.push_back(assetFrom(row));
    }));
    return assets;
}

Result<std::vector<std::vector<Asset>>> Catalog::contentAssets(std::span<const ItemId> items,
                                                               Modality modality) const
{
    MODALENS_TRY(statement,
                 m_impl->database.prepare(std::string(kAssetColumns) +
                                          "WHERE id BETWEEN ?1 AND ?2 AND modality = ?3 AND role IN (0, 1) "
                                          "ORDER BY id"));
    std::vector<std::vector<Asset>> assets(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!isPossible(items[i]))
            continue;
        statement.bindAt(3, static_cast<int>(modality));
        MODALENS_CHECK(bindItemRange(statement, items[i]).forEach([&](const Statement &row) {
            assets[i].push_back(assetFrom(row));
        }));
    }
    return assets;
}

Result<std::vector<ItemId>> Catalog::itemsWith(Modality modality) const
{
    MODALENS_TRY(statement,
                 m_impl->database.prepare("SELECT id FROM items WHERE modalities & ? ORDER BY id"));
    std::vector<ItemId> items;
    MODALENS_CHECK(statement.bind(1 << static_cast<int>(modality)).forEach([&](const Statement &row) {
        items.push_back(ItemId{row.integerAt(0)});
    }));
    return items;
}

Result<Bitmap> Catalog::liveRows() const
{
    MODALENS_TRY(rows, m_impl->rowCount());
    Bitmap live(rows, true);
    MODALENS_TRY(statement, m_impl->database.prepare("SELECT id FROM items WHERE is_removed = 1"));
    MODALENS_CHECK(statement.forEach([&](const Statement &row) {
        if (row.integerAt(0) >= 0 && row.integerAt(0) < rows)
            live.reset(row.integerAt(0));
    }));
    return live;
}

Result<std::vector<std::pair<std::string, std::uint64_t>>> Catalog::itemStamps() const
{
    std::vector<std::pair<std::string, std::uint64_t>> stamps;
    MODALENS_TRY(rows, m_impl->rowCount());
    stamps.reserve(static_cast<std::size_t>(rows));
    MODALENS_TRY(statement, m_impl->database.prepare("SELECT key, stamp FROM items WHERE is_removed = 0"));
    MODALENS_CHECK(statement.forEach([&](const Statement &row) {
        stamps.emplace_back(row.textAt(0), std::bit_cast<std::uint64_t>(row.integerAt(1)));
    }));
    return stamps;
}

} // namespace modalens
