// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"

namespace modalens::cli {

int exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return kCancelled;
    case ErrorCode::NotFound:
        return kNotFound;
    case ErrorCode::InvalidArgument:
    case ErrorCode::AlreadyExists:
        return kUsage;
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
    case ErrorCode::TooLarge:
    case ErrorCode::Damaged:
        return kBadData;
    case ErrorCode::PermissionDenied:
    case ErrorCode::ReadOnly:
    case ErrorCode::Busy:
        return kNoAccess;
    case ErrorCode::DiskFull:
        return kDiskFull;
    case ErrorCode::Io:
    case ErrorCode::Internal:
        break;
    }
    return kFailed;
}

std::string wayOut(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return "What was stored is kept; run the same command again to finish.";
    case ErrorCode::PermissionDenied:
        return "Check the permissions of the file and of its folder.";
    case ErrorCode::ReadOnly:
    case ErrorCode::Busy:
        return "Close the other program that writes, make the folder writable, or work on a copy of the "
               "catalog.";
    case ErrorCode::DiskFull:
        return "Free some space and run the same command again; what was stored is intact.";
    case ErrorCode::Damaged:
        return "Run `modalens-cli check CATALOG`: it names what is damaged and the way out.";
    case ErrorCode::Internal:
        return "This is a defect of Modalens; please report it with the command you typed.";
    default:
        return {};
    }
}

} // namespace modalens::cli
