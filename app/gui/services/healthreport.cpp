// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/healthreport.h"

namespace modalens {

Result<QuickHealth> lookQuickly(const std::filesystem::path &folder, ProgressSink &progress,
                                std::stop_token stop)
{
    MODALENS_TRY(catalog, Catalog::open(folder, OpenMode::ReadOnly));
    ThreadTeam team;
    QuickHealth health;
    MODALENS_TRY(sets, modalityMatrix(folder, stop));
    health.sets = std::move(sets);
    MODALENS_TRY(broken, brokenMedia(catalog, team, progress, stop));
    health.broken = std::move(broken);
    MODALENS_TRY(duplicates, exactDuplicates(folder, team, progress, stop));
    health.duplicates = std::move(duplicates);
    return health;
}

Result<NeighbourHealth> lookAtNeighbours(const std::filesystem::path &folder, ProgressSink &progress,
                                         std::stop_token stop)
{
    MODALENS_TRY(catalog, Catalog::open(folder, OpenMode::ReadOnly));
    MODALENS_TRY(spaces, catalog.spaces());
    ThreadTeam team;
    NeighbourHealth health;
    for (const SpaceInfo &info : spaces) {
        MODALENS_TRY(vectors, catalog.loadVectors(info.id));
        if (vectors->count() == 0)
            continue;
        MODALENS_TRY(graph, neighbourGraph(*vectors, {}, team, progress, stop));
        NeighbourHealth::Space space{vectors, std::move(graph), {}, {}};
        space.near = nearDuplicates(*vectors, space.graph, defaultNearThreshold(info.modality));
        space.outliers = outliers(space.graph);
        health.spaces.push_back(std::move(space));
    }
    for (std::size_t a = 0; a < health.spaces.size(); ++a)
        for (std::size_t b = a + 1; b < health.spaces.size(); ++b) {
            const NeighbourHealth::Space &first = health.spaces[a], &second = health.spaces[b];
            MODALENS_TRY(found, disagreements(*first.vectors, first.graph, *second.vectors, second.graph, {},
                                              team, progress, stop));
            health.pairs.push_back({a, b, std::move(found)});
        }
    return health;
}

} // namespace modalens
