// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/desk/settings.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace modalens {

/// Exit codes of `modalens`, as --help prints them.
enum ExitCode { ExitOk = 0, ExitFailed = 1, ExitUsage = 2, ExitNoDisplay = 3, ExitTimeout = 4 };

struct LaunchOptions
{
    QString catalog;    ///< Absolute; empty: the empty window.
    QString view;       ///< Name, JSON file or query term; empty: as last left.
    QString renderFile; ///< --render; empty: run as usual.
    bool isSelfTest = false;
    QSize size;
    std::optional<ThemeChoice> theme;
    std::optional<int> textScalePercent;
    QString language; ///< --lang; empty: from the settings.
};

struct ParsedCommandLine
{
    LaunchOptions options;
    QString message; ///< To print, when the program ends here.
    std::optional<ExitCode> exitCode;
};

/// `arguments` include the program name.
ParsedCommandLine parseCommandLine(const QStringList &arguments);

} // namespace modalens
