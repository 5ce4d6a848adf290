// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/neighbourindex.h"

#include "engine/inspect/nearest.h"
#include "engine/rank/similaritykernel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <new>

// Distances are ours, dispatched at run time; hnswlib would choose by compiler flags.
#define NO_MANUAL_VECTORIZATION
#include <hnswlib/hnswlib.h>

namespace modalens {

namespace {

constexpr std::size_t kLinks = 16;         // hnswlib's M: twice as many on the lowest layer
constexpr std::size_t kBuildBreadth = 100; // ef_construction
constexpr std::size_t kSearchBreadth = 80; // ef
constexpr std::size_t kVectorsPerStep = 256;
constexpr int kBuildShare = 3; // building takes about three times as long as asking on two cores

/// Unit vectors of one width: 1 - cosine.
class CosineSpace final : public hnswlib::SpaceInterface<float>
{
public:
    explicit CosineSpace(std::size_t width)
        : m_width(width)
    {
    }
    std::size_t get_data_size() override { return m_width * sizeof(float); }
    hnswlib::DISTFUNC<float> get_dist_func() override { return &distance; }
    void *get_dist_func_param() override { return &m_width; }

private:
    static float distance(const void *a, const void *b, const void *width)
    {
        const std::size_t size = *static_cast<const std::size_t *>(width);
        float similarity = 0;
        dotRows(std::span(static_cast<const float *>(a), size), size,
                std::span(static_cast<const float *>(b), size), std::span(&similarity, 1));
        return 1.0F - similarity;
    }

    std::size_t m_width;
};

using Index = hnswlib::HierarchicalNSW<float>;

class IndexRun
{
public:
    IndexRun(const VectorTable &table, const std::string &name, ProgressSink &progress,
             const std::stop_token &stop, NeighbourGraph &graph)
        : m_table(table)
        , m_name(name)
        , m_progress(progress)
        , m_stop(stop)
        , m_graph(graph)
    {
    }

    /// In one order by one thread: the links depend on it.
    void build(Index &index)
    {
        for (std::size_t v = 0; v < m_table.count(); ++v) {
            if (v % kVectorsPerStep == 0 && !goesOn(v * kBuildShare / (kBuildShare + 1)))
                return;
            index.addPoint(m_table.row(v).data(), v);
        }
    }

    void ask(Index &index, ThreadTeam &team)
    {
        index.setEf(std::max<std::size_t>(kSearchBreadth, 2 * static_cast<std::size_t>(m_graph.k)));
        std::atomic<std::size_t> next{0};
        const std::size_t before = m_table.count() * kBuildShare;
        team.run([&](int) {
            try {
                for (std::size_t first; (first = next.fetch_add(kVectorsPerStep)) < m_table.count() &&
                                        goesOn((before + first) / (kBuildShare + 1));)
                    for (std::size_t v = first; v < std::min(first + kVectorsPerStep, m_table.count()); ++v)
                        askFor(index, v);
            } catch (const std::exception &) {
                next = m_table.count();
                m_hasFailed = true;
            }
        });
        if (m_hasFailed)
            throw std::bad_alloc();
    }

private:
    bool goesOn(std::size_t done)
    {
        m_progress.report({"inspect.neighbours", static_cast<std::int64_t>(done),
                           static_cast<std::int64_t>(m_table.count()), m_name});
        return !m_stop.stop_requested();
    }

    void askFor(Index &index, std::size_t v)
    {
        const auto k = static_cast<std::size_t>(m_graph.k);
        Nearest nearest(k);
        auto found = index.searchKnn(m_table.row(v).data(), k + 1);
        for (; !found.empty(); found.pop())
            if (const std::size_t other = found.top().second; other != v)
                nearest.offer({m_table.similarity(v, other), rowOf(m_graph.items[other]),
                               static_cast<std::int32_t>(other)});
        std::size_t at = v * k;
        for (const Nearest::Entry &entry : nearest.entries()) {
            m_graph.neighbours[at] = entry.position;
            m_graph.similarities[at++] = entry.similarity;
        }
    }

    const VectorTable &m_table;
    const std::string &m_name;
    ProgressSink &m_progress;
    const std::stop_token &m_stop;
    NeighbourGraph &m_graph;
    std::atomic<bool> m_hasFailed{false};
};

} // namespace

Status fillByIndex(const VectorTable &table, std::uint64_t seed, const std::string &name, ThreadTeam &team,
                   ProgressSink &progress, const std::stop_token &stop, NeighbourGraph &graph)
{
    try {
        CosineSpace space(table.width());
        Index index(&space, table.count(), kLinks, kBuildBreadth, seed);
        IndexRun run(table, name, progress, stop, graph);
        run.build(index);
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        run.ask(index, team);
    } catch (const std::exception &exception) {
        return fail(ErrorCode::Internal, exception.what(), name);
    }
    return {};
}

} // namespace modalens
