// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/view.h"
#include "engine/inspect/brokenmedia.h"
#include "engine/inspect/disagreement.h"
#include "engine/inspect/exactduplicates.h"
#include "engine/inspect/modalitymatrix.h"
#include "engine/inspect/nearduplicates.h"
#include "engine/inspect/outliers.h"
#include "widgets/health.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// What can be seen without comparing vectors.
struct QuickHealth
{
    std::vector<ModalitySet> sets;
    std::vector<BrokenMedia> broken;
    std::vector<DuplicateGroup> duplicates;
};

/// What the neighbours of the items tell.
struct NeighbourHealth
{
    struct Space
    {
        SharedVectors vectors;
        NeighbourGraph graph;
        std::vector<NearGroup> near; ///< At the default threshold.
        std::vector<Outlier> outliers;
    };
    struct Pair
    {
        std::size_t first = 0, second = 0; ///< Spaces.
        std::vector<Disagreement> items;
    };
    std::vector<Space> spaces; ///< As the catalog orders them; those without vectors are left out.
    std::vector<Pair> pairs;   ///< Of spaces that share items.
};

/// Both read the catalog through a connection of their own; costs and stopping are the engine's.
Result<QuickHealth> lookQuickly(const std::filesystem::path &folder, ProgressSink &progress,
                                std::stop_token stop);
Result<NeighbourHealth> lookAtNeighbours(const std::filesystem::path &folder, ProgressSink &progress,
                                         std::stop_token stop);

/// What is asked about the findings of one check.
struct HealthQuestion
{
    QString check;                  ///< See HealthCheck::id.
    double threshold = 0.0;         ///< Of near duplicates; 0: the default.
    int set = -1;                   ///< Of the matrix: the modalities; -1: the largest incomplete one.
    std::vector<MixerTrack> tracks; ///< For what the analyst calls the signals.
};

struct GroupMember
{
    int group = 0; ///< Members of one group follow one another.
    qint64 item = -1;
};

/// What can go so that something of every group stays. An item that stays for one group does for others.
QVector<qint64> repeatsIn(std::span<const GroupMember> members);

/// The findings as the page lists them: the first few hundred with titles in `language`, all as items.
/// Missing parts of the report give an empty list.
Result<HealthFindings> healthFindings(const Catalog &catalog, const HealthQuestion &question,
                                      const QuickHealth *quick, const NeighbourHealth *neighbours,
                                      std::string_view language);

} // namespace modalens
