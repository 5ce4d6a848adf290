// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/itemnames.h"

#include <optional>

namespace modalens {

/// Finds items while someone types. Keeps the names of a catalog in memory from the first search that needs
/// them until forget(): 60 MB for a million items of 48 bytes, as much again once a pattern was used, at most
/// twice ItemNames::kMaxBytes. Belongs to one thread; scans on two.
class ItemFinder
{
public:
    ItemFinder();

    /// At most `limit` items, best first. Nothing typed finds nothing. `InvalidArgument` with the reason for
    /// a pattern that is none; `Cancelled` soon after a stop.
    Result<SearchHits> find(const Catalog &catalog, std::string_view words, TextMatch match,
                            std::int64_t limit, std::stop_token stop);
    /// Loads what the first search would, so that it answers at once.
    Status prepare(const Catalog &catalog, TextMatch match, std::stop_token stop);
    void forget(); ///< The catalog has changed.

private:
    Result<SearchHits> findPattern(const Catalog &catalog, std::string_view pattern, std::int64_t limit,
                                   std::stop_token stop);
    Status load(std::optional<ItemNames> &names, const Catalog &catalog, NameForm form, std::stop_token stop);

    ThreadTeam m_team;
    std::optional<ItemNames> m_folded;
    std::optional<ItemNames> m_written;
};

} // namespace modalens
