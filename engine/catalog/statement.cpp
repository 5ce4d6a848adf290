// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/database.h"
#include "engine/catalog/sqliteerror.h"

#include <sqlite3.h>

#include <cerrno>

// Prepared statements; connections and transactions are in database.cpp.

namespace modalens {

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
        return sqliteFailure(sqlite3_db_handle(m_statement.get()));
    errno = 0;
    const int outcome = sqlite3_step(m_statement.get());
    if (outcome == SQLITE_ROW)
        return true;
    if (outcome == SQLITE_DONE) {
        sqlite3_reset(m_statement.get());
        return false;
    }
    Unexpected<Error> error = sqliteFailure(sqlite3_db_handle(m_statement.get()));
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

} // namespace modalens
