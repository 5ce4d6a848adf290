// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"

#include <cerrno>
#include <system_error>

namespace modalens {

std::string_view errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::NotFound:
        return "not-found";
    case ErrorCode::AlreadyExists:
        return "already-exists";
    case ErrorCode::PermissionDenied:
        return "permission-denied";
    case ErrorCode::ReadOnly:
        return "read-only";
    case ErrorCode::DiskFull:
        return "disk-full";
    case ErrorCode::InvalidArgument:
        return "invalid-argument";
    case ErrorCode::Malformed:
        return "malformed";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::TooLarge:
        return "too-large";
    case ErrorCode::Damaged:
        return "damaged";
    case ErrorCode::Busy:
        return "busy";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Internal:
        break;
    }
    return "internal";
}

std::string describe(const Error &error)
{
    return error.subject.empty() ? error.message : error.subject + ": " + error.message;
}

static ErrorCode codeFromErrno(int errnoValue)
{
    switch (errnoValue) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    case EEXIST:
        return ErrorCode::AlreadyExists;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    case EROFS:
        return ErrorCode::ReadOnly;
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::DiskFull;
    default:
        return ErrorCode::Io;
    }
}

Error errorFromErrno(int errnoValue, std::string_view doing, std::string subject)
{
    std::string message = "cannot " + std::string(doing) + ": " + std::generic_category().message(errnoValue);
    return {codeFromErrno(errnoValue), std::move(message), std::move(subject)};
}

} // namespace modalens
