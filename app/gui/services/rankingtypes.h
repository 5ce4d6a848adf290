// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/view.h"
#include "engine/rank/fusion.h"
#include "engine/rank/signals/signalset.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// The plain values that pass between the GUI thread and the ranking thread.

namespace modalens {

/// What the window knows of an open catalog; made again whenever spaces have grown.
struct CatalogFacts
{
    std::int64_t items = 0; ///< Without tombstones.
    bool isReadOnly = false;
    std::string readOnlyReason;
    std::shared_ptr<const SignalSet> signalSet;
    std::vector<std::string> tagGroups;
    std::int64_t searchBacklog = 0;
    /// The saved session, or a first view: the first item that has most modalities as the query, every space
    /// equally loud.
    View startView;
    int rankingThreads = 1;
};

struct RankingRequest
{
    Query query;
    std::vector<MixerTrack> tracks;
    Normalisation normalisation = Normalisation::ZScore;
    MissingPolicy missing = MissingPolicy::Renormalise;
    Filter filter;
    std::string focusKey; ///< Explained even when it is not among the results; empty for none.
    std::int64_t count = 200;
};

struct ExplainedItem
{
    RankedItem ranked;
    ItemSummary summary; ///< As windowSummaries() gives it.
};

struct RankingAnswer
{
    std::vector<ExplainedItem> rows; ///< Best first.
    bool isRanked = false; ///< False: nothing to rank by, rows are the first of the catalog, without scores,
                           ///< or none when isUnreached.
    std::vector<SignalInfo>
        signalInfos;             ///< One per contribution: the tracks of the request that the catalog has.
    std::vector<bool> isReached; ///< One per signal.
    bool isUnreached = false;    ///< There are a query and signals, but it reaches none that has a weight.
    std::vector<double> shares;  ///< Effective share, one per signal.
    std::vector<double> weights; ///< After mute and solo, one per signal.
    std::vector<SharedColumn> columns; ///< One per signal: what it was ranked by. Shared, immutable.
    std::int64_t rankable = 0;
    std::vector<ItemSummary> queryItems;
    std::optional<ExplainedItem> focus;
    std::shared_ptr<const Bitmap> allowed; ///< Rows that pass the filter.
    double fuseMs = 0;                     ///< The pass over the columns.
    double columnsMs = 0;                  ///< Making the columns; 0 when they were still there.
    std::optional<Error> error;
};

/// The exact place of the item that an answer explains.
struct FocusPlace
{
    ItemId item{};
    std::int64_t rank = 0;     ///< 1 is best; 0 when the item takes no part in the ranking.
    std::int64_t rankable = 0; ///< Items ranked.
};

} // namespace modalens
