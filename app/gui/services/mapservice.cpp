// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mapservice.h"

#include "app/gui/services/mapengine.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace modalens {

namespace {

constexpr int kMixRestMs = 150;

SharedMapPoints pointsOf(Layout layout)
{
    auto points = std::make_shared<MapPoints>();
    points->items.reserve(layout.items.size());
    for (ItemId item : layout.items)
        points->items.push_back(rowOf(item));
    points->xy = std::move(layout.xy);
    return points;
}

Result<MapAnswer> answerOf(MapEngine &engine, const Catalog &catalog, const MapEngine::Request &request,
                           std::stop_token stop)
{
    MODALENS_TRY(layout, engine.layout(catalog, request, std::move(stop)));
    MapAnswer answer;
    answer.signal = request.signal;
    answer.points = pointsOf(std::move(layout));
    answer.grid = std::make_shared<const PointGrid>(answer.points);
    return answer;
}

std::vector<double> weightsOf(const SignalSet &signalSet, const std::vector<MixerTrack> &tracks)
{
    const bool anySolo =
        std::any_of(tracks.begin(), tracks.end(), [](const auto &track) { return track.isSolo; });
    std::vector<double> weights;
    for (const SharedVectors &space : spacesOf(signalSet)) {
        const auto track = std::find_if(tracks.begin(), tracks.end(), [&space](const MixerTrack &known) {
            return known.signal == space->info().name;
        });
        weights.push_back(track == tracks.end() ? 1.0 : effectiveWeight(*track, anySolo));
    }
    if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0.0; }))
        weights.assign(weights.size(), 1.0); // everything muted: the plain map rather than one point
    return weights;
}

} // namespace

Result<MapGroups> mapGroupsOf(const Catalog &catalog, const std::string &tagGroup)
{
    MapGroups groups;
    groups.group = tagGroup;
    MODALENS_TRY(column, catalog.tagColumn(tagGroup));
    // Counted here and not by Catalog::tagCounts(): an item with several values counts for its first.
    std::unordered_map<std::string_view, std::int64_t> counts;
    for (const std::string &value : column)
        if (!value.empty())
            ++counts[value];
    std::vector<std::pair<std::string_view, std::int64_t>> largest(counts.begin(), counts.end());
    std::sort(largest.begin(), largest.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    groups.otherValues = std::max<std::int64_t>(0, std::ssize(largest) - kMaxMapGroups);
    largest.resize(std::min<std::size_t>(largest.size(), kMaxMapGroups));
    std::unordered_map<std::string_view, std::int16_t> indexOf;
    for (const auto &[value, count] : largest) {
        indexOf.emplace(value, static_cast<std::int16_t>(groups.values.size()));
        groups.values.emplace_back(value);
    }
    groups.valueOf.reserve(column.size());
    for (const std::string &value : column) {
        const auto known = indexOf.find(value);
        groups.valueOf.push_back(known == indexOf.end() ? std::int16_t{-1} : known->second);
    }
    return groups;
}

MapService::MapService(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kMixRestMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_signal.empty() && m_signalSet)
            post(m_signal);
    });
}

MapService::~MapService() = default;

void MapService::open(const std::filesystem::path &folder, OpenMode mode)
{
    close();
    m_engine = std::make_shared<MapEngine>();
    m_thread = std::make_unique<CatalogThread>(folder, mode, CatalogThread::Urgency::Background);
}

void MapService::close()
{
    m_pause.stop();
    m_thread.reset();
    m_engine.reset();
    m_signalSet.reset();
    m_postedSet.reset();
    m_tracks.clear();
    m_isWaiting = false;
    ++m_generation;
}

void MapService::setSignalSet(std::shared_ptr<const SignalSet> signalSet)
{
    m_signalSet = std::move(signalSet);
}

void MapService::requestMap(const std::string &signal)
{
    m_signal = signal;
    m_pause.stop();
    post(signal);
}

void MapService::setTracks(const std::vector<MixerTrack> &tracks)
{
    if (tracks == m_tracks)
        return;
    const bool isHeard = !m_signalSet || weightsOf(*m_signalSet, tracks) != weightsOf(*m_signalSet, m_tracks);
    m_tracks = tracks; // their names and locks are nothing to a map
    if (isHeard && m_signal.empty() && m_signalSet && m_thread)
        m_pause.start();
}

void MapService::post(const std::string &signal)
{
    if (!m_thread || !m_signalSet)
        return;
    const std::uint64_t generation = ++m_generation;
    m_isWaiting = true;
    const bool isSameMap = signal == m_postedSignal && m_signalSet == m_postedSet;
    m_postedSignal = signal;
    m_postedSet = m_signalSet;
    MapEngine::Request request{m_signalSet, signal, weightsOf(*m_signalSet, m_tracks)};
    m_thread->post(
        "map",
        [this, engine = m_engine, request = std::move(request), generation](Result<Catalog> &catalog,
                                                                            std::stop_token stop) {
            if (!catalog)
                return; // said by whoever opened it
            Result<MapAnswer> answer = answerOf(*engine, *catalog, request, std::move(stop));
            QMetaObject::invokeMethod(
                this, [this, generation, answer = std::move(answer)] { receive(generation, answer); },
                Qt::QueuedConnection);
            engine->keepLast(*catalog); // shown first
        },
        isSameMap ? CatalogThread::Running::Keep : CatalogThread::Running::Stop);
}

void MapService::receive(std::uint64_t generation, const Result<MapAnswer> &answer)
{
    if (generation != m_generation)
        return;
    m_isWaiting = false;
    if (answer)
        Q_EMIT mapReady(*answer);
    else if (answer.error().code != ErrorCode::Cancelled)
        Q_EMIT mapFailed(QString::fromStdString(m_postedSignal), answer.error());
}

void MapService::requestSmallMaps(const std::vector<std::string> &signalNames)
{
    if (!m_thread || !m_signalSet)
        return;
    for (const std::string &signal : signalNames)
        m_thread->post("small " + signal,
                       [this, engine = m_engine, set = m_signalSet,
                        request = MapEngine::Request{m_signalSet, signal, weightsOf(*m_signalSet, m_tracks)}](
                           Result<Catalog> &catalog, std::stop_token stop) {
                           if (!catalog)
                               return; // said by whoever opened it
                           Result<MapAnswer> answer = answerOf(*engine, *catalog, request, std::move(stop));
                           engine->keepLast(*catalog);
                           if (!answer)
                               return; // the large map says why, when it is chosen
                           QMetaObject::invokeMethod(
                               this,
                               [this, set, answer = std::move(*answer)] {
                                   if (set == m_signalSet)
                                       Q_EMIT smallMapReady(answer);
                               },
                               Qt::QueuedConnection);
                       });
}

} // namespace modalens
