// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/view.h"
#include "engine/rank/signals/signalset.h"

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace modalens {

/// The columns of one query for the signals that have a track, kept until the query changes: moving a fader
/// makes none, a new track makes its own. Items of the query that the catalog does not have are left out,
/// unless it asks for nothing else. Belongs to one thread.
class PresentColumns
{
public:
    void clear();
    bool isOf(const Query &query) const { return m_query == query; }
    /// \return whether anything had to be made. After an error there are no columns.
    Result<bool> prepare(const Catalog &catalog, const SignalSet &signalSet, const Query &query,
                         std::span<const MixerTrack> tracks, ThreadTeam &team, std::stop_token stop);
    const QueryColumns &columns() const { return m_columns; }

private:
    std::vector<int> missing(const SignalSet &signalSet, std::span<const MixerTrack> tracks) const;
    void take(QueryColumns made, std::span<const int> signalIndexes);

    std::optional<Query> m_query; ///< That m_columns belong to.
    Query m_known;                ///< What of it can be asked.
    QueryColumns m_columns;
};

} // namespace modalens
