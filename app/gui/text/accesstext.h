// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace modalens {

/// Why nothing can be changed in a catalog, of the engine's own words for it, and what can be done all the
/// same.
QString readOnlyText(const std::string &reason);
/// The same in few words, for the status line.
QString readOnlyLabel(const std::string &reason);

} // namespace modalens
