// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/presentcolumns.h"

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

/// A view, or a session, may be older than the catalog.
Result<Query> knownPart(const Catalog &catalog, const Query &query)
{
    Query known;
    for (const QueryTerm &term : query) {
        if (term.kind == QueryTerm::Kind::Item) {
            MODALENS_TRY(item, catalog.findItem(term.value));
            if (!item)
                continue;
        }
        known.push_back(term);
    }
    return known.empty() ? query : known;
}

} // namespace

void PresentColumns::clear()
{
    m_query.reset();
    m_columns = {};
}

Result<bool> PresentColumns::prepare(const Catalog &catalog, const SignalSet &signalSet, const Query &query,
                                     std::span<const MixerTrack> tracks, ThreadTeam &team,
                                     std::stop_token stop)
{
    const bool isNew = !isOf(query);
    if (isNew)
        clear();
    const std::vector<int> wanted = missing(signalSet, tracks);
    if (!isNew && wanted.empty())
        return false;
    if (isNew) {
        MODALENS_TRY(known, knownPart(catalog, query));
        m_known = std::move(known);
    }
    auto made = signalSet.columns(catalog, m_known, wanted, team, std::move(stop));
    if (!made) {
        clear();
        return Unexpected<Error>(std::move(made.error()));
    }
    take(std::move(*made), wanted);
    m_query = query;
    return true;
}

std::vector<int> PresentColumns::missing(const SignalSet &signalSet, std::span<const MixerTrack> tracks) const
{
    std::vector<int> indexes;
    for (const MixerTrack &track : tracks) {
        const int signal = signalSet.indexOf(track.signal);
        if (signal >= 0 &&
            (m_columns.columns.empty() || !m_columns.columns[static_cast<std::size_t>(signal)]))
            indexes.push_back(signal);
    }
    std::sort(indexes.begin(), indexes.end());
    indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
    return indexes;
}

void PresentColumns::take(QueryColumns made, std::span<const int> signalIndexes)
{
    if (m_columns.columns.empty()) {
        m_columns = std::move(made);
        return;
    }
    for (const int signal : signalIndexes) {
        const auto at = static_cast<std::size_t>(signal);
        m_columns.columns[at] = std::move(made.columns[at]);
        m_columns.isReached[at] = made.isReached[at];
        m_columns.reasons[at] = std::move(made.reasons[at]);
    }
}

} // namespace modalens
