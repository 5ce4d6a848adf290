// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"

#include <QString>

namespace modalens {

/// What a saved view asks, mixes and keeps, in one line: "crow, “bird” · Looks 0.80, Words 0.20 · animals".
/// Muted tracks and those of signals that the catalog has not are left out.
QString viewSummary(const View &view, const CatalogFacts &facts);
/// A name for a view that has none: after its query, else "View".
QString suggestedViewName(const View &view);

} // namespace modalens
