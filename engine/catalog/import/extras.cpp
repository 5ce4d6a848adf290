// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/interactions.h"

#include <unordered_set>

namespace modalens {

namespace {

struct RatingSum
{
    std::int64_t count = 0;
    double sum = 0.0;
};

Status collectRatings(const std::filesystem::path &file, std::stop_token stop, ItemExtras &extras)
{
    std::unordered_map<std::string, RatingSum> sums;
    MODALENS_CHECK(readInteractions(file, nullptr, std::move(stop),
                                    [&](const RawInteraction &raw, std::int64_t) -> Status {
                                        RatingSum &sum = sums[raw.item];
                                        ++sum.count;
                                        sum.sum += raw.value;
                                        return {};
                                    }));
    for (const auto &[key, sum] : sums) {
        extras[key].fields.push_back({"ratings", static_cast<double>(sum.count)});
        extras[key].fields.push_back({"rating mean", sum.sum / static_cast<double>(sum.count)});
    }
    return {};
}

Status collectTags(const std::filesystem::path &file, ImportReport &report, std::stop_token stop,
                   ItemExtras &extras)
{
    std::unordered_set<std::string> seen; // the same word from two users, or in another case, is one tag
    return readInteractions(file, &report, std::move(stop),
                            [&](const RawInteraction &raw, std::int64_t) -> Status {
                                std::string tag = oneLine(raw.tag, 100);
                                if (!tag.empty() && seen.insert(raw.item + '\n' + asciiLower(tag)).second)
                                    extras[raw.item].tags.push_back({"tag", std::move(tag), "import"});
                                return {};
                            });
}

} // namespace

Result<ItemExtras> collectExtras(const std::filesystem::path &ratings, const std::filesystem::path &tags,
                                 ImportReport &report, std::stop_token stop)
{
    ItemExtras extras;
    if (!ratings.empty())
        MODALENS_CHECK(collectRatings(ratings, stop, extras));
    if (!tags.empty())
        MODALENS_CHECK(collectTags(tags, report, stop, extras));
    return extras;
}

} // namespace modalens
