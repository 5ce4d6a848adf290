// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/itemindex.h"

#include <algorithm>
#include <vector>

namespace modalens {

Result<std::optional<ItemId>> ItemIndex::find(const std::string &key)
{
    const auto known = m_entries.find(key);
    if (known != m_entries.end()) {
        ++known->second.asked;
        return known->second.item;
    }
    MODALENS_TRY(item, m_catalog.findItem(key));
    m_entries.emplace(key, Entry{item, 1});
    return item;
}

void ItemIndex::reportUnknown(std::string_view file, ImportReport &report) const
{
    constexpr std::size_t kMaxNamed = 1000;
    std::vector<std::pair<std::string, std::int64_t>> unknown;
    for (const auto &[key, entry] : m_entries)
        if (!entry.item)
            unknown.emplace_back(key, entry.asked);
    std::sort(unknown.begin(), unknown.end());
    for (std::size_t i = 0; i < std::min(unknown.size(), kMaxNamed); ++i)
        addFailure(report, std::string(file) + ": item \"" + unknown[i].first + "\"",
                   "the catalog has no such item (" + std::to_string(unknown[i].second) +
                       (unknown[i].second == 1 ? " row)" : " rows)"));
    if (unknown.size() > kMaxNamed)
        addFailure(report, std::string(file),
                   std::to_string(unknown.size() - kMaxNamed) + " more items are not in the catalog");
}

} // namespace modalens
