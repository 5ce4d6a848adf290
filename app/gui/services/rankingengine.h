// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/presentcolumns.h"
#include "app/gui/services/rankingtypes.h"
#include "app/gui/services/signaltwins.h"
#include "app/gui/services/summarycache.h"

#include <optional>
#include <span>
#include <string>

namespace modalens {

/// The ranking side of an open catalog: signal set, columns of the present query and mix, the present filter
/// and titles seen lately. A change of the mix costs one fusion pass and nothing else. Belongs to one thread;
/// knows no Qt.
class RankingEngine
{
public:
    /// \param threads of the fusion team; 0 for one per core. \param language of titles; see
    /// windowSummaries().
    explicit RankingEngine(int threads = 0, std::string language = {});

    /// Loads signals and facts, forgetting what was computed. Cost: maps the spaces, O(rows) per space.
    Result<CatalogFacts> load(const Catalog &catalog);
    /// Errors are in the answer. \pre load() has succeeded.
    RankingAnswer answer(const Catalog &catalog, const RankingRequest &request, std::stop_token stop);
    /// Where the request's focus stands in the whole ranking: one pass more. nullopt unless answer() was last
    /// called with the same query and filter, and where nothing can be ranked.
    std::optional<FocusPlace> placeOfFocus(const Catalog &catalog, const RankingRequest &request,
                                           std::stop_token stop);
    /// Signals of the request's tracks that order its query's items alike: no pass over the catalog. nullopt
    /// when stopped and unless answer() was last called with the same query.
    std::optional<std::vector<SignalTwins>> twins(const RankingRequest &request, std::stop_token stop) const;

private:
    struct Mix;
    Status prepareColumns(const Catalog &catalog, const RankingRequest &request, std::stop_token stop,
                          RankingAnswer &answer);
    Status prepareFilter(const Catalog &catalog, const Filter &filter);
    Mix mixOf(const RankingRequest &request, RankingAnswer &answer) const;
    /// Borrows from all of them.
    FusionRequest fusionOf(const RankingRequest &request, const Mix &mix,
                           std::span<const double> weights) const;
    Status rank(const Catalog &catalog, const RankingRequest &request, std::stop_token stop,
                RankingAnswer &answer);
    Status listUnranked(const Catalog &catalog, const RankingRequest &request, RankingAnswer &answer);
    Status addFocus(const Catalog &catalog, const FusionRequest &fusion, const std::string &key,
                    RankingAnswer &answer);
    Status addSummaries(const Catalog &catalog, std::vector<RankedItem> items, RankingAnswer &answer);

    ThreadTeam m_team;
    std::shared_ptr<const SignalSet> m_signals;
    PresentColumns m_columns;
    std::optional<Filter> m_filter; ///< That m_allowed belongs to.
    Bitmap m_live;
    Bitmap m_allowed;                              ///< Live rows that pass the filter.
    std::shared_ptr<const Bitmap> m_allowedShared; ///< The same for answers.
    Bitmap m_rankable;                             ///< m_allowed without the query's own items.
    bool m_isRankableFresh = false;
    SummaryCache m_summaries;
};

/// `view` with a track for every space it does not mention; tracks of signals that are gone stay, in case
/// they return.
View withTracksForSpaces(View view, const std::vector<SignalInfo> &signalInfos);

/// What can have a fader: the signals there are, and those whose vectors cannot be read for now.
std::vector<SignalInfo> signalsToMix(const SignalSet &signalSet);

} // namespace modalens
