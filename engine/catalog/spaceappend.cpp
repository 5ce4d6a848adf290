// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/float16.h"
#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/spacerow.h"

#include <cmath>
#include <cstring>

// One durable batch of vectors: files first, then the row count, checksums and failures in one transaction.

namespace modalens {

namespace {

constexpr std::size_t kMaxReasonBytes = 4096;

Status checkBatch(const SpaceInfo &info, std::span<const ItemId> items, std::span<const float> vectors,
                  std::int64_t rowCount)
{
    if (vectors.size() != items.size() * static_cast<std::size_t>(info.dimension))
        return fail(ErrorCode::InvalidArgument,
                    "the vectors are not items times " + std::to_string(info.dimension) + " numbers",
                    info.name);
    for (const ItemId item : items)
        if (rowOf(item) < 0 || rowOf(item) >= rowCount)
            return fail(ErrorCode::InvalidArgument, "there is no such item", std::to_string(rowOf(item)));
    return {};
}

/// Scale that makes a vector of unit length; 0 when it has none.
double unitScale(std::span<const float> vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    return std::isfinite(squares) && squares > 0 ? 1.0 / std::sqrt(squares) : 0.0;
}

/// The rows as they go to the file: of unit length, in the dtype of the space.
Result<std::vector<std::byte>> encodeRows(const SpaceInfo &info, std::span<const ItemId> items,
                                          std::span<const float> vectors)
{
    const auto dimension = static_cast<std::size_t>(info.dimension);
    std::vector<std::uint16_t> halves(info.dtype == Dtype::Float16 ? vectors.size() : 0);
    std::vector<float> floats(info.dtype == Dtype::Float32 ? vectors.size() : 0);
    for (std::size_t row = 0; row < items.size(); ++row) {
        const double scale = unitScale(vectors.subspan(row * dimension, dimension));
        if (scale == 0)
            return fail(ErrorCode::InvalidArgument, "a vector is zero or not finite",
                        "item " + std::to_string(rowOf(items[row])));
        for (std::size_t i = row * dimension; i < (row + 1) * dimension; ++i) {
            const auto value = static_cast<float>(vectors[i] * scale);
            if (info.dtype == Dtype::Float16)
                halves[i] = halfFromFloat(value);
            else
                floats[i] = value;
        }
    }
    const auto bytes =
        info.dtype == Dtype::Float16 ? std::as_bytes(std::span(halves)) : std::as_bytes(std::span(floats));
    return std::vector<std::byte>(bytes.begin(), bytes.end());
}

Status storeHashes(const Database &database, SpaceId space, const SpaceFiles &files, std::int64_t oldRows,
                   std::int64_t rows)
{
    MODALENS_TRY(
        put, database.prepare("INSERT OR REPLACE INTO space_blocks(space, block, vectors_hash, items_hash) "
                              "VALUES(?, ?, ?, ?)"));
    for (std::int64_t block = oldRows / SpaceFiles::kBlockRows; block * SpaceFiles::kBlockRows < rows;
         ++block) {
        MODALENS_TRY(hashes, files.hashBlock(block, rows));
        MODALENS_CHECK(put.bind(static_cast<std::int64_t>(space), block,
                                std::bit_cast<std::int64_t>(hashes.vectors),
                                std::bit_cast<std::int64_t>(hashes.items))
                           .run());
    }
    return {};
}

/// Which content of each item this outcome, good or bad, belongs to, and what failed. The failure of a
/// content that is not the item's any more says nothing about the one it has now.
Status storeOutcomes(const Database &database, SpaceId space, std::span<const ItemId> items,
                     std::span<const EmbedFailure> failures, ContentVersion madeFrom)
{
    const auto id = static_cast<std::int64_t>(space);
    const auto version = static_cast<std::int64_t>(madeFrom);
    MODALENS_TRY(remember,
                 database.prepare("INSERT OR REPLACE INTO embedded_changes(space, item, change) "
                                  "SELECT ?, item, min(change, ?) FROM item_changes WHERE item = ?"));
    MODALENS_TRY(forget, database.prepare("DELETE FROM embed_failures WHERE space = ? AND item = ?"));
    MODALENS_TRY(note, database.prepare(
                           "INSERT OR REPLACE INTO embed_failures(space, item, reason) SELECT ?1, ?2, ?3 "
                           "WHERE NOT EXISTS(SELECT 1 FROM item_changes WHERE item = ?2 AND change > ?4)"));
    for (const ItemId item : items) {
        MODALENS_CHECK(remember.bind(id, version, rowOf(item)).run());
        MODALENS_CHECK(forget.bind(id, rowOf(item)).run());
    }
    for (const EmbedFailure &failure : failures) {
        MODALENS_CHECK(remember.bind(id, version, rowOf(failure.item)).run());
        const std::string reason = validUtf8(failure.reason, kMaxReasonBytes);
        MODALENS_CHECK(note.bind(id, rowOf(failure.item), reason, version).run());
    }
    return {};
}

} // namespace

Status Catalog::appendVectors(SpaceId space, std::span<const ItemId> items, std::span<const float> vectors,
                              std::span<const EmbedFailure> failures, ContentVersion madeFrom)
{
    // The transaction comes first: it keeps other writers of this space out while the files grow.
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    Database &database = m_impl->database;
    MODALENS_TRY(row, readSpace(database, space));
    MODALENS_TRY(rowCount, m_impl->rowCount());
    MODALENS_CHECK(checkBatch(row.info, items, vectors, rowCount));
    MODALENS_TRY(bytes, encodeRows(row.info, items, vectors));

    const SpaceFiles files(spaceFolder(space), row.info.dimension, row.info.dtype);
    EmbeddedItems &embedded = m_impl->embedded[space];
    MODALENS_CHECK(embedded.catchUp(files, row.rows));
    const std::int64_t rows = row.rows + static_cast<std::int64_t>(items.size());
    if (!items.empty()) {
        std::vector<std::int64_t> ids;
        for (const ItemId item : items)
            ids.push_back(rowOf(item));
        MODALENS_CHECK(files.append(row.rows, bytes, ids));
        MODALENS_CHECK(storeHashes(database, space, files, row.rows, rows));
    }
    MODALENS_CHECK(storeOutcomes(database, space, items, failures, madeFrom));
    MODALENS_TRY(update, database.prepare("UPDATE spaces SET row_count = ?, item_count = ? WHERE id = ?"));
    const std::int64_t itemCount = row.info.vectorCount + embedded.countNew(items);
    MODALENS_CHECK(update.bind(rows, itemCount, static_cast<std::int64_t>(space)).run());
    return transaction.commit();
}

} // namespace modalens
