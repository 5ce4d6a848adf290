// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog_impl.h"
#include "engine/catalog/databasecheck.h"
#include "engine/catalog/spacerow.h"
#include "engine/catalog/spaceverify.h"

#include <algorithm>

// Reads everything and compares it with what was written.

namespace modalens {

namespace {

/// Damaged blocks of one file, neighbours with one reason as one range.
class BlockRanges
{
public:
    struct Range
    {
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::string how;

        std::string text() const
        {
            return first == last ? "block " + std::to_string(first)
                                 : "blocks " + std::to_string(first) + " to " + std::to_string(last);
        }
        std::string rowsText(std::int64_t rows) const
        {
            const std::int64_t end = std::min((last + 1) * SpaceFiles::kBlockRows, rows);
            return " (rows " + std::to_string(first * SpaceFiles::kBlockRows) + " to " +
                   std::to_string(end - 1) + ")";
        }
    };

    void add(std::int64_t block, const std::string &how)
    {
        const bool goesOn =
            !m_ranges.empty() && m_ranges.back().last + 1 == block && m_ranges.back().how == how;
        if (goesOn)
            m_ranges.back().last = block;
        else
            m_ranges.push_back({block, block, how});
    }
    const std::vector<Range> &all() const { return m_ranges; }

private:
    std::vector<Range> m_ranges;
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
    Status checkSearch();
    Status checkSpace(const SpaceRow &space);
    Status checkBlocks(const SpaceRow &space, const SpaceFiles &files);
    Status checkSpaceFiles(const SpaceRow &space);
    /// Runs one check; damage that shows as an error becomes a line of the list, anything else stays an
    /// error.
    Status note(Damage place, Status status);
    Damage placeIn(const SpaceRow &space, std::string_view file) const
    {
        return {placeOf(space, file), {}, Damage::Kind::Space, space.info.name};
    }
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

Status Checker::note(Damage place, Status status)
{
    if (status || status.error().code == ErrorCode::Cancelled)
        return status;
    place.how = status.error().message;
    m_damages.push_back(std::move(place));
    return {};
}

Result<std::vector<Damage>> Checker::run()
{
    {
        const InterruptGuard guard(m_database, m_stop);
        MODALENS_CHECK(note({"catalog.db", {}, Damage::Kind::Database, {}}, checkDatabase()));
        MODALENS_CHECK(note({"catalog.db search index", {}, Damage::Kind::SearchIndex, {}}, checkSearch()));
    }
    const Result<std::vector<SpaceRow>> spaces = readSpaces(m_database);
    if (!spaces) {
        m_damages.push_back({"catalog.db table spaces", spaces.error().message, Damage::Kind::Database, {}});
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
    MODALENS_CHECK(checkIntegrity(m_database, m_damages));
    return checkReferences(m_database, m_damages);
}

Status Checker::checkSearch()
{
    m_progress.report({"check.search", 0, -1, "search index"});
    MODALENS_CHECK(checkSearchItems(m_database, m_damages));
    return checkSearchWords(m_catalog.folder(), m_stop, m_damages);
}

Status Checker::checkSpace(const SpaceRow &space)
{
    const SpaceFiles files(m_catalog.spaceFolder(space.info.id), space.info.dimension, space.info.dtype);
    const Status headers = files.checkHeaders(space.rows);
    if (headers)
        return checkBlocks(space, files);
    const std::string file = std::filesystem::path(headers.error().subject).filename().string();
    return note(placeIn(space, file), headers);
}

Status Checker::checkBlocks(const SpaceRow &space, const SpaceFiles &files)
{
    const std::int64_t blocks = (space.rows + SpaceFiles::kBlockRows - 1) / SpaceFiles::kBlockRows;
    MODALENS_TRY(hashes, readStoredHashes(m_database, space.info.id));
    auto &stored = hashes.blocks;
    BlockRanges vectors, items;
    for (std::int64_t block = 0; block < blocks; ++block) {
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        m_progress.report({"check.vectors", block, blocks, space.info.name});
        const Result<SpaceFiles::BlockHashes> found = files.hashBlock(block, space.rows);
        if (!found) {
            const bool areItems = std::filesystem::path(found.error().subject).filename() == "items.npy";
            (areItems ? items : vectors).add(block, found.error().message);
            continue;
        }
        const bool isKnown = stored.contains(block);
        const char *how = isKnown ? "fails its checksum" : "has no checksum";
        if (!isKnown || found->vectors != stored[block].vectors)
            vectors.add(block, how);
        if (!isKnown || found->items != stored[block].items)
            items.add(block, how);
    }
    for (const auto &[file, ranges] : {std::pair("vectors.npy", &vectors), std::pair("items.npy", &items)})
        for (const BlockRanges::Range &range : ranges->all()) {
            Damage damage = placeIn(space, file);
            damage.what += " " + range.text();
            damage.how = range.how + range.rowsText(space.rows);
            m_damages.push_back(std::move(damage));
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
            MODALENS_CHECK(note(placeIn(space, name), Unexpected<Error>(content.error())));
    }
    return {};
}

} // namespace

Result<std::vector<Damage>> Catalog::check(ProgressSink &progress, std::stop_token stop) const
{
    return Checker(*this, m_impl->database, progress, std::move(stop)).run();
}

} // namespace modalens
