// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QString>

namespace modalens {

/// What an analyst reads about an error: one sentence on what happened and to what, and one on the way out.
struct ErrorText
{
    QString what;
    QString wayOut; ///< Empty when there is nothing to do about it.
};

/// Translated by code; the engine's English sentence is only for details.
ErrorText errorText(const Error &error);
/// Both sentences and the engine's own words, for a message box or a tool tip.
QString fullErrorText(const Error &error);

} // namespace modalens
