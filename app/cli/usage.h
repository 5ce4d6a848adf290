// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <CLI/CLI.hpp>

#include <span>
#include <string>

namespace modalens::cli {

/// A command line that could not be parsed, in the shape of every other error.
struct UsageError
{
    Error error; ///< `InvalidArgument`; names what was not understood and what it may have been meant to be.
    std::string help; ///< Where the right use is told.
};
/// \param app after its parse() threw `error`.
UsageError usageError(const CLI::App &app, const CLI::ParseError &error);

/// For command lines that could not be parsed.
bool asksForJson(std::span<const char *const> arguments);

} // namespace modalens::cli
