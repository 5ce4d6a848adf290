// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace modalens {

/// Keys, titles and pictures of items seen lately, so that a fader that moves asks the database for the few
/// items that are new in the list. Belongs to one thread; forgets everything when it has grown large.
class SummaryCache
{
public:
    /// \param language of the titles; see windowSummaries().
    explicit SummaryCache(std::string language);
    void clear() { m_known.clear(); }
    /// In the order asked; one query to the catalog for all that are not known.
    Result<std::vector<ItemSummary>> of(const Catalog &catalog, std::span<const ItemId> items);
    Result<ItemSummary> of(const Catalog &catalog, ItemId item);

private:
    std::string m_language;
    std::unordered_map<std::int64_t, ItemSummary> m_known; ///< By row.
};

} // namespace modalens
