// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/spaceverify.h"

#include "engine/base/hash.h"

#include <algorithm>
#include <bit>

namespace modalens {

namespace {

constexpr std::int64_t kBlockRows = SpaceFiles::kBlockRows;

Unexpected<Error> damagedBlock(std::int64_t block, const std::filesystem::path &file)
{
    return fail(ErrorCode::Damaged,
                "block " + std::to_string(block) + " fails its checksum; embed this space again",
                file.string());
}

/// Which item a vector belongs to matters more than the vector, and costs little: all of it.
Status verifyItems(const SpaceFiles &files, const StoredHashes &stored)
{
    MODALENS_TRY(items, files.readItems(0, stored.rows));
    const std::span<const std::int64_t> all(items);
    for (const auto &[block, hashes] : stored.blocks) {
        const std::int64_t first = block * kBlockRows;
        if (block < 0 || first >= stored.rows)
            continue;
        const auto part = all.subspan(static_cast<std::size_t>(first),
                                      static_cast<std::size_t>(std::min(kBlockRows, stored.rows - first)));
        if (hashBytes(std::as_bytes(part)) != hashes.items)
            return damagedBlock(block, files.itemsPath());
    }
    return {};
}

} // namespace

Result<StoredHashes> readStoredHashes(const Database &database, SpaceId space)
{
    MODALENS_TRY(statement,
                 database.prepare("SELECT s.row_count, b.block, b.vectors_hash, b.items_hash FROM spaces s "
                                  "LEFT JOIN space_blocks b ON b.space = s.id WHERE s.id = ?"));
    StoredHashes stored;
    MODALENS_CHECK(statement.bind(static_cast<std::int64_t>(space)).forEach([&](const Statement &row) {
        stored.rows = row.integerAt(0);
        if (!row.isNullAt(1))
            stored.blocks[row.integerAt(1)] = {std::bit_cast<std::uint64_t>(row.integerAt(2)),
                                               std::bit_cast<std::uint64_t>(row.integerAt(3))};
    }));
    return stored;
}

std::uint64_t vectorsHash(const StoredHashes &stored)
{
    std::vector<std::uint64_t> hashes;
    for (const auto &[block, known] : stored.blocks)
        hashes.insert(hashes.end(), {static_cast<std::uint64_t>(block), known.vectors});
    return hashBytes(std::as_bytes(std::span(hashes)));
}

Status verifySample(const SpaceFiles &files, const StoredHashes &stored)
{
    MODALENS_CHECK(verifyItems(files, stored));
    const std::int64_t blocks = (stored.rows + kBlockRows - 1) / kBlockRows;
    const std::int64_t sample = std::clamp<std::int64_t>(
        kVerifiedOnLoadBytes / (kBlockRows * files.rowBytes()), 1, std::max<std::int64_t>(blocks, 1));
    for (std::int64_t i = 0; i < sample && blocks > 0; ++i) {
        const std::int64_t block = i * blocks / sample;
        const auto known = stored.blocks.find(block);
        if (known == stored.blocks.end())
            continue;
        MODALENS_TRY(found, files.hashBlock(block, stored.rows));
        if (found.vectors != known->second.vectors)
            return damagedBlock(block, files.vectorsPath());
    }
    return {};
}

} // namespace modalens
