// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "widgets/values.h"

#include <string_view>

namespace modalens {

/// Everything the preview shows of one item, translated: its title in `language` (see windowSummaries()), its
/// assets by kind ("spoken name (français)"), tags and fields.
Result<PreviewItem> previewOf(const Catalog &catalog, ItemId item, std::string_view language);

/// "animals › birds": an item's folder tags, outermost first; empty when it has none.
QString placeOf(const std::vector<Tag> &tags);

} // namespace modalens
