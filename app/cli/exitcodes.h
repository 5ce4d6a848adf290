// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <string>

namespace modalens::cli {

/// What the process returns. Part of the interface of the program: scripts depend on it.
enum ExitCode {
    kOk = 0,         ///< Done. Single files that could not be read do not change this: the report names them.
    kFailed = 1,     ///< Any other failure.
    kUsage = 2,      ///< The command line makes no sense.
    kNotFound = 3,   ///< A catalog, file, item, signal or group does not exist, or nothing is left to rank.
    kBadData = 4,    ///< Nothing in a file makes sense, or the catalog is damaged.
    kNoAccess = 5,   ///< Permission denied, read-only, or someone else is writing.
    kDiskFull = 6,   ///< No space left; what was stored before is intact.
    kPartly = 7,     ///< With --strict: done, but some files or rows failed.
    kCancelled = 130 ///< Stopped by SIGINT or SIGTERM; the same command goes on from there.
};

/// For --help.
inline constexpr const char *kExitCodeHelp =
    R"(Exit codes: 0 done (unreadable files are in the report), 1 failed, 2 wrong usage,
3 not found or nothing left to rank, 4 damaged or malformed data, 5 no access or read-only,
6 disk full, 7 some files failed (--strict), 130 stopped.)";

int exitCodeOf(ErrorCode code);

/// A sentence that says what the reader can do about it; empty when nothing general can be said.
std::string wayOut(const Error &error);

} // namespace modalens::cli
