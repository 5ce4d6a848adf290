// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/neighbours.h"

#include "engine/inspect/nearest.h"
#include "engine/inspect/neighbourindex.h"
#include "engine/inspect/vectortable.h"

#include <array>
#include <atomic>

namespace modalens {

namespace {

constexpr std::size_t kQueriesPerClaim = 32;
constexpr std::size_t kRowsPerBlock = 128; // with the queries they stay in the cache of one core

void write(const Nearest &nearest, std::size_t position, NeighbourGraph &graph)
{
    const auto k = static_cast<std::size_t>(graph.k);
    std::size_t at = position * k;
    for (const Nearest::Entry &entry : nearest.entries()) {
        graph.neighbours[at] = entry.position;
        graph.similarities[at++] = entry.similarity;
    }
}

/// All rows against the queries [first, last).
void compareAll(const VectorTable &table, std::size_t first, std::size_t last, std::vector<Nearest> &nearest,
                NeighbourGraph &graph)
{
    std::array<float, kRowsPerBlock> found;
    for (Nearest &list : nearest)
        list.clear();
    for (std::size_t block = 0; block < table.count(); block += kRowsPerBlock) {
        const std::size_t rows = std::min(kRowsPerBlock, table.count() - block);
        for (std::size_t query = first; query < last; ++query) {
            table.similarities(table.row(query), block, std::span(found).first(rows));
            for (std::size_t i = 0; i < rows; ++i)
                if (block + i != query)
                    nearest[query - first].offer(
                        {found[i], rowOf(graph.items[block + i]), static_cast<std::int32_t>(block + i)});
        }
    }
    for (std::size_t query = first; query < last; ++query)
        write(nearest[query - first], query, graph);
}

void fillExactly(const VectorTable &table, const std::string &name, ThreadTeam &team, ProgressSink &progress,
                 const std::stop_token &stop, NeighbourGraph &graph)
{
    std::atomic<std::size_t> next{0};
    const auto total = static_cast<std::int64_t>(table.count());
    team.run([&](int) {
        std::vector<Nearest> nearest(kQueriesPerClaim, Nearest(static_cast<std::size_t>(graph.k)));
        for (std::size_t first;
             !stop.stop_requested() && (first = next.fetch_add(kQueriesPerClaim)) < table.count();) {
            compareAll(table, first, std::min(first + kQueriesPerClaim, table.count()), nearest, graph);
            progress.report({"inspect.neighbours", static_cast<std::int64_t>(first), total, name});
        }
    });
}

} // namespace

Result<NeighbourGraph> neighbourGraph(const SpaceVectors &space, const NeighbourOptions &options,
                                      ThreadTeam &team, ProgressSink &progress, std::stop_token stop)
{
    NeighbourGraph graph;
    graph.items.assign(space.items().begin(), space.items().end());
    graph.k = static_cast<int>(std::clamp<std::int64_t>(space.count() - 1, 0, std::max(0, options.k)));
    const std::size_t size = graph.items.size() * static_cast<std::size_t>(graph.k);
    graph.neighbours.assign(size, -1);
    graph.similarities.assign(size, 0.0F);
    graph.isExact = space.count() <= options.exactUpTo;
    if (graph.k == 0)
        return graph;
    const VectorTable table(space);
    if (graph.isExact)
        fillExactly(table, space.info().name, team, progress, stop, graph);
    else
        MODALENS_CHECK(fillByIndex(table, options.seed, space.info().name, team, progress, stop, graph));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "stopped");
    return graph;
}

} // namespace modalens
