// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/interactions.h"

#include <unordered_set>

// What people's actions say about the items themselves.

namespace modalens {

Result<ItemTags> collectUserTags(const std::filesystem::path &tags, ImportReport &report,
                                 std::stop_token stop)
{
    ItemTags found;
    std::unordered_set<std::string> seen; // the same word from two users, or in another case, is one tag
    MODALENS_CHECK(readInteractions(
        tags, &report, std::move(stop), [&](const RawInteraction &raw, std::int64_t) -> Status {
            std::string tag = oneLine(raw.tag, 100);
            if (!tag.empty() && seen.insert(raw.item + '\n' + asciiLower(tag)).second)
                found[raw.item].push_back({"tag", std::move(tag), "import"});
            return {};
        }));
    return found;
}

Status summariseInteractions(Catalog &catalog)
{
    struct Sum
    {
        double count = 0.0;
        double values = 0.0;
    };
    std::unordered_map<ItemId, Sum> sums;
    MODALENS_CHECK(catalog.forEachInteraction([&](const Interaction &interaction) {
        Sum &sum = sums[interaction.item];
        ++sum.count;
        sum.values += interaction.value;
    }));
    if (sums.empty())
        return {};
    std::vector<std::pair<ItemId, double>> counts;
    std::vector<std::pair<ItemId, double>> means;
    for (const auto &[item, sum] : sums) {
        counts.emplace_back(item, sum.count);
        means.emplace_back(item, sum.values / sum.count);
    }
    MODALENS_CHECK(catalog.putFields("ratings", counts));
    return catalog.putFields("rating mean", means);
}

} // namespace modalens
