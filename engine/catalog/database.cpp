// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/database.h"

#include <sqlite3.h>

#include <cerrno>

namespace modalens {

namespace {

constexpr int kBusyTimeoutMs = 20'000;
constexpr int kStepsBetweenStopChecks = 20'000;

ErrorCode codeFromSqlite(int extended, int systemErrno)
{
    if (systemErrno == ENOSPC || systemErrno == EDQUOT || systemErrno == EFBIG)
        return ErrorCode::DiskFull;
    switch (extended & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::PermissionDenied;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_CONSTRAINT:
        return ErrorCode::InvalidArgument;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return ErrorCode::Io;
    default:
        return ErrorCode::Internal;
    }
}

std::string sentence(ErrorCode code, const char *detail)
{
    const std::string cause = detail ? std::string(" (") + detail + ")" : std::string();
    switch (code) {
    case ErrorCode::DiskFull:
        return "the disk is full; what was stored before is intact" + cause;
    case ErrorCode::Damaged:
        return "the catalog database is damaged; restore it from a backup, or recover what can be read with "
               "\"sqlite3 catalog.db .recover\"" +
               cause;
    case ErrorCode::Busy:
        return "the catalog database is in use by another writer" + cause;
    case ErrorCode::Cancelled:
        return "stopped";
    default:
        return "the catalog database refused a statement" + cause;
    }
}

Error errorOf(sqlite3 *handle)
{
    // SQLite knows ENOSPC alone; a quota or a file size limit shows only here, if nothing failed since.
    const int systemErrno = (sqlite3_errcode(handle) & 0xff) == SQLITE_IOERR ? errno : 0;
    const ErrorCode code = codeFromSqlite(sqlite3_extended_errcode(handle), systemErrno);
    const char *file = sqlite3_db_filename(handle, "main");
    return {code, sentence(code, sqlite3_errmsg(handle)), file ? file : ""};
}

Unexpected<Error> databaseError(sqlite3 *handle)
{
    return Unexpected<Error>(errorOf(handle));
}

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

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3_stmt *statement)
    : m_statement(statement)
{
}

void Statement::bindAt(int position, std::int64_t value)
{
    m_bindError |= sqlite3_bind_int64(m_statement.get(), position, value);
}

void Statement::bindAt(int position, double value)
{
    m_bindError |= sqlite3_bind_double(m_statement.get(), position, value);
}

// Bound bytes are not copied (SQLITE_STATIC): callers keep them alive until step() or run() has returned.
void Statement::bindAt(int position, std::string_view text)
{
    const char *data = text.data() ? text.data() : ""; // a null pointer would bind NULL
    m_bindError |=
        sqlite3_bind_text64(m_statement.get(), position, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindAt(int position, Blob blob)
{
    const char *data = blob.bytes.data() ? blob.bytes.data() : "";
    m_bindError |= sqlite3_bind_blob64(m_statement.get(), position, data, blob.bytes.size(), SQLITE_STATIC);
}

void Statement::bindAt(int position, std::nullptr_t)
{
    m_bindError |= sqlite3_bind_null(m_statement.get(), position);
}

Result<bool> Statement::step()
{
    if (m_bindError != 0)
        return databaseError(sqlite3_db_handle(m_statement.get()));
    errno = 0;
    const int outcome = sqlite3_step(m_statement.get());
    if (outcome == SQLITE_ROW)
        return true;
    if (outcome == SQLITE_DONE) {
        sqlite3_reset(m_statement.get());
        return false;
    }
    Unexpected<Error> error = databaseError(sqlite3_db_handle(m_statement.get()));
    sqlite3_reset(m_statement.get());
    return error;
}

Status Statement::run()
{
    return forEach([](const Statement &) {});
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

bool Statement::isNullAt(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integerAt(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::realAt(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Statement::textAt(int column) const
{
    // sqlite3_column_blob gives the bytes of text and of blobs alike, without a conversion.
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

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
        Error error = errorOf(handle);
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
        return databaseError(m_handle.get());
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt *statement = nullptr;
    const int outcome =
        sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (outcome == SQLITE_ERROR) // our SQL is constant, so the tables are not what they should be
        return fail(ErrorCode::Damaged, sentence(ErrorCode::Damaged, sqlite3_errmsg(m_handle.get())),
                    sqlite3_db_filename(m_handle.get(), "main"));
    if (outcome != SQLITE_OK)
        return databaseError(m_handle.get());
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
    MODALENS_CHECK(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace modalens
