// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

// The lists of `inspect`, as text for people and as JSON; and those of them that need no vectors.

namespace modalens::cli {

template <class Entry>
std::span<const Entry> firstOf(const std::vector<Entry> &all, std::int64_t limit)
{
    return std::span(all).first(
        static_cast<std::size_t>(std::min<std::int64_t>(limit, static_cast<std::int64_t>(all.size()))));
}

/// [{"key", "title", NAME: value}]; without values when there are none.
Result<Json> itemList(const Catalog &catalog, std::span<const ItemId> items, const char *name = "",
                      std::span<const double> values = {});
/// A line for each: the value, key and title; and an empty one after them.
std::string linesOf(const Json &items, const char *name = "");

Result<Json> inspectMatrix(Session &session, const Catalog &catalog, std::int64_t limit);
Result<Json> inspectBroken(Session &session, const Catalog &catalog, std::int64_t limit);
Result<Json> inspectDuplicates(Session &session, const Catalog &catalog, std::int64_t limit);

} // namespace modalens::cli
