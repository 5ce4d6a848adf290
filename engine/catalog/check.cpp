// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/spacerow.h"

#include <map>

// Reads everything and compares it with what was written.

namespace modalens {

namespace {

/// While it lives, long statements end soon after a stop is requested.
class InterruptGuard
{
public:
    InterruptGuard(const Database &database, std::stop_token stop)
        : m_database(database)
    {
        m_database.interruptOn(std::move(stop));
    }
    ~InterruptGuard() { m_database.interruptOn({}); }
    InterruptGuard(const InterruptGuard &) = delete;
    InterruptGuard &operator=(const InterruptGuard &) = delete;

private:
    const Database &m_database;
};

class Checker
{
public:
    Checker(const Catalog &catalog, const Database &database, ProgressSink &progress, std::stop_token stop)
        : m_catalog(catalog)
        , m_database(database)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
    }

    Result<std::vector<Damage>> run();

private:
    Status checkDatabase();
    Status checkSpace(const SpaceRow &space);
    Status checkBlocks(const SpaceRow &space, const SpaceFiles &files);
    Status checkSpaceFiles(const SpaceRow &space);
    /// Runs one check; damage that shows as an error becomes a line of the list, anything else stays an
    /// error.
    Status note(const std::string &what, Status status);
    std::string placeOf(const SpaceRow &space, std::string_view file) const
    {
        return "spaces/" + std::to_string(static_cast<std::int64_t>(space.info.id)) + "/" + std::string(file);
    }

    const Catalog &m_catalog;
    const Database &m_database;
    ProgressSink &m_progress;
    std::stop_token m_stop;
    std::vector<Damage> m_damages;
};

Status Checker::note(const std::string &what, Status status)
{
    if (status || status.error().code == ErrorCode::Cancelled)
        return status;
    m_damages.push_back({what, status.error().message});
    return {};
}

Result<std::vector<Damage>> Checker::run()
{
    {
        const InterruptGuard guard(m_database, m_stop);
        MODALENS_CHECK(note("catalog.db", checkDatabase()));
    }
    const Result<std::vector<SpaceRow>> spaces = readSpaces(m_database);
    if (!spaces) {
        m_damages.push_back({"catalog.db table spaces", spaces.error().message});
        return std::move(m_damages);
    }
    for (const SpaceRow &space : *spaces) {
        MODALENS_CHECK(checkSpace(space));
        MODALENS_CHECK(checkSpaceFiles(space));
    }
    return std::move(m_damages);
}

Status Checker::checkDatabase()
{
    m_progress.report({"check.database", 0, -1, "catalog.db"});
    MODALENS_TRY(integrity, m_database.prepare("PRAGMA integrity_check(100)"));
    MODALENS_CHECK(integrity.forEach([&](const Statement &row) {
        if (row.textAt(0) != "ok")
            m_damages.push_back({"catalog.db", row.stringAt(0)});
    }));
    MODALENS_TRY(references, m_database.prepare("PRAGMA foreign_key_check"));
    return references.forEach([&](const Statement &row) {
        m_damages.push_back({"catalog.db table " + row.stringAt(0),
                             "row " + std::to_string(row.integerAt(1)) + " refers to a row of " +
                                 row.stringAt(2) + " that does not exist"});
    });
}

Status Checker::checkSpace(const SpaceRow &space)
{
    const SpaceFiles files(m_catalog.spaceFolder(space.info.id), space.info.dimension, space.info.dtype);
    const Status headers = files.checkHeaders(space.rows);
    if (headers)
        return checkBlocks(space, files);
    const std::string file = std::filesystem::path(headers.error().subject).filename().string();
    return note(placeOf(space, file), headers);
}

Status Checker::checkBlocks(const SpaceRow &space, const SpaceFiles &files)
{
    const std::int64_t blocks = (space.rows + SpaceFiles::kBlockRows - 1) / SpaceFiles::kBlockRows;
    std::map<std::int64_t, SpaceFiles::BlockHashes> stored;
    MODALENS_TRY(statement, m_database.prepare(
                                "SELECT block, vectors_hash, items_hash FROM space_blocks WHERE space = ?"));
    MODALENS_CHECK(
        statement.bind(static_cast<std::int64_t>(space.info.id)).forEach([&](const Statement &row) {
            stored[row.integerAt(0)] = {std::bit_cast<std::uint64_t>(row.integerAt(1)),
                                        std::bit_cast<std::uint64_t>(row.integerAt(2))};
        }));
    for (std::int64_t block = 0; block < blocks; ++block) {
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        m_progress.report({"check.vectors", block, blocks, space.info.name});
        const std::string place = " block " + std::to_string(block);
        const Result<SpaceFiles::BlockHashes> found = files.hashBlock(block, space.rows);
        if (!found) {
            const std::string file = std::filesystem::path(found.error().subject).filename().string();
            m_damages.push_back({placeOf(space, file) + place, found.error().message});
            continue;
        }
        const char *how =
            stored.contains(block) ? "fails its checksum; embed this space again" : "has no checksum";
        const auto wanted =
            stored.contains(block) ? stored[block] : SpaceFiles::BlockHashes{~found->vectors, ~found->items};
        if (found->vectors != wanted.vectors)
            m_damages.push_back({placeOf(space, "vectors.npy") + place, how});
        if (found->items != wanted.items)
            m_damages.push_back({placeOf(space, "items.npy") + place, how});
    }
    return {};
}

Status Checker::checkSpaceFiles(const SpaceRow &space)
{
    MODALENS_TRY(statement, m_database.prepare("SELECT name FROM space_files WHERE space = ? ORDER BY name"));
    std::vector<std::string> names;
    MODALENS_CHECK(
        statement.bind(static_cast<std::int64_t>(space.info.id)).forEach([&](const Statement &row) {
            names.push_back(row.stringAt(0));
        }));
    for (const std::string &name : names) {
        const auto content = m_catalog.spaceFile(space.info.id, name);
        if (!content)
            m_damages.push_back({placeOf(space, name), content.error().message});
    }
    return {};
}

} // namespace

Result<std::vector<Damage>> Catalog::check(ProgressSink &progress, std::stop_token stop) const
{
    return Checker(*this, m_impl->database, progress, std::move(stop)).run();
}

} // namespace modalens
