// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalogscan.h"

#include <algorithm>
#include <bit>

namespace modalens {

namespace {

constexpr int kItemShift = 16; // an asset's id is (item << 16 | place in the item)
constexpr std::int64_t kMaxRows = 1'000'000'000;

} // namespace

Result<CatalogScan> CatalogScan::open(const std::filesystem::path &folder)
{
    MODALENS_TRY(opened, openCatalogFolder(folder, OpenMode::ReadOnly));
    return CatalogScan(std::move(opened));
}

Result<std::int64_t> CatalogScan::rowCount() const
{
    MODALENS_TRY(rows, m_opened.database.integer("SELECT coalesce(max(id) + 1, 0) FROM items"));
    if (rows < 0 || rows > kMaxRows)
        return fail(ErrorCode::Damaged, "the item numbers in the catalog database make no sense");
    return rows;
}

Status CatalogScan::items(std::int64_t first, std::int64_t last,
                          const std::function<void(ItemId, std::uint8_t)> &visit) const
{
    MODALENS_TRY(statement, m_opened.database.prepare("SELECT id, modalities FROM items WHERE id >= ? AND "
                                                      "id < ? AND is_removed = 0"));
    return statement.bind(first, last).forEach([&](const Statement &row) {
        visit(ItemId{row.integerAt(0)}, static_cast<std::uint8_t>(row.integerAt(1)));
    });
}

Status CatalogScan::assets(std::int64_t first, std::int64_t last,
                           const std::function<void(const ScannedAsset &)> &visit) const
{
    MODALENS_TRY(statement,
                 m_opened.database.prepare("SELECT id, modality, role, path, text, size_bytes, content_hash "
                                           "FROM assets WHERE id >= ? AND id < ? ORDER BY id"));
    return statement.bind(first << kItemShift, last << kItemShift).forEach([&](const Statement &row) {
        ScannedAsset asset;
        asset.id = row.integerAt(0);
        asset.item = ItemId{asset.id >> kItemShift};
        // The file may come from anyone: a number outside the enumeration must not reach a table lookup.
        asset.modality = static_cast<Modality>(std::clamp<std::int64_t>(row.integerAt(1), 0, 5));
        asset.role = static_cast<AssetRole>(std::clamp<std::int64_t>(row.integerAt(2), 0, 4));
        asset.path = row.textAt(3);
        asset.text = row.textAt(4);
        asset.sizeBytes = row.integerAt(5);
        asset.contentHash = std::bit_cast<std::uint64_t>(row.integerAt(6));
        visit(asset);
    });
}

Result<std::string> CatalogScan::path(std::int64_t asset) const
{
    MODALENS_TRY(statement, m_opened.database.prepare("SELECT path FROM assets WHERE id = ?"));
    std::string path;
    MODALENS_CHECK(statement.bind(asset).forEach([&](const Statement &row) { path = row.stringAt(0); }));
    return path;
}

} // namespace modalens
