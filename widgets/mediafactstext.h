// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mediafacts.h"

class QLocale;

namespace modalens {

/// "640 × 480 px · PNG · 23 kB · 3 May 2024", translated, numbers and dates by `locale`; the problem alone
/// where there is one. Pure.
QString mediaFactsText(const MediaFacts &facts, const QLocale &locale);

} // namespace modalens
