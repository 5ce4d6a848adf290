// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <string>

struct sqlite3;

namespace modalens {

/// What SQLite last said about a connection, as an error of ours that names the database file. Reads errno:
/// call it right after what failed.
Error sqliteError(sqlite3 *handle);
Unexpected<Error> sqliteFailure(sqlite3 *handle);

/// The English sentence of a code, with SQLite's own words (may be null) behind it.
std::string sqliteSentence(ErrorCode code, const char *detail);

} // namespace modalens
