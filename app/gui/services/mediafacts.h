// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mediafacts.h"

namespace modalens {

/// Looks into the file's first bytes; never fails, says what went wrong as MediaFacts::problem. Thread-safe.
MediaFacts mediaFactsOf(const QString &path);

} // namespace modalens
