// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/summarycache.h"

#include "app/gui/services/windowsummaries.h"

#include <utility>

namespace modalens {

namespace {

constexpr std::size_t kMaxKnown = 20'000;

} // namespace

SummaryCache::SummaryCache(std::string language)
    : m_language(std::move(language))
{
}

Result<std::vector<ItemSummary>> SummaryCache::of(const Catalog &catalog, std::span<const ItemId> items)
{
    if (m_known.size() > kMaxKnown)
        m_known.clear();
    std::vector<ItemId> unknown;
    for (const ItemId item : items)
        if (!m_known.contains(rowOf(item)))
            unknown.push_back(item);
    if (!unknown.empty()) {
        MODALENS_TRY(summaries, windowSummaries(catalog, unknown, m_language));
        for (std::size_t i = 0; i < summaries.size(); ++i)
            m_known[rowOf(unknown[i])] = std::move(summaries[i]);
    }
    std::vector<ItemSummary> result;
    result.reserve(items.size());
    for (const ItemId item : items)
        result.push_back(m_known[rowOf(item)]);
    return result;
}

Result<ItemSummary> SummaryCache::of(const Catalog &catalog, ItemId item)
{
    MODALENS_TRY(summaries, of(catalog, std::span(&item, 1)));
    return std::move(summaries.front());
}

} // namespace modalens
