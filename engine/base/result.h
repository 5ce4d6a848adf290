// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/expected.h"

#include <string>
#include <string_view>
#include <utility>

namespace modalens {

/// What went wrong, coarse enough for the application to choose a translated sentence and a way out.
enum class ErrorCode {
    Cancelled,        ///< The stop token was requested; nothing half-done is left behind.
    NotFound,         ///< A file, item, space or name does not exist.
    AlreadyExists,    ///< A name or key is taken.
    PermissionDenied, ///< The operating system refused.
    ReadOnly,         ///< The catalog is open read-only; see Catalog::readOnlyReason().
    DiskFull,         ///< No space left; what was stored before is intact.
    InvalidArgument,  ///< The caller asked for something that makes no sense.
    Malformed,        ///< A file from outside is not what it claims to be.
    Unsupported,      ///< A well-formed file of a kind Modalens does not read.
    TooLarge,         ///< A size from outside exceeds a limit; nothing was allocated for it.
    Damaged,          ///< Our own file fails its checksum or invariants.
    Busy,             ///< Someone else holds the lock.
    Io,               ///< Any other failure to read or write.
    Internal          ///< A bug of ours.
};

/// An error as a value. `message` is one English sentence for the log and the command line; `subject` is the
/// offending path, key or name and is never baked into the message, so that the application can translate the
/// rest.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string subject;
};

/// Stable lower-case name of a code ("not-found"), used in --json output.
std::string_view errorCodeName(ErrorCode code);

/// "subject: message", for a log line or stderr.
std::string describe(const Error &error);

template <class T>
using Result = Expected<T, Error>;
using Status = Result<void>;

inline Unexpected<Error> fail(ErrorCode code, std::string message, std::string subject = {})
{
    return Unexpected<Error>(Error{code, std::move(message), std::move(subject)});
}

/// An Error from the current errno (ENOSPC becomes DiskFull, EACCES PermissionDenied, ...).
Error errorFromErrno(int errnoValue, std::string_view doing, std::string subject);

} // namespace modalens

/// Returns the error of a Status or Result from the enclosing function, or goes on.
#define MODALENS_CHECK(...)                                                                                  \
    do {                                                                                                     \
        if (auto status_ = (__VA_ARGS__); !status_)                                                          \
            return ::modalens::Unexpected<::modalens::Error>(std::move(status_.error()));                    \
    } while (false)

/// Binds `name` to the value of a Result, or returns its error from the enclosing function.
#define MODALENS_TRY(name, ...)                                                                              \
    auto name##Result_ = (__VA_ARGS__);                                                                      \
    if (!name##Result_)                                                                                      \
        return ::modalens::Unexpected<::modalens::Error>(std::move(name##Result_.error()));                  \
    auto &name = *name##Result_
