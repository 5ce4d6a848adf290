// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace modalens {

/// The log is for developers and for bug reports: English, to standard error. What an analyst must know is
/// returned as an Error or a report, never only logged.
enum class LogLevel { Debug, Info, Warning, Error };

/// Messages below `level` are dropped. Default: Warning, or MODALENS_LOG=debug|info|warning|error.
void setLogLevel(LogLevel level);
void logMessage(LogLevel level, std::string_view message);

} // namespace modalens
