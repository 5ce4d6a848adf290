// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/schema.h"

#include <sqlite3.h>

#include <array>
#include <string>

namespace modalens {

namespace {

constexpr std::int64_t kApplicationId = 0x4d6f644c; // "ModL"

// An asset's id is (item << 16 | place in the item): reading an item's assets is one range of the table and
// an insert appends, so a bulk import maintains no index beyond the keys. Times are Unix milliseconds, stamps
// and hashes 64 bits as SQLite's signed integers, paths raw bytes.
constexpr const char *kVersion1 = R"sql(
CREATE TABLE items(
    id INTEGER PRIMARY KEY,
    key TEXT UNIQUE,
    title TEXT NOT NULL,
    stamp INTEGER NOT NULL,
    modalities INTEGER NOT NULL,
    asset_count INTEGER NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0);
CREATE INDEX items_removed ON items(id) WHERE is_removed = 1;
CREATE TABLE assets(
    id INTEGER PRIMARY KEY,
    item INTEGER GENERATED ALWAYS AS (id >> 16) VIRTUAL REFERENCES items(id),
    modality INTEGER NOT NULL,
    role INTEGER NOT NULL,
    language TEXT NOT NULL,
    path BLOB NOT NULL,
    text TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    content_hash INTEGER NOT NULL);
CREATE TABLE tags(
    id INTEGER PRIMARY KEY,
    group_name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE(group_name, value));
CREATE TABLE item_tags(
    item INTEGER NOT NULL REFERENCES items(id),
    place INTEGER NOT NULL,
    tag INTEGER NOT NULL REFERENCES tags(id),
    source TEXT NOT NULL,
    PRIMARY KEY(item, place)) WITHOUT ROWID;
CREATE INDEX item_tags_tag ON item_tags(tag);
CREATE TABLE field_names(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE item_fields(
    field INTEGER NOT NULL REFERENCES field_names(id),
    item INTEGER NOT NULL REFERENCES items(id),
    value REAL,
    PRIMARY KEY(field, item)) WITHOUT ROWID;
CREATE TABLE score_sets(
    id INTEGER PRIMARY KEY,
    signal TEXT NOT NULL,
    query TEXT NOT NULL,
    UNIQUE(signal, query));
CREATE TABLE scores(
    score_set INTEGER NOT NULL REFERENCES score_sets(id),
    item INTEGER NOT NULL REFERENCES items(id),
    score REAL NOT NULL,
    PRIMARY KEY(score_set, item)) WITHOUT ROWID;
CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE interactions(
    user INTEGER NOT NULL REFERENCES users(id),
    item INTEGER NOT NULL REFERENCES items(id),
    time_ms INTEGER NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY(user, item, time_ms)) WITHOUT ROWID;
CREATE TABLE spaces(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    modality TEXT NOT NULL,
    encoder TEXT NOT NULL,
    encoder_version INTEGER NOT NULL,
    dimension INTEGER NOT NULL,
    dtype TEXT NOT NULL,
    seed INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    row_count INTEGER NOT NULL DEFAULT 0,
    item_count INTEGER NOT NULL DEFAULT 0);
CREATE TABLE space_blocks(
    space INTEGER NOT NULL REFERENCES spaces(id),
    block INTEGER NOT NULL,
    vectors_hash INTEGER NOT NULL,
    items_hash INTEGER NOT NULL,
    PRIMARY KEY(space, block)) WITHOUT ROWID;
CREATE TABLE embed_failures(
    space INTEGER NOT NULL REFERENCES spaces(id),
    item INTEGER NOT NULL REFERENCES items(id),
    reason TEXT NOT NULL,
    PRIMARY KEY(space, item)) WITHOUT ROWID;
CREATE TABLE item_changes(item INTEGER PRIMARY KEY REFERENCES items(id), change INTEGER NOT NULL);
CREATE INDEX item_changes_change ON item_changes(change);
CREATE TABLE embedded_changes(
    space INTEGER NOT NULL REFERENCES spaces(id),
    item INTEGER NOT NULL REFERENCES items(id),
    change INTEGER NOT NULL,
    PRIMARY KEY(space, item)) WITHOUT ROWID;
CREATE TABLE judgments(
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    annotator TEXT NOT NULL,
    task TEXT NOT NULL,
    item_key TEXT NOT NULL,
    other_key TEXT NOT NULL,
    query_key TEXT NOT NULL,
    value TEXT NOT NULL,
    revision INTEGER NOT NULL,
    time_ms INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    UNIQUE(uuid, revision));
CREATE TRIGGER judgments_no_update BEFORE UPDATE ON judgments
    BEGIN SELECT RAISE(ABORT, 'judgments are never changed'); END;
CREATE TRIGGER judgments_no_delete BEFORE DELETE ON judgments
    BEGIN SELECT RAISE(ABORT, 'judgments are never deleted'); END;
CREATE TRIGGER judgments_no_replace BEFORE INSERT ON judgments
    WHEN EXISTS(SELECT 1 FROM judgments WHERE id = NEW.id OR (uuid = NEW.uuid AND revision = NEW.revision))
    BEGIN SELECT RAISE(ABORT, 'judgments are never replaced'); END;
CREATE TABLE views(name TEXT PRIMARY KEY, json TEXT NOT NULL, saved_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE jobs(
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    state INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    finished_ms INTEGER NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    report TEXT NOT NULL);
)sql";

// Search and encoder state. search_progress.next_item is the first row the index has never seen; search_dirty
// lists earlier rows whose text changed since.
constexpr int kSearchVersion = 2;
// The prefixes that most words of a large catalog share are kept, or a first letter would merge the lists of
// thousands of words. An index from before has none and answers the same, later.
constexpr const char *kSearchTable =
    "CREATE VIRTUAL TABLE search USING fts5(title, body, prefix = '1 2 3 4', "
    "tokenize = 'unicode61 remove_diacritics 2')";
constexpr const char *kVersion2 = R"sql(
CREATE TABLE search_progress(next_item INTEGER NOT NULL);
INSERT INTO search_progress VALUES(0);
CREATE TABLE search_dirty(item INTEGER PRIMARY KEY);
CREATE TABLE space_files(
    space INTEGER NOT NULL REFERENCES spaces(id),
    name TEXT NOT NULL,
    hash INTEGER,
    pending_hash INTEGER,
    PRIMARY KEY(space, name)) WITHOUT ROWID;
)sql";

constexpr std::array kVersions{kVersion1, kVersion2};

struct FileVersion
{
    std::int64_t applicationId = 0;
    std::int64_t schema = 0;
    bool isEmpty = false;
};

Result<FileVersion> readVersion(const Database &database)
{
    MODALENS_TRY(applicationId, database.integer("PRAGMA application_id"));
    MODALENS_TRY(schema, database.integer("PRAGMA user_version"));
    MODALENS_TRY(objects, database.integer("SELECT count(*) FROM sqlite_schema"));
    const FileVersion version{applicationId, schema, objects == 0};
    const std::string file = sqlite3_db_filename(database.handle(), "main");
    if (version.isEmpty && schema == 0)
        return version;
    if (applicationId != kApplicationId)
        return fail(ErrorCode::Malformed, "this SQLite file is not a Modalens catalog", file);
    if (schema > currentSchemaVersion())
        return fail(ErrorCode::Unsupported,
                    "this catalog was made by a newer Modalens (schema " + std::to_string(schema) +
                        ", this program knows up to " + std::to_string(currentSchemaVersion()) +
                        "); update Modalens to open it",
                    file);
    return version;
}

Status applyVersion(Database &database, int version)
{
    MODALENS_TRY(transaction, Transaction::begin(database, Durability::PersonMade));
    if (version == kSearchVersion)
        MODALENS_CHECK(database.execute(kSearchTable));
    MODALENS_CHECK(database.execute(kVersions[static_cast<std::size_t>(version - 1)]));
    // PRAGMA takes no parameters; both numbers are our own constants.
    const std::string pragmas = "PRAGMA application_id=" + std::to_string(kApplicationId) +
                                "; PRAGMA user_version=" + std::to_string(version);
    MODALENS_CHECK(database.execute(pragmas.c_str()));
    return transaction.commit();
}

} // namespace

int currentSchemaVersion()
{
    return static_cast<int>(kVersions.size());
}

Status configureConnection(Database &database, bool canWrite)
{
    if (canWrite)
        MODALENS_CHECK(
            database.execute("PRAGMA page_size=8192; PRAGMA journal_mode=WAL;"
                             "PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864;"));
    return database.execute("PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824;"
                            "PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;");
}

Status migrateSchema(Database &database)
{
    MODALENS_TRY(version, readVersion(database));
    for (int next = static_cast<int>(version.schema) + 1; next <= currentSchemaVersion(); ++next)
        MODALENS_CHECK(applyVersion(database, next));
    return {};
}

Status emptySearchIndex(Database &database)
{
    MODALENS_CHECK(database.execute("DROP TABLE search")); // reads none of what may be damaged in it
    MODALENS_CHECK(database.execute(kSearchTable));
    return database.execute("UPDATE search_progress SET next_item = 0; DELETE FROM search_dirty");
}

Status checkSchema(const Database &database)
{
    MODALENS_TRY(version, readVersion(database));
    const std::string file = sqlite3_db_filename(database.handle(), "main");
    if (version.isEmpty)
        return fail(ErrorCode::Damaged, "the catalog database is empty; restore it from a backup", file);
    if (version.schema < currentSchemaVersion())
        return fail(ErrorCode::ReadOnly,
                    "this catalog is of an older version and must be opened once where it can be written",
                    file);
    return {};
}

} // namespace modalens
