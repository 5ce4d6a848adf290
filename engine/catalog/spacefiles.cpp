// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/spacefiles.h"

#include "engine/base/hash.h"
#include "engine/catalog/npy.h"
#include "engine/catalog/rawfile.h"

#include <algorithm>
#include <system_error>
#include <unordered_set>

namespace modalens {

namespace fs = std::filesystem;

namespace {

constexpr auto kHeader = static_cast<std::int64_t>(kNpyHeaderBytes);
constexpr std::int64_t kItemBytes = sizeof(std::int64_t);

Status writeHeader(const RawFile &file, std::string_view descr, std::int64_t rows, std::int64_t columns)
{
    const auto header = npyHeader(descr, rows, columns);
    return file.writeAt(0, std::as_bytes(std::span(header)));
}

/// The data part of an append: afterwards the file ends with `bytes`, which are on the disk.
Status appendData(const RawFile &file, std::int64_t end, std::span<const std::byte> bytes)
{
    MODALENS_TRY(size, file.size());
    if (size < end)
        return fail(ErrorCode::Damaged, "the file is shorter than the catalog says; embed this space again",
                    file.path().string());
    if (size > end) // left by an append that never reached the database
        MODALENS_CHECK(file.truncate(end));
    Status written = file.writeAt(end, bytes);
    if (written)
        written = file.sync();
    if (!written)
        static_cast<void>(file.truncate(end)); // a full disk should get its room back
    return written;
}

} // namespace

SpaceFiles::SpaceFiles(fs::path folder, int dimension, Dtype dtype)
    : m_folder(std::move(folder))
    , m_dimension(dimension)
    , m_dtype(dtype)
    , m_rowBytes(std::int64_t{dimension} * (dtype == Dtype::Float16 ? 2 : 4))
{
}

std::string_view SpaceFiles::descr() const
{
    return m_dtype == Dtype::Float16 ? "<f2" : "<f4";
}

Status SpaceFiles::create() const
{
    std::error_code error;
    fs::remove_all(m_folder, error); // of a creation that never reached the database
    fs::create_directories(m_folder, error);
    if (error)
        return Unexpected<Error>(errorFromErrno(error.value(), "make the folder", m_folder.string()));
    MODALENS_TRY(vectors, RawFile::create(vectorsPath()));
    MODALENS_CHECK(writeHeader(vectors, descr(), 0, m_dimension));
    MODALENS_CHECK(vectors.sync());
    MODALENS_TRY(items, RawFile::create(itemsPath()));
    MODALENS_CHECK(writeHeader(items, "<i8", 0, 0));
    MODALENS_CHECK(items.sync());
    for (const fs::path &folder : {m_folder, m_folder.parent_path()})
        MODALENS_CHECK(syncFolder(folder));
    return {};
}

Status SpaceFiles::append(std::int64_t rows, std::span<const std::byte> vectors,
                          std::span<const std::int64_t> items) const
{
    const std::int64_t newRows = rows + static_cast<std::int64_t>(items.size());
    MODALENS_TRY(vectorFile, RawFile::openForUpdate(vectorsPath()));
    MODALENS_TRY(itemFile, RawFile::openForUpdate(itemsPath()));
    MODALENS_CHECK(appendData(vectorFile, kHeader + rows * m_rowBytes, vectors));
    MODALENS_CHECK(appendData(itemFile, kHeader + rows * kItemBytes, std::as_bytes(items)));
    MODALENS_CHECK(writeHeader(vectorFile, descr(), newRows, m_dimension));
    MODALENS_CHECK(writeHeader(itemFile, "<i8", newRows, 0));
    MODALENS_CHECK(vectorFile.sync());
    return itemFile.sync();
}

Result<std::vector<std::int64_t>> SpaceFiles::readItems(std::int64_t first, std::int64_t count) const
{
    MODALENS_TRY(file, RawFile::openForReading(itemsPath()));
    MODALENS_TRY(size, file.size());
    if (size < kHeader + (first + count) * kItemBytes) // before allocating
        return fail(ErrorCode::Damaged, "the file is shorter than the catalog says; embed this space again",
                    itemsPath().string());
    std::vector<std::int64_t> items(static_cast<std::size_t>(count));
    MODALENS_CHECK(file.readAt(kHeader + first * kItemBytes, std::as_writable_bytes(std::span(items))));
    return items;
}

Result<SpaceFiles::BlockHashes> SpaceFiles::hashBlock(std::int64_t block, std::int64_t rows) const
{
    const std::int64_t first = block * kBlockRows;
    const std::int64_t count = std::min(kBlockRows, rows - first);
    std::vector<std::byte> vectors(static_cast<std::size_t>(count * m_rowBytes));
    MODALENS_TRY(file, RawFile::openForReading(vectorsPath()));
    MODALENS_CHECK(file.readAt(kHeader + first * m_rowBytes, vectors));
    MODALENS_TRY(items, readItems(first, count));
    return BlockHashes{hashBytes(vectors), hashBytes(std::as_bytes(std::span(items)))};
}

Status SpaceFiles::checkHeaders(std::int64_t rows) const
{
    const auto check = [&](const fs::path &path, std::string_view wanted, std::int64_t columns,
                           std::int64_t bytesPerRow) -> Status {
        MODALENS_TRY(file, RawFile::openForReading(path));
        MODALENS_TRY(size, file.size());
        if (size < kHeader + rows * bytesPerRow)
            return fail(ErrorCode::Damaged,
                        "the file is shorter than the catalog says; embed this space again", path.string());
        std::array<std::byte, kNpyHeaderBytes> start;
        MODALENS_CHECK(file.readAt(0, start));
        const Result<NpyShape> header = parseNpyHeader(start, path.string());
        const bool isOurs =
            header && header->descr == wanted && !header->isFortranOrder && header->dataOffset == kHeader &&
            header->shape.size() == (columns > 0 ? 2u : 1u) &&
            (columns == 0 || header->shape[1] == columns) &&
            header->shape[0] >= rows; // more: an append that was cut off before the database knew of it
        if (!isOurs)
            return fail(ErrorCode::Damaged, "the header does not describe this space; embed it again",
                        path.string());
        return {};
    };
    MODALENS_CHECK(check(vectorsPath(), descr(), m_dimension, m_rowBytes));
    return check(itemsPath(), "<i8", 0, kItemBytes);
}

Status EmbeddedItems::catchUp(const SpaceFiles &files, std::int64_t rows)
{
    if (rows < m_rows)
        *this = {}; // another space of that number, or a restored backup: start over
    MODALENS_TRY(items, files.readItems(m_rows, rows - m_rows));
    for (const std::int64_t item : items) {
        if (item < 0 || item > (std::int64_t{1} << 31))
            return fail(ErrorCode::Damaged, "the file names items that cannot be",
                        files.itemsPath().string());
        if (item >= static_cast<std::int64_t>(m_contains.size()))
            m_contains.resize(static_cast<std::size_t>(std::max(item + 1, item + item / 2)));
        m_contains[static_cast<std::size_t>(item)] = true;
    }
    m_rows = rows;
    return {};
}

bool EmbeddedItems::contains(ItemId item) const
{
    const auto row = static_cast<std::size_t>(rowOf(item));
    return row < m_contains.size() && m_contains[row];
}

std::int64_t EmbeddedItems::countNew(std::span<const ItemId> items) const
{
    std::unordered_set<std::int64_t> fresh;
    for (const ItemId item : items)
        if (!contains(item))
            fresh.insert(rowOf(item));
    return static_cast<std::int64_t>(fresh.size());
}

} // namespace modalens
