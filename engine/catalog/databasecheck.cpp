// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/databasecheck.h"

#include "engine/catalog/lock.h"
#include "engine/catalog/schema.h"

#include <charconv>
#include <map>

namespace modalens {

namespace {

/// Adds findings up to the limit, then counts.
class Findings
{
public:
    Findings(std::vector<Damage> &damages, Damage::Kind kind)
        : m_damages(damages)
        , m_kind(kind)
    {
    }
    void add(std::string what, std::string how)
    {
        if (++m_count <= kMaxFindings)
            m_damages.push_back({std::move(what), std::move(how), m_kind, {}});
    }
    void finish(const char *what)
    {
        if (m_count > kMaxFindings)
            m_damages.push_back(
                {what, std::to_string(m_count - kMaxFindings) + " more findings", m_kind, {}});
    }

private:
    std::vector<Damage> &m_damages;
    Damage::Kind m_kind;
    std::int64_t m_count = 0;
};

/// 81 of "On tree page 81 cell 23: ..." and "Page 81 is never used"; 0 when a line names no page.
std::int64_t pageIn(std::string_view line)
{
    for (const std::string_view mark : {"page ", "Page "}) {
        const std::size_t at = line.find(mark);
        std::int64_t page = 0;
        if (at != std::string_view::npos &&
            std::from_chars(line.data() + at + mark.size(), line.data() + line.size(), page).ec ==
                std::errc())
            return page;
    }
    return 0;
}

/// Tables and indexes by the pages that hold them, for the pages asked. Best effort: SQLite can be built
/// without the table of pages, and a damaged file may not let it be read to its end.
std::map<std::int64_t, std::string> ownersOf(const Database &database,
                                             std::map<std::int64_t, std::string> pages)
{
    Result<Statement> statement = database.prepare("SELECT pageno, name FROM dbstat");
    if (statement)
        static_cast<void>(statement->forEach([&](const Statement &row) {
            if (const auto page = pages.find(row.integerAt(0)); page != pages.end())
                page->second = row.stringAt(1);
        }));
    return pages;
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (!line.empty() && !line.starts_with("***") && line != "ok")
            lines.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace

Status checkIntegrity(const Database &database, std::vector<Damage> &damages)
{
    std::vector<std::string> lines;
    std::map<std::int64_t, std::string> pages;
    MODALENS_TRY(integrity, database.prepare("PRAGMA integrity_check(100)"));
    Status checked = integrity.forEach([&](const Statement &row) {
        for (std::string &line : linesOf(row.textAt(0))) {
            if (const std::int64_t page = pageIn(line); page > 0)
                pages[page];
            lines.push_back(std::move(line));
        }
    });
    if (!pages.empty())
        pages = ownersOf(database, std::move(pages));
    Findings findings(damages, Damage::Kind::Database);
    for (std::string &line : lines) {
        const auto page = pages.find(pageIn(line));
        const bool isOwned = page != pages.end() && !page->second.empty();
        findings.add(isOwned ? "catalog.db table " + page->second : "catalog.db", std::move(line));
    }
    findings.finish("catalog.db");
    return checked;
}

Status checkReferences(const Database &database, std::vector<Damage> &damages)
{
    MODALENS_TRY(references, database.prepare("PRAGMA foreign_key_check"));
    Findings findings(damages, Damage::Kind::Database);
    MODALENS_CHECK(references.forEach([&](const Statement &row) {
        findings.add("catalog.db table " + row.stringAt(0), "row " + std::to_string(row.integerAt(1)) +
                                                                " refers to a row of " + row.stringAt(2) +
                                                                " that does not exist");
    }));
    findings.finish("catalog.db");
    return {};
}

Status checkSearchItems(const Database &database, std::vector<Damage> &damages)
{
    constexpr const char *kWhat = "catalog.db search index";
    // search_docsize has a row for each indexed item; what waits in search_dirty may be there or not.
    MODALENS_TRY(missing,
                 database.integer("SELECT count(*) FROM items i WHERE i.is_removed = 0 "
                                  "AND i.id < (SELECT next_item FROM search_progress) "
                                  "AND NOT EXISTS (SELECT 1 FROM search_dirty d WHERE d.item = i.id) "
                                  "AND NOT EXISTS (SELECT 1 FROM search_docsize s WHERE s.id = i.id)"));
    MODALENS_TRY(strange,
                 database.integer(
                     "SELECT count(*) FROM search_docsize s LEFT JOIN items i ON i.id = s.id "
                     "WHERE NOT EXISTS (SELECT 1 FROM search_dirty d WHERE d.item = s.id) AND (i.id IS NULL "
                     "OR i.is_removed = 1 OR s.id >= (SELECT next_item FROM search_progress))"));
    if (missing > 0)
        damages.push_back(
            {kWhat, std::to_string(missing) + " items are not in it", Damage::Kind::SearchIndex, {}});
    if (strange > 0)
        damages.push_back(
            {kWhat, std::to_string(strange) + " entries are of no item", Damage::Kind::SearchIndex, {}});
    return {};
}

Status checkSearchWords(const std::filesystem::path &folder, std::stop_token stop,
                        std::vector<Damage> &damages)
{
    const Result<std::unique_ptr<CatalogLock>> lock = CatalogLock::acquire(folder);
    if (!lock)
        return {};
    Result<Database> database = Database::open(folder / "catalog.db", Database::Access::Write);
    if (!database)
        return {};
    MODALENS_CHECK(configureConnection(*database, false));
    database->interruptOn(std::move(stop));
    const Status checked = database->execute("INSERT INTO search(search) VALUES('integrity-check')");
    if (!checked && checked.error().code == ErrorCode::Damaged) {
        damages.push_back({"catalog.db search index",
                           "its words are not those of its texts",
                           Damage::Kind::SearchIndex,
                           {}});
        return {};
    }
    const bool isCancelled = !checked && checked.error().code == ErrorCode::Cancelled;
    return isCancelled ? checked : Status(); // who may not write cannot ask
}

} // namespace modalens
