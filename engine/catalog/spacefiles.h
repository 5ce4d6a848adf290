// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/bitmap.h"
#include "engine/base/result.h"
#include "engine/catalog/space.h"
#include "engine/catalog/types.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace modalens {

/// The two append-only files of a space, vectors.npy and items.npy, row by row together. How many rows there
/// are is known by the database alone and handed in: the files may be longer (an append that was cut off),
/// never shorter.
class SpaceFiles
{
public:
    static constexpr std::int64_t kBlockRows = 1024;

    struct BlockHashes
    {
        std::uint64_t vectors = 0;
        std::uint64_t items = 0;
        bool operator==(const BlockHashes &) const = default;
    };

    SpaceFiles(std::filesystem::path folder, int dimension, Dtype dtype);

    /// Makes the folder and two empty files, synced.
    Status create() const;
    /// Writes rows after the first `rows` and drops whatever lay there. Data is synced before the headers are
    /// rewritten, and those are synced before it returns.
    Status append(std::int64_t rows, std::span<const std::byte> vectors,
                  std::span<const std::int64_t> items) const;
    /// Item ids of rows first ... first + count - 1.
    Result<std::vector<std::int64_t>> readItems(std::int64_t first, std::int64_t count) const;
    /// Checksums of one block of a file with `rows` rows.
    Result<BlockHashes> hashBlock(std::int64_t block, std::int64_t rows) const;
    /// That both headers describe this space and both files hold `rows` rows; else `Damaged` with the file.
    Status checkHeaders(std::int64_t rows) const;

    std::filesystem::path vectorsPath() const { return m_folder / "vectors.npy"; }
    std::filesystem::path itemsPath() const { return m_folder / "items.npy"; }
    std::int64_t rowBytes() const { return m_rowBytes; }
    std::string_view descr() const;

private:
    std::filesystem::path m_folder;
    int m_dimension;
    Dtype m_dtype;
    std::int64_t m_rowBytes;
};

/// Which items have at least one row in a space. Kept between calls and caught up by reading only rows that
/// are new.
class EmbeddedItems
{
public:
    Status catchUp(const SpaceFiles &files, std::int64_t rows);
    bool contains(ItemId item) const;
    /// How many of `items` are not contained yet, each counted once.
    std::int64_t countNew(std::span<const ItemId> items) const;

private:
    std::vector<bool> m_contains; // by row
    std::int64_t m_rows = 0;
};

/// Maps vectors.npy and makes the view that other rooms see; rows that are not in `live` are left out. Size
/// and header of both files are checked here, the bytes of a bounded part by verifySample() (spaceverify.h)
/// before, all of them by Catalog::check() alone: that takes as long as reading gigabytes does.
class SpaceLoader
{
public:
    static Result<SharedVectors> load(const SpaceFiles &files, const SpaceInfo &info, std::int64_t rows,
                                      const Bitmap &live, std::uint64_t vectorsHash);

private:
    static void dropOutdated(SpaceVectors &vectors, std::int64_t rowBytes, const Bitmap &live);
};

} // namespace modalens
