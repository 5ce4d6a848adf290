// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/disagreement.h"

#include "engine/inspect/vectortable.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <random>

namespace modalens {

namespace {

constexpr std::size_t kItemsPerClaim = 64;
constexpr int kFewestNeighbours = 3;

/// The items of both spaces, some of which stand for all as references.
std::vector<ItemId> referencesOf(const SpaceVectors &first, const SpaceVectors &second,
                                 const DisagreementOptions &options)
{
    std::vector<ItemId> shared;
    for (const ItemId item : first.items())
        if (second.find(item) >= 0)
            shared.push_back(item);
    std::sort(shared.begin(), shared.end());
    std::mt19937_64 random(options.seed);
    const std::size_t count = std::min(shared.size(), options.references);
    for (std::size_t i = 0; i < count && count < shared.size(); ++i) // a partial Fisher-Yates shuffle
        std::swap(shared[i], shared[i + random() % (shared.size() - i)]);
    shared.resize(count);
    return shared;
}

/// One space seen from the items of another.
class View
{
public:
    View(const SpaceVectors &space, const std::vector<ItemId> &references)
        : m_space(space)
        , m_dimension(static_cast<std::size_t>(space.dimension()))
        , m_references(references)
        , m_table(space)
    {
        for (const ItemId item : references)
            m_positions.push_back(static_cast<std::size_t>(space.find(item)));
    }

    struct Standing
    {
        double mean = 0.0;
        ItemId farthest{};
    };

    /// Where `neighbours` of `item` stand here; nothing when too few of them are in this space.
    std::optional<Standing> standingOf(ItemId item, const std::vector<ItemId> &neighbours,
                                       std::vector<float> &sorted) const
    {
        const auto self = static_cast<std::size_t>(m_space.find(item));
        sorted.clear();
        for (std::size_t i = 0; i < m_positions.size(); ++i)
            if (m_references[i] != item)
                sorted.push_back(m_table.similarity(self, m_positions[i]));
        std::sort(sorted.begin(), sorted.end());
        Standing standing;
        double worst = -1.0;
        int count = 0;
        for (const ItemId neighbour : neighbours) {
            const std::int64_t other = m_space.find(neighbour);
            if (other < 0)
                continue;
            const double rank =
                percentileOf(m_table.similarity(self, static_cast<std::size_t>(other)), sorted);
            standing.mean += rank;
            ++count;
            if (rank > worst) {
                worst = rank;
                standing.farthest = neighbour;
            }
        }
        if (count < kFewestNeighbours || sorted.empty())
            return std::nullopt;
        standing.mean /= count;
        return standing;
    }

private:
    static double percentileOf(float similarity, const std::vector<float> &sorted)
    {
        const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), similarity);
        return (static_cast<double>(sorted.end() - high) + static_cast<double>(high - low) / 2) /
               static_cast<double>(sorted.size());
    }

    const SpaceVectors &m_space;
    std::size_t m_dimension;
    const std::vector<ItemId> &m_references;
    VectorTable m_table;
    std::vector<std::size_t> m_positions;
};

std::vector<ItemId> neighboursIn(const NeighbourGraph &graph, std::int64_t position)
{
    std::vector<ItemId> items;
    for (const std::int32_t neighbour : graph.neighboursOf(position))
        if (neighbour >= 0)
            items.push_back(graph.items[static_cast<std::size_t>(neighbour)]);
    return items;
}

} // namespace

Result<std::vector<Disagreement>> disagreements(const SpaceVectors &first, const NeighbourGraph &firstGraph,
                                                const SpaceVectors &second, const NeighbourGraph &secondGraph,
                                                const DisagreementOptions &options, ThreadTeam &team,
                                                ProgressSink &progress, std::stop_token stop)
{
    const std::vector<ItemId> references = referencesOf(first, second, options);
    const View inFirst(first, references), inSecond(second, references);
    std::vector<std::vector<Disagreement>> found(static_cast<std::size_t>(team.size()));
    std::atomic<std::size_t> next{0};
    const std::string subject = first.info().name + ", " + second.info().name;
    const std::size_t total = firstGraph.items.size();
    team.run([&](int member) {
        std::vector<float> sorted;
        for (std::size_t start; !stop.stop_requested() && (start = next.fetch_add(kItemsPerClaim)) < total;) {
            progress.report({"inspect.disagreement", static_cast<std::int64_t>(start),
                             static_cast<std::int64_t>(total), subject});
            for (std::size_t v = start; v < std::min(start + kItemsPerClaim, total); ++v) {
                const ItemId item = firstGraph.items[v];
                const std::int64_t other = second.find(item);
                if (other < 0)
                    continue;
                const auto there =
                    inSecond.standingOf(item, neighboursIn(firstGraph, static_cast<std::int64_t>(v)), sorted);
                const auto back = inFirst.standingOf(item, neighboursIn(secondGraph, other), sorted);
                if (!there || !back || std::min(there->mean, back->mean) < options.threshold)
                    continue;
                found[static_cast<std::size_t>(member)].push_back({item, std::min(there->mean, back->mean),
                                                                   there->mean, back->mean, there->farthest,
                                                                   back->farthest});
            }
        }
    });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped");
    std::vector<Disagreement> all;
    for (const auto &part : found)
        all.insert(all.end(), part.begin(), part.end());
    std::sort(all.begin(), all.end(), [](const Disagreement &a, const Disagreement &b) {
        return a.score > b.score || (a.score == b.score && a.item < b.item);
    });
    return all;
}

} // namespace modalens
