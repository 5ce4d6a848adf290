// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/rankingengine.h"

#include "app/gui/services/startview.h"
#include "engine/rank/rankof.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace modalens {

namespace {

constexpr std::size_t kMaxSignals = 32; // bits of RankedItem::presentMask

class Stopwatch
{
public:
    double ms() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

Bitmap resized(const Bitmap &bitmap, std::int64_t size)
{
    if (bitmap.size() == size)
        return bitmap;
    Bitmap result(size);
    for (std::int64_t row = 0; row < std::min(size, bitmap.size()); ++row)
        if (bitmap.test(row))
            result.set(row);
    return result;
}

} // namespace

/// The columns that take part, with their weights.
struct RankingEngine::Mix
{
    std::vector<SharedColumn> columns;
    bool canRank = false; ///< Some signal that the query reaches has a weight.
};

RankingEngine::RankingEngine(int threads, std::string language)
    : m_team(threads)
    , m_summaries(std::move(language))
{
}

Result<CatalogFacts> RankingEngine::load(const Catalog &catalog)
{
    m_filter.reset();
    m_columns.clear();
    m_summaries.clear();
    MODALENS_TRY(signalSet, SignalSet::load(catalog, UnreadableSpaces::LeaveOut));
    if (!signalSet.unreadable().empty() && !Catalog::exists(catalog.folder()))
        return fail(ErrorCode::NotFound, "the catalog is not there any more", catalog.folder().string());
    m_signals = std::make_shared<const SignalSet>(std::move(signalSet));
    MODALENS_TRY(live, catalog.liveRows());
    m_live = resized(live, m_signals->rowCount()); // items may have arrived between the two calls

    CatalogFacts facts;
    MODALENS_TRY(groups, catalog.tagGroups());
    MODALENS_TRY(backlog, catalog.searchBacklog());
    MODALENS_TRY(view, startViewOf(catalog, m_live));
    facts.items = m_live.count();
    facts.tagGroups = std::move(groups);
    facts.searchBacklog = backlog;
    facts.isReadOnly = catalog.isReadOnly();
    facts.readOnlyReason = catalog.readOnlyReason();
    facts.signalSet = m_signals;
    facts.startView = withTracksForSpaces(std::move(view), signalsToMix(*m_signals));
    facts.rankingThreads = m_team.size();
    return facts;
}

RankingAnswer RankingEngine::answer(const Catalog &catalog, const RankingRequest &request,
                                    std::stop_token stop)
{
    RankingAnswer answer;
    if (!m_signals) {
        answer.error = Error{ErrorCode::Internal, "ranking before the catalog was loaded", {}};
        return answer;
    }
    Status status = prepareColumns(catalog, request, stop, answer);
    if (status)
        status = prepareFilter(catalog, request.filter);
    if (status)
        status = rank(catalog, request, stop, answer);
    if (!status)
        answer.error = status.error();
    answer.allowed = m_allowedShared;
    return answer;
}

Status RankingEngine::prepareColumns(const Catalog &catalog, const RankingRequest &request,
                                     std::stop_token stop, RankingAnswer &answer)
{
    if (!m_columns.isOf(request.query))
        m_isRankableFresh = false;
    const Stopwatch watch;
    MODALENS_TRY(isAnyNew, m_columns.prepare(catalog, *m_signals, request.query, request.tracks, m_team,
                                             std::move(stop)));
    answer.columnsMs = isAnyNew ? watch.ms() : 0.0;
    return {};
}

Status RankingEngine::prepareFilter(const Catalog &catalog, const Filter &filter)
{
    if (m_filter != filter) {
        m_allowed = m_live;
        if (!filter.isEmpty()) {
            MODALENS_TRY(rows, catalog.filterRows(filter));
            m_allowed &= resized(rows, m_allowed.size());
        }
        m_filter = filter;
        m_isRankableFresh = false;
        m_allowedShared = std::make_shared<const Bitmap>(m_allowed);
    }
    if (!std::exchange(m_isRankableFresh, true)) {
        m_rankable = m_allowed;
        for (ItemId item : m_columns.columns().queryItems)
            if (rowOf(item) < m_rankable.size())
                m_rankable.reset(rowOf(item));
    }
    return {};
}

RankingEngine::Mix RankingEngine::mixOf(const RankingRequest &request, RankingAnswer &answer) const
{
    Mix mix;
    bool anySolo = false;
    std::vector<MixerTrack> tracks = request.tracks;
    // The order of the view is the one in which the signals came to it.
    std::stable_sort(tracks.begin(), tracks.end(), [this](const MixerTrack &a, const MixerTrack &b) {
        return m_signals->indexOf(a.signal) < m_signals->indexOf(b.signal);
    });
    for (const MixerTrack &track : tracks)
        anySolo = anySolo || (track.isSolo && m_signals->indexOf(track.signal) >= 0);
    for (const MixerTrack &track : tracks) {
        const int signal = m_signals->indexOf(track.signal);
        if (signal < 0 || mix.columns.size() == kMaxSignals)
            continue;
        const auto at = static_cast<std::size_t>(signal);
        const bool isReached = m_columns.columns().isReached[at];
        const double weight = effectiveWeight(track, anySolo);
        mix.columns.push_back(m_columns.columns().columns[at]);
        answer.signalInfos.push_back(m_signals->signalInfos()[at]);
        answer.isReached.push_back(isReached);
        answer.weights.push_back(weight);
        mix.canRank = mix.canRank || (isReached && weight != 0.0);
    }
    return mix;
}

FusionRequest RankingEngine::fusionOf(const RankingRequest &request, const Mix &mix,
                                      std::span<const double> weights) const
{
    return {mix.columns, weights, request.normalisation, request.missing, &m_rankable, request.count};
}

Status RankingEngine::rank(const Catalog &catalog, const RankingRequest &request, std::stop_token stop,
                           RankingAnswer &answer)
{
    const Mix mix = mixOf(request, answer);
    answer.columns = mix.columns;
    for (ItemId item : m_columns.columns().queryItems) {
        MODALENS_TRY(summary, m_summaries.of(catalog, item));
        answer.queryItems.push_back(std::move(summary));
    }
    if (!mix.canRank)
        return listUnranked(catalog, request, answer);
    const FusionRequest fusion = fusionOf(request, mix, answer.weights);
    const Stopwatch watch;
    MODALENS_TRY(ranking, fuse(fusion, m_team, std::move(stop)));
    answer.fuseMs = watch.ms();
    answer.isRanked = true;
    answer.rankable = ranking.rankable;
    answer.shares = std::move(ranking.effectiveShare);
    MODALENS_CHECK(addSummaries(catalog, std::move(ranking.items), answer));
    return addFocus(catalog, fusion, request.focusKey, answer);
}

Status RankingEngine::listUnranked(const Catalog &catalog, const RankingRequest &request,
                                   RankingAnswer &answer)
{
    answer.isUnreached = !request.query.empty() && !answer.signalInfos.empty();
    std::vector<RankedItem> items; // a list of zeros would look like a ranking
    const auto wanted = static_cast<std::size_t>(answer.isUnreached ? 0 : request.count);
    for (std::int64_t row = 0; row < m_allowed.size() && items.size() < wanted; ++row)
        if (m_allowed.test(row))
            items.push_back(
                {.item = ItemId{row}, .contributions = std::vector<double>(answer.weights.size())});
    answer.shares.assign(answer.weights.size(), 0.0);
    answer.rankable = m_allowed.count();
    MODALENS_CHECK(addSummaries(catalog, std::move(items), answer));
    return addFocus(catalog, {}, request.focusKey, answer);
}

Status RankingEngine::addFocus(const Catalog &catalog, const FusionRequest &fusion, const std::string &key,
                               RankingAnswer &answer)
{
    if (key.empty())
        return {};
    for (const ExplainedItem &row : answer.rows)
        if (row.summary.key == key) {
            answer.focus = row;
            return {};
        }
    MODALENS_TRY(item, catalog.findItem(key));
    if (!item || rowOf(*item) >= m_signals->rowCount())
        return {};
    MODALENS_TRY(summary, m_summaries.of(catalog, *item));
    RankedItem ranked;
    if (!fusion.columns.empty())
        ranked = scoreRow(fusion, rowOf(*item));
    ranked.item = *item;
    if (!std::isfinite(ranked.score))
        ranked.score = 0.0;
    ranked.contributions.resize(answer.weights.size());
    answer.focus = ExplainedItem{std::move(ranked), std::move(summary)};
    return {};
}

Status RankingEngine::addSummaries(const Catalog &catalog, std::vector<RankedItem> items,
                                   RankingAnswer &answer)
{
    std::vector<ItemId> ids;
    for (const RankedItem &item : items)
        ids.push_back(item.item);
    MODALENS_TRY(summaries, m_summaries.of(catalog, ids));
    answer.rows.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        answer.rows.push_back(ExplainedItem{std::move(items[i]), std::move(summaries[i])});
    return {};
}

std::optional<FocusPlace> RankingEngine::placeOfFocus(const Catalog &catalog, const RankingRequest &request,
                                                      std::stop_token stop)
{
    if (!m_signals || !m_columns.isOf(request.query) || m_filter != request.filter || !m_isRankableFresh)
        return std::nullopt; // another question is being answered by now
    const auto item = catalog.findItem(request.focusKey);
    if (!item || !*item || rowOf(**item) >= m_signals->rowCount())
        return std::nullopt;
    RankingAnswer parts;
    const Mix mix = mixOf(request, parts);
    if (!mix.canRank)
        return std::nullopt;
    const auto standing = rankOf(fusionOf(request, mix, parts.weights), **item, m_team, std::move(stop));
    if (!standing)
        return std::nullopt;
    return FocusPlace{**item, standing->rank, standing->rankable};
}

std::optional<std::vector<SignalTwins>> RankingEngine::twins(const RankingRequest &request,
                                                             std::stop_token stop) const
{
    if (!m_signals || !m_columns.isOf(request.query))
        return std::nullopt;
    std::vector<SignalColumn> columns;
    for (const MixerTrack &track : request.tracks) {
        const int signal = m_signals->indexOf(track.signal);
        if (signal >= 0 && m_columns.columns().isReached[static_cast<std::size_t>(signal)])
            columns.push_back({track.signal, m_columns.columns().columns[static_cast<std::size_t>(signal)]});
    }
    return twinsAmong(columns, std::move(stop));
}

} // namespace modalens
