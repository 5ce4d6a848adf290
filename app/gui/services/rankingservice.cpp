// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/rankingservice.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

/// A fader that has not moved for this long rests: what its drag need not wait for is done then.
constexpr int kRestMs = 150;

bool isListed(const ExplainedItem &focus, const std::vector<ExplainedItem> &rows)
{
    return std::any_of(rows.begin(), rows.end(),
                       [&](const ExplainedItem &row) { return row.ranked.item == focus.ranked.item; });
}

} // namespace

RankingService::RankingService(QObject *parent)
    : QObject(parent)
{
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(kRestMs);
    connect(&m_restTimer, &QTimer::timeout, this, &RankingService::rest);
}

RankingService::~RankingService() = default;

void RankingService::open(const std::filesystem::path &folder, OpenMode mode)
{
    close();
    m_engine = std::make_shared<RankingEngine>(0, QLocale().name().toStdString());
    m_thread = std::make_unique<CatalogThread>(folder, mode);
    load(false);
}

void RankingService::close()
{
    m_restTimer.stop();
    m_thread.reset();
    m_engine.reset();
    ++m_epoch;
    ++m_catalogNumber;
    m_newest = {};
    m_twinnedQuery.reset();
}

void RankingService::reload()
{
    if (m_thread)
        load(true);
}

void RankingService::load(bool isReload)
{
    // A first load may not be replaced by a reload that overtakes it: the keys differ.
    m_thread->post(isReload ? "reload" : "load",
                   [this, engine = m_engine, isReload, number = m_catalogNumber](Result<Catalog> &catalog,
                                                                                 std::stop_token) {
                       Result<CatalogFacts> facts =
                           catalog ? engine->load(*catalog)
                                   : Result<CatalogFacts>(Unexpected<Error>(Error(catalog.error())));
                       auto tell = [this, isReload, number, facts = std::move(facts)] {
                           if (number != m_catalogNumber)
                               return;
                           m_twinnedQuery.reset(); // there may be more signals and more rows
                           if (facts)
                               Q_EMIT opened(*facts, isReload);
                           else
                               Q_EMIT openFailed(facts.error());
                       };
                       QMetaObject::invokeMethod(this, std::move(tell), Qt::QueuedConnection);
                   });
}

void RankingService::request(const RankingRequest &request)
{
    if (!m_thread)
        return;
    const bool isNewQuestion = request.query != m_newest.query || request.filter != m_newest.filter;
    if (isNewQuestion)
        ++m_epoch;
    m_newest = request;
    m_restTimer.stop();
    m_quiet.request_stop();
    m_quiet = {};
    const std::uint64_t generation = ++m_generation;
    m_thread->post(
        "rank",
        [this, engine = m_engine, request, generation, epoch = m_epoch](Result<Catalog> &catalog,
                                                                        std::stop_token stop) {
            if (!catalog)
                return; // said by openFailed()
            RankingAnswer answer = engine->answer(*catalog, request, std::move(stop));
            QMetaObject::invokeMethod(
                this,
                [this, generation, epoch, answer = std::move(answer)] { receive(generation, epoch, answer); },
                Qt::QueuedConnection);
        },
        isNewQuestion ? CatalogThread::Running::Stop : CatalogThread::Running::Keep);
}

void RankingService::receive(std::uint64_t generation, std::uint64_t epoch, const RankingAnswer &answer)
{
    const bool isStopped = answer.error && answer.error->code == ErrorCode::Cancelled;
    if (epoch != m_epoch || generation <= m_shown || isStopped)
        return;
    m_shown = generation;
    m_wantsPlace = answer.isRanked && answer.focus && !isListed(*answer.focus, answer.rows);
    const bool wantsTwins =
        !answer.error && (m_twinnedQuery != m_newest.query || m_twinnedTracks != tracksOfNewest());
    if (generation == m_generation && (m_wantsPlace || wantsTwins))
        m_restTimer.start();
    Q_EMIT answered(answer);
}

std::vector<std::string> RankingService::tracksOfNewest() const
{
    std::vector<std::string> names;
    for (const MixerTrack &track : m_newest.tracks)
        names.push_back(track.signal);
    return names;
}

void RankingService::rest()
{
    if (std::exchange(m_wantsPlace, false))
        askForPlace();
    if (m_twinnedQuery != m_newest.query || m_twinnedTracks != tracksOfNewest())
        askForTwins();
}

/// A request that comes meanwhile waits for one pair of signals at most.
void RankingService::askForTwins()
{
    m_thread->post("twins", [this, engine = m_engine, request = m_newest, generation = m_generation,
                             number = m_catalogNumber,
                             quiet = m_quiet](Result<Catalog> &catalog, std::stop_token closing) mutable {
        const std::stop_callback link(closing, [&quiet] { quiet.request_stop(); });
        auto twins = catalog ? engine->twins(request, quiet.get_token()) : std::nullopt;
        if (!twins)
            return;
        auto tell = [this, generation, number, twins = std::move(*twins)] {
            if (generation != m_generation || number != m_catalogNumber)
                return;
            m_twinnedQuery = m_newest.query;
            m_twinnedTracks = tracksOfNewest();
            Q_EMIT twinsFound(twins);
        };
        QMetaObject::invokeMethod(this, std::move(tell), Qt::QueuedConnection);
    });
}

void RankingService::askForPlace()
{
    m_thread->post("place", [this, engine = m_engine, request = m_newest, generation = m_generation,
                             epoch = m_epoch](Result<Catalog> &catalog, std::stop_token stop) {
        if (!catalog)
            return;
        const auto place = engine->placeOfFocus(*catalog, request, std::move(stop));
        if (!place)
            return;
        auto tell = [this, generation, epoch, place = *place] {
            if (generation == m_generation && epoch == m_epoch)
                Q_EMIT placed(place);
        };
        QMetaObject::invokeMethod(this, std::move(tell), Qt::QueuedConnection);
    });
}

} // namespace modalens
