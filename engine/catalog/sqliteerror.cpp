// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/sqliteerror.h"

#include <sqlite3.h>

#include <cerrno>

namespace modalens {

namespace {

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

} // namespace

std::string sqliteSentence(ErrorCode code, const char *detail)
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

Error sqliteError(sqlite3 *handle)
{
    // SQLite knows ENOSPC alone; a quota or a file size limit shows only here, if nothing failed since.
    const int systemErrno = (sqlite3_errcode(handle) & 0xff) == SQLITE_IOERR ? errno : 0;
    const ErrorCode code = codeFromSqlite(sqlite3_extended_errcode(handle), systemErrno);
    const char *file = sqlite3_db_filename(handle, "main");
    return {code, sqliteSentence(code, sqlite3_errmsg(handle)), file ? file : ""};
}

Unexpected<Error> sqliteFailure(sqlite3 *handle)
{
    return Unexpected<Error>(sqliteError(handle));
}

} // namespace modalens
