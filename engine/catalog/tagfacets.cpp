// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/catalog_impl.h"

#include <algorithm>
#include <unordered_map>

// Tags as columns of codes: one scan of the tag table, which stands in the order of items.

namespace modalens {

namespace {

/// A group while its tags come in, item by item.
struct GroupDraft
{
    std::string name;
    std::vector<std::string> values;
    std::vector<std::uint32_t> starts{0};
    std::vector<std::uint32_t> codes;
    std::vector<std::int64_t> lastRow; ///< For each value the last row that has it.

    /// Closes all rows before `row`.
    void advanceTo(std::int64_t row)
    {
        starts.resize(static_cast<std::size_t>(row) + 1, static_cast<std::uint32_t>(codes.size()));
    }

    /// Two sources may claim the same tag of an item: it counts once.
    void add(std::int64_t row, std::uint32_t code)
    {
        advanceTo(row);
        if (lastRow[code] == row)
            return;
        lastRow[code] = row;
        codes.push_back(code);
    }

    /// Values that most items have come first.
    TagFacet finished(std::int64_t rows)
    {
        advanceTo(rows);
        std::vector<std::int64_t> counts(values.size());
        for (const std::uint32_t code : codes)
            ++counts[code];
        std::vector<std::uint32_t> order(values.size());
        for (std::uint32_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return counts[a] != counts[b] ? counts[a] > counts[b] : values[a] < values[b];
        });
        while (!order.empty() && counts[order.back()] == 0)
            order.pop_back(); // removed from its last item
        std::vector<std::uint32_t> newCode(values.size());
        std::vector<std::string> sorted;
        for (std::uint32_t place = 0; place < order.size(); ++place) {
            newCode[order[place]] = place;
            sorted.push_back(std::move(values[order[place]]));
        }
        for (std::uint32_t &code : codes)
            code = newCode[code];
        return TagFacet(std::move(name), std::move(sorted), std::move(starts), std::move(codes));
    }
};

struct TagPlace
{
    std::size_t group;
    std::uint32_t code;
};

using TagPlaces = std::unordered_map<std::int64_t, TagPlace>;

Result<TagPlaces> readNames(const Database &database, std::vector<GroupDraft> &groups)
{
    TagPlaces places;
    MODALENS_TRY(tags, database.prepare("SELECT id, group_name, value FROM tags ORDER BY group_name, id"));
    MODALENS_CHECK(tags.forEach([&](const Statement &tag) {
        std::string name = tag.stringAt(1);
        if (groups.empty() || groups.back().name != name) {
            groups.emplace_back();
            groups.back().name = std::move(name);
        }
        GroupDraft &group = groups.back();
        places[tag.integerAt(0)] = {groups.size() - 1, static_cast<std::uint32_t>(group.values.size())};
        group.values.push_back(tag.stringAt(2));
        group.lastRow.push_back(-1);
    }));
    return places;
}

} // namespace

Result<std::vector<TagFacet>> Catalog::tagFacets() const
{
    MODALENS_TRY(rows, m_impl->rowCount());
    std::vector<GroupDraft> groups;
    MODALENS_TRY(places, readNames(m_impl->database, groups));
    MODALENS_TRY(statement, m_impl->database.prepare("SELECT item, tag FROM item_tags ORDER BY item, place"));
    MODALENS_CHECK(statement.forEach([&](const Statement &row) {
        const std::int64_t item = row.integerAt(0);
        const auto place = places.find(row.integerAt(1));
        if (item >= 0 && item < rows && place != places.end())
            groups[place->second.group].add(item, place->second.code);
    }));
    std::vector<TagFacet> facets;
    for (GroupDraft &group : groups)
        if (!group.codes.empty())
            facets.push_back(group.finished(rows));
    return facets;
}

} // namespace modalens
