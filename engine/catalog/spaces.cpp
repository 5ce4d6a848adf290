// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.h"
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/spacerow.h"
#include "engine/catalog/spaceverify.h"

#include <system_error>

// Embedding spaces: which there are, and reading them. Appending is in spaceappend.cpp, encoder state in
// spacestate.cpp.

namespace modalens {

namespace {

constexpr int kMaxDimension = 65'536;

Status checkSpaceDraft(const SpaceDraft &draft)
{
    if (draft.name.empty() || draft.name.size() > kMaxNameBytes || !isValidUtf8(draft.name))
        return fail(ErrorCode::InvalidArgument, "a space needs a name of at most 1024 bytes of text",
                    validUtf8(draft.name, kMaxNameBytes));
    if (draft.dimension < 1 || draft.dimension > kMaxDimension)
        return fail(ErrorCode::InvalidArgument, "the dimension of a space is from 1 to 65536", draft.name);
    return {};
}

} // namespace

std::filesystem::path Catalog::spaceFolder(SpaceId space) const
{
    return m_impl->folder / "spaces" / std::to_string(static_cast<std::int64_t>(space));
}

Result<SpaceInfo> Catalog::createSpace(const SpaceDraft &draft)
{
    MODALENS_CHECK(checkSpaceDraft(draft));
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    MODALENS_TRY(existing, findSpace(draft.name));
    if (existing)
        return fail(ErrorCode::AlreadyExists, "there is already a space of that name", draft.name);
    SpaceInfo info;
    static_cast<SpaceDraft &>(info) = draft;
    MODALENS_TRY(insert, m_impl->database.prepare(
                             "INSERT INTO spaces(name, modality, encoder, encoder_version, dimension, "
                             "dtype, seed) VALUES(?, ?, ?, ?, ?, ?, ?) RETURNING id"));
    const std::string encoder = validUtf8(draft.encoder, kMaxNameBytes);
    MODALENS_CHECK(insert
                       .bind(draft.name, modalityName(draft.modality), encoder, draft.encoderVersion,
                             draft.dimension, dtypeName(draft.dtype), std::bit_cast<std::int64_t>(draft.seed))
                       .forEach([&](const Statement &row) { info.id = SpaceId{row.integerAt(0)}; }));
    MODALENS_CHECK(SpaceFiles(spaceFolder(info.id), info.dimension, info.dtype).create());
    MODALENS_CHECK(transaction.commit());
    return info;
}

Result<std::vector<SpaceInfo>> Catalog::spaces() const
{
    MODALENS_TRY(rows, readSpaces(m_impl->database));
    std::vector<SpaceInfo> spaces;
    for (SpaceRow &row : rows)
        spaces.push_back(std::move(row.info));
    return spaces;
}

Result<std::optional<SpaceInfo>> Catalog::findSpace(std::string_view name) const
{
    MODALENS_TRY(all, spaces());
    for (SpaceInfo &space : all)
        if (space.name == name)
            return std::optional<SpaceInfo>(std::move(space));
    return std::optional<SpaceInfo>();
}

Status Catalog::removeSpace(SpaceId space)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::PersonMade));
    MODALENS_CHECK(readSpace(m_impl->database, space));
    for (const char *sql :
         {"DELETE FROM space_blocks WHERE space = ?", "DELETE FROM embed_failures WHERE space = ?",
          "DELETE FROM embedded_changes WHERE space = ?", "DELETE FROM space_files WHERE space = ?",
          "DELETE FROM spaces WHERE id = ?"}) {
        MODALENS_TRY(statement, m_impl->database.prepare(sql));
        MODALENS_CHECK(statement.bind(static_cast<std::int64_t>(space)).run());
    }
    MODALENS_CHECK(transaction.commit());
    m_impl->embedded.erase(space);
    std::error_code error; // numbers are not reused, so files that stay behind only cost room
    std::filesystem::remove_all(spaceFolder(space), error);
    return {};
}

Status Catalog::finishSpace(SpaceId space)
{
    MODALENS_TRY(transaction, m_impl->beginWrite(Durability::Rebuildable));
    MODALENS_CHECK(readSpace(m_impl->database, space));
    MODALENS_TRY(statement, m_impl->database.prepare("UPDATE spaces SET state = ? WHERE id = ?"));
    MODALENS_CHECK(
        statement.bind(static_cast<int>(SpaceState::Complete), static_cast<std::int64_t>(space)).run());
    return transaction.commit();
}

Result<SharedVectors> Catalog::loadVectors(SpaceId space) const
{
    MODALENS_TRY(row, readSpace(m_impl->database, space)); // first: items and files only grow afterwards
    MODALENS_TRY(live, liveRows());
    const SpaceFiles files(spaceFolder(space), row.info.dimension, row.info.dtype);
    MODALENS_CHECK(files.checkHeaders(row.rows));
    MODALENS_TRY(hashes, readStoredHashes(m_impl->database, space));
    MODALENS_CHECK(verifySample(files, hashes));
    return SpaceLoader::load(files, row.info, row.rows, live, vectorsHash(hashes));
}

Result<std::vector<EmbedFailure>> Catalog::embedFailures(SpaceId space) const
{
    MODALENS_TRY(statement, m_impl->database.prepare(
                                "SELECT item, reason FROM embed_failures WHERE space = ? ORDER BY item"));
    std::vector<EmbedFailure> failures;
    MODALENS_CHECK(statement.bind(static_cast<std::int64_t>(space)).forEach([&](const Statement &row) {
        failures.push_back({ItemId{row.integerAt(0)}, row.stringAt(1)});
    }));
    return failures;
}

Result<ContentVersion> Catalog::contentVersion() const
{
    MODALENS_TRY(newest, m_impl->database.integer("SELECT coalesce(max(change), 0) FROM item_changes"));
    return ContentVersion{newest};
}

Result<std::vector<ItemId>> Catalog::pendingItems(SpaceId space) const
{
    MODALENS_TRY(row, readSpace(m_impl->database, space));
    MODALENS_TRY(wanted, itemsWith(row.info.modality));
    MODALENS_TRY(rows, m_impl->rowCount());
    Bitmap isDone(rows);
    EmbeddedItems &embedded = m_impl->embedded[space];
    MODALENS_CHECK(
        embedded.catchUp(SpaceFiles(spaceFolder(space), row.info.dimension, row.info.dtype), row.rows));
    for (const ItemId item : wanted)
        if (embedded.contains(item))
            isDone.set(rowOf(item));
    MODALENS_TRY(changed,
                 m_impl->database.prepare("SELECT c.item FROM item_changes c LEFT JOIN embedded_changes e "
                                          "ON e.space = ? AND e.item = c.item "
                                          "WHERE c.change > coalesce(e.change, 0)"));
    MODALENS_CHECK(changed.bind(static_cast<std::int64_t>(space)).forEach([&](const Statement &found) {
        if (found.integerAt(0) < rows)
            isDone.reset(found.integerAt(0));
    }));
    MODALENS_TRY(failures, embedFailures(space));
    for (const EmbedFailure &failure : failures)
        if (rowOf(failure.item) < rows)
            isDone.set(rowOf(failure.item));
    std::vector<ItemId> pending;
    for (const ItemId item : wanted)
        if (!isDone.test(rowOf(item)))
            pending.push_back(item);
    return pending;
}

} // namespace modalens
