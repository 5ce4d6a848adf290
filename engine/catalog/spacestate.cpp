// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"
#include "engine/base/hash.h"
#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/spacerow.h"

// What an encoder keeps beside its vectors. The checksum of the new content is committed before the file is
// replaced and the one of the old content is dropped only afterwards, so that a crash in between leaves a
// file that matches one of them.

namespace modalens {

namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 30;

Status checkFileName(std::string_view name)
{
    const bool isPlain = !name.empty() && name.size() <= 200 && isValidUtf8(name) && !name.starts_with('.') &&
                         name.find('/') == std::string_view::npos && name != "vectors.npy" &&
                         name != "items.npy" && !name.ends_with(".part");
    if (!isPlain)
        return fail(ErrorCode::InvalidArgument, "not a plain file name", validUtf8(name, 200));
    return {};
}

} // namespace

Status Catalog::putSpaceFile(SpaceId space, std::string_view name, std::span<const std::byte> bytes)
{
    MODALENS_CHECK(checkFileName(name));
    if (bytes.size() > kMaxFileBytes)
        return fail(ErrorCode::TooLarge, "a file of a space is larger than 1 GiB", std::string(name));
    const auto id = static_cast<std::int64_t>(space);
    const auto hash = std::bit_cast<std::int64_t>(hashBytes(bytes));
    const auto store = [&](const char *sql) -> Status {
        MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
        MODALENS_CHECK(readSpace(m_impl->database, space));
        MODALENS_TRY(statement, m_impl->database.prepare(sql));
        MODALENS_CHECK(statement.bind(id, name, hash).run());
        return transaction.commit();
    };
    MODALENS_CHECK(store("INSERT INTO space_files(space, name, pending_hash) VALUES(?1, ?2, ?3) "
                         "ON CONFLICT(space, name) DO UPDATE SET pending_hash = excluded.pending_hash"));
    MODALENS_CHECK(writeFileAtomically(spaceFolder(space) / name, bytes));
    return store("UPDATE space_files SET hash = ?3, pending_hash = NULL WHERE space = ?1 AND name = ?2");
}

Result<std::vector<std::byte>> Catalog::spaceFile(SpaceId space, std::string_view name) const
{
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "SELECT hash, pending_hash FROM space_files WHERE space = ? AND name = ?"));
    std::vector<std::uint64_t> allowed;
    MODALENS_CHECK(statement.bind(static_cast<std::int64_t>(space), name).forEach([&](const Statement &row) {
        for (const int column : {0, 1})
            if (!row.isNullAt(column))
                allowed.push_back(std::bit_cast<std::uint64_t>(row.integerAt(column)));
    }));
    const std::filesystem::path path = spaceFolder(space) / name;
    if (allowed.empty())
        return fail(ErrorCode::NotFound, "the space has no such file", path.string());
    MODALENS_TRY(bytes, readFile(path, static_cast<std::int64_t>(kMaxFileBytes)));
    const std::uint64_t hash = hashBytes(bytes);
    for (const std::uint64_t one : allowed)
        if (one == hash)
            return std::move(bytes);
    return fail(ErrorCode::Damaged, "the file fails its checksum; embed this space again", path.string());
}

} // namespace modalens
