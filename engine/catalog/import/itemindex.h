// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/import.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace modalens {

/// Items by key for readers of files that name items many times: each key is asked of the catalog once. Keys
/// that the catalog does not know are counted and become one failure each at the end.
class ItemIndex
{
public:
    explicit ItemIndex(const Catalog &catalog)
        : m_catalog(catalog)
    {
    }

    /// nullopt for an unknown key.
    Result<std::optional<ItemId>> find(const std::string &key);

    /// "FILE: item KEY" with how many rows named it. At most 1,000 items are named, the rest is one more row.
    void reportUnknown(std::string_view file, ImportReport &report) const;

private:
    struct Entry
    {
        std::optional<ItemId> item;
        std::int64_t asked = 0;
    };
    const Catalog &m_catalog;
    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace modalens
