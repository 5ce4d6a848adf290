// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/nearduplicates.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace modalens {

namespace {

/// Disjoint sets of positions; the root is the position with the lowest catalog row.
class Groups
{
public:
    explicit Groups(const std::vector<ItemId> &items)
        : m_items(items)
        , m_parent(items.size())
    {
        std::iota(m_parent.begin(), m_parent.end(), 0);
    }

    std::int32_t rootOf(std::int32_t position)
    {
        auto &parent = m_parent;
        while (parent[position] != position) {
            parent[position] = parent[parent[position]];
            position = parent[position];
        }
        return position;
    }

    void join(std::int32_t a, std::int32_t b)
    {
        a = rootOf(a);
        b = rootOf(b);
        if (m_items[a] > m_items[b])
            std::swap(a, b);
        m_parent[b] = a;
    }

private:
    const std::vector<ItemId> &m_items;
    std::vector<std::int32_t> m_parent;
};

double cosine(const SpaceVectors &space, std::int64_t a, std::int64_t b)
{
    const auto dimension = static_cast<std::size_t>(space.dimension());
    std::vector<float> first(dimension), second(dimension);
    space.copyVector(a, first);
    space.copyVector(b, second);
    const double sum = std::inner_product(first.begin(), first.end(), second.begin(), 0.0);
    return std::isfinite(sum) ? sum : 0.0;
}

} // namespace

std::vector<NearGroup> nearDuplicates(const SpaceVectors &space, const NeighbourGraph &graph,
                                      double threshold)
{
    Groups joined(graph.items);
    struct Found
    {
        std::vector<std::int32_t> positions;
        double highest = 0.0;
    };
    std::map<std::int32_t, Found> found; // by root
    std::vector<std::pair<std::int32_t, float>> links;
    for (std::int32_t v = 0; v < std::ssize(graph.items); ++v)
        for (std::size_t i = 0; i < static_cast<std::size_t>(graph.k); ++i)
            if (const std::int32_t other = graph.neighboursOf(v)[i];
                other >= 0 && graph.similaritiesOf(v)[i] >= threshold) {
                joined.join(v, other);
                links.emplace_back(v, graph.similaritiesOf(v)[i]);
                links.emplace_back(other, graph.similaritiesOf(v)[i]);
            }
    std::sort(links.begin(), links.end());
    for (std::size_t i = 0; i < links.size(); ++i) {
        Found &group = found[joined.rootOf(links[i].first)];
        group.highest = std::max(group.highest, static_cast<double>(links[i].second));
        if (i == 0 || links[i - 1].first != links[i].first)
            group.positions.push_back(links[i].first);
    }
    std::vector<NearGroup> groups;
    for (const auto &[root, group] : found) {
        NearGroup near{{}, group.highest};
        for (const std::int32_t position : group.positions)
            near.members.push_back(
                {graph.items[position], position == root ? 2.0 : cosine(space, root, position)});
        std::sort(near.members.begin(), near.members.end(), [](const NearMember &a, const NearMember &b) {
            return a.similarity > b.similarity || (a.similarity == b.similarity && a.item < b.item);
        });
        near.members.front().similarity = 1.0; // it stood first by its 2
        groups.push_back(std::move(near));
    }
    std::sort(groups.begin(), groups.end(), [](const NearGroup &a, const NearGroup &b) {
        return a.highest > b.highest ||
               (a.highest == b.highest && a.members.front().item < b.members.front().item);
    });
    return groups;
}

double defaultNearThreshold(Modality modality)
{
    switch (modality) {
    case Modality::Text:
        return 0.95;
    case Modality::Image:
    case Modality::Video:
        return 0.97;
    default:
        return 0.98;
    }
}

} // namespace modalens
