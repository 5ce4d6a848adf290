// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/database.h"

#include "engine/catalog/sqliteerror.h"

#include <sqlite3.h>

#include <cerrno>

namespace modalens {

namespace {

constexpr int kBusyTimeoutMs = 20'000;
constexpr int kStepsBetweenStopChecks = 20'000;

int flagsFor(Database::Access access)
{
    constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    switch (access) {
    case Database::Access::Create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Access::Write:
        return common | SQLITE_OPEN_READWRITE;
    case Database::Access::Read:
    case Database::Access::Immutable:
        break;
    }
    return common | SQLITE_OPEN_READONLY;
}

/// A file: URI, every byte that could mean something in one escaped.
std::string uriFor(const std::filesystem::path &file, Database::Access access)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             c == '/' || c == '.' || c == '-' || c == '_';
        if (isPlain)
            uri += c;
        else
            (uri += '%', uri += digits[byte >> 4], uri += digits[byte & 15]);
    }
    return access == Database::Access::Immutable ? uri + "?immutable=1" : uri;
}

int stopHandler(void *token)
{
    return static_cast<const std::stop_token *>(token)->stop_requested() ? 1 : 0;
}

} // namespace

void Database::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::filesystem::path &file, Access access)
{
    Database database;
    sqlite3 *handle = nullptr;
    const int outcome = sqlite3_open_v2(uriFor(file, access).c_str(), &handle, flagsFor(access), nullptr);
    database.m_handle.reset(handle);
    if (!handle)
        return fail(ErrorCode::Internal, "out of memory", file.string());
    if (outcome != SQLITE_OK) {
        Error error = sqliteError(handle);
        error.message = std::string("cannot open the catalog database: ") + sqlite3_errmsg(handle);
        error.subject = file.string();
        return Unexpected<Error>(std::move(error));
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    // A catalog may come from someone else: its schema gets no say beyond plain tables.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return database;
}

Status Database::execute(const char *sql)
{
    errno = 0;
    if (sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteFailure(m_handle.get());
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt *statement = nullptr;
    const int outcome =
        sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (outcome == SQLITE_ERROR) // our SQL is constant, so the tables are not what they should be
        return fail(ErrorCode::Damaged, sqliteSentence(ErrorCode::Damaged, sqlite3_errmsg(m_handle.get())),
                    sqlite3_db_filename(m_handle.get(), "main"));
    if (outcome != SQLITE_OK)
        return sqliteFailure(m_handle.get());
    return Statement(statement);
}

Result<std::int64_t> Database::integer(std::string_view sql) const
{
    MODALENS_TRY(statement, prepare(sql));
    MODALENS_TRY(hasRow, statement.step());
    return hasRow ? statement.integerAt(0) : 0;
}

void Database::interruptOn(std::stop_token stop) const
{
    *m_stop = std::move(stop);
    const bool canStop = m_stop->stop_possible();
    sqlite3_progress_handler(m_handle.get(), canStop ? kStepsBetweenStopChecks : 0,
                             canStop ? &stopHandler : nullptr, m_stop.get());
}

Result<Transaction> Transaction::begin(Database &database, Durability durability)
{
    MODALENS_CHECK(database.execute(durability == Durability::PersonMade ? "PRAGMA synchronous=FULL"
                                                                         : "PRAGMA synchronous=NORMAL"));
    MODALENS_CHECK(database.execute("BEGIN IMMEDIATE"));
    return Transaction(&database);
}

Transaction::~Transaction()
{
    if (m_database && sqlite3_get_autocommit(m_database->handle()) == 0)
        static_cast<void>(m_database->execute("ROLLBACK"));
}

Status Transaction::commit()
{
    // SQLite would go on writing a file that has lost its name, and all of it would be gone with the process.
    int isMoved = 0;
    sqlite3_file_control(m_database->handle(), "main", SQLITE_FCNTL_HAS_MOVED, &isMoved);
    if (isMoved)
        return fail(ErrorCode::NotFound,
                    "the catalog database was moved or deleted while it was open; nothing was saved",
                    sqlite3_db_filename(m_database->handle(), "main"));
    MODALENS_CHECK(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace modalens
