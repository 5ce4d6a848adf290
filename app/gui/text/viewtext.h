// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"

#include <QString>

#include <map>
#include <string>

namespace modalens {

/// What the reader calls the items that queries name, by key. Others are told by the end of their key.
using ItemTitles = std::map<std::string, std::string>;

/// What a saved view asks, mixes and keeps, in one line: "crow, “bird” · Looks 0.80, Words 0.20 · animals".
/// Muted tracks and those of signals that the catalog has not are left out.
QString viewSummary(const View &view, const CatalogFacts &facts, const ItemTitles &titles);
/// A name for a view that has none: after its query, else "View".
QString suggestedViewName(const View &view, const ItemTitles &titles);

} // namespace modalens
