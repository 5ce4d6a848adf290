// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/itemkeys.h"

#include "app/cli/names.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace modalens::cli {

namespace {

constexpr std::int64_t kMaxCompared = 20'000; // items; above it only what the search index finds
constexpr std::int64_t kMaxFound = 200;       // by one search
constexpr std::size_t kMaxOffered = 3;

using Summaries = std::vector<ItemSummary>;

std::string_view lastPart(std::string_view key)
{
    return key.substr(key.rfind('/') + 1); // all of it without a slash
}

/// The first `bytes` bytes, less a character that would be cut.
std::string_view beginning(std::string_view text, std::size_t bytes)
{
    while (bytes > 0 && bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

Result<Summaries> allItems(const Catalog &catalog, std::int64_t rows)
{
    MODALENS_TRY(live, catalog.liveRows());
    std::vector<ItemId> items;
    for (std::int64_t row = 0; row < rows; ++row)
        if (live.test(row))
            items.push_back(ItemId{row});
    return catalog.summaries(items);
}

/// By the words of the last part, then by its beginnings: a slip is rarely in the first letters.
Result<Summaries> itemsLike(const Catalog &catalog, std::string_view part)
{
    std::vector<ItemId> items;
    for (const std::size_t quarters : {4u, 3u, 2u}) {
        MODALENS_TRY(found, catalog.search(beginning(part, part.size() * quarters / 4), kMaxFound));
        items.insert(items.end(), found.begin(), found.end());
    }
    return catalog.summaries(items);
}

/// Keys and what else an item is called, each with the key it stands for.
std::vector<std::string> nearKeys(std::string_view wrong, const Summaries &items)
{
    std::map<std::string, std::string> keyOfName;
    for (const ItemSummary &item : items)
        for (const std::string &name : {item.key, std::string(lastPart(item.key)), item.title})
            if (!item.key.empty() && !name.empty())
                keyOfName.emplace(name, item.key);
    std::vector<std::string> names;
    for (const auto &[name, key] : keyOfName)
        names.push_back(name);
    std::vector<std::string> keys;
    for (const std::string_view asked : {wrong, lastPart(wrong)})
        for (const std::string &name : nearNames(asked, names))
            if (const std::string &key = keyOfName.at(name);
                std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(key);
    keys.resize(std::min(keys.size(), kMaxOffered));
    return keys;
}

Result<std::vector<std::string>> offeredKeys(const Catalog &catalog, std::string_view wrong)
{
    MODALENS_TRY(rows, catalog.rowCount());
    MODALENS_TRY(items, rows <= kMaxCompared ? allItems(catalog, rows) : itemsLike(catalog, lastPart(wrong)));
    std::vector<std::string> keys = nearKeys(wrong, items);
    if (!keys.empty())
        return keys;
    MODALENS_TRY(found, catalog.search(lastPart(wrong), kMaxFound));
    MODALENS_TRY(summaries, catalog.summaries(found));
    const std::string words = lowered(lastPart(wrong));
    for (const ItemSummary &summary : summaries) // a word of a long text is no name
        if (lowered(summary.key + '\n' + summary.title).find(words) != std::string::npos)
            keys.push_back(summary.key);
    keys.resize(std::min(keys.size(), kMaxOffered));
    return keys;
}

} // namespace

Result<ItemId> itemOfKey(const Catalog &catalog, std::string_view key)
{
    MODALENS_TRY(item, catalog.findItem(key));
    if (item)
        return *item;
    std::string message = "no item of the catalog has this key";
    const auto offered = offeredKeys(catalog, key); // a catalog that cannot be searched offers none
    std::string meant;
    for (const std::string &near : offered ? *offered : std::vector<std::string>{})
        meant += (meant.empty() ? "" : " or ") + near;
    message += meant.empty() ? "; `modalens-cli rank CATALOG --query text:WORDS` finds items by their words"
                             : " (did you mean " + meant + "?)";
    return fail(ErrorCode::NotFound, std::move(message), std::string(key));
}

Status checkKeys(const Catalog &catalog, const Query &query)
{
    for (const QueryTerm &term : query)
        if (term.kind == QueryTerm::Kind::Item)
            if (auto item = itemOfKey(catalog, term.value); !item)
                return Unexpected<Error>(std::move(item.error()));
    return {};
}

} // namespace modalens::cli
