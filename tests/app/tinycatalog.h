// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace modalens::test {

inline constexpr int kTinyItems = 24;

/// Writes 24 items in two folders: a picture each (hues apart), words each, a tone for every second one.
bool writeTinyMedia(const QString &folder);

/// Imports, indexes, embeds and draws a folder as the window does. Empty on success, else what went wrong.
QString makeTinyCatalog(const QString &media, const QString &catalog);

} // namespace modalens::test
