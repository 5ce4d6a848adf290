// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/bitmap.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/view.h"

#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// Name of the view in which the window keeps its state between runs.
inline constexpr std::string_view kSessionView = "~session";
/// Fader position of a signal that was never touched. Only ratios matter; half way leaves room to turn up.
inline constexpr double kFirstWeight = 0.5;

/// The saved session; where there is none, or one that cannot be read, a query by the first item that has
/// most modalities. Looks at no more than the first 200 items.
Result<View> startViewOf(const Catalog &catalog, const Bitmap &liveRows);
/// A view by how it was named on the command line: a view of the catalog, a JSON file, or a query term
/// ("item:KEY").
Result<View> namedView(const Catalog &catalog, const std::string &name);

} // namespace modalens
