// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "engine/catalog/view.h"
#include "engine/rank/signals/signalset.h"
#include "widgets/pointgrid.h"
#include "widgets/values.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <string>
#include <vector>

namespace modalens {

class MapEngine;

/// Which of a tag group's values each item has, for colours and the legend.
struct MapGroups
{
    std::string group;
    std::vector<std::string> values;   ///< Largest first, at most kMaxMapGroups.
    std::vector<std::int16_t> valueOf; ///< One per catalog row; -1: none of them.
    std::int64_t otherValues = 0;      ///< How many values there are beside these.
};

inline constexpr int kMaxMapGroups = 8;

/// Places for the points of one map.
struct MapAnswer
{
    std::string signal; ///< Empty: fused.
    SharedMapPoints points;
    std::shared_ptr<const PointGrid> grid; ///< Of these points.
};

/// Maps of the open catalog, on a thread of their own: stored layouts are loaded, missing ones computed and
/// stored. The fused map follows the weights when they rest. A request for
/// another map stops the work on an older one; new weights do not, because the dear part of a fused map is
/// the same under all of them.
class MapService : public QObject
{
    Q_OBJECT

public:
    explicit MapService(QObject *parent = nullptr);
    ~MapService() override;

    void open(const std::filesystem::path &folder, OpenMode mode = OpenMode::WriteIfPossible);
    void close();
    /// New vectors: maps asked for from now on show them.
    void setSignalSet(std::shared_ptr<const SignalSet> signalSet);
    /// mapReady() or mapFailed() follows. Empty: the fused map under the present weights.
    void requestMap(const std::string &signal);
    /// The mix has changed; where the fused map is shown, it is made again as soon as the mix rests.
    void setTracks(const std::vector<MixerTrack> &tracks);
    /// smallMapReady() follows for each of them that can be made; they wait behind whatever else is asked.
    void requestSmallMaps(const std::vector<std::string> &signalNames);
    /// A map that was asked for is not there yet.
    bool isBusy() const { return m_isWaiting || m_pause.isActive(); }

Q_SIGNALS:
    void mapReady(const modalens::MapAnswer &answer);
    void mapFailed(const QString &signal, const modalens::Error &error);
    void smallMapReady(const modalens::MapAnswer &answer);

private:
    void post(const std::string &signal);
    void receive(std::uint64_t generation, const Result<MapAnswer> &answer);

    std::shared_ptr<MapEngine> m_engine; ///< Touched by m_thread alone.
    std::shared_ptr<const SignalSet> m_signalSet;
    std::string m_signal;
    std::shared_ptr<const SignalSet> m_postedSet; ///< Of the newest request, with its signal:
    std::string m_postedSignal;
    std::vector<MixerTrack> m_tracks;
    std::uint64_t m_generation = 0;
    bool m_isWaiting = false; ///< The newest request has no answer.
    QTimer m_pause;
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

/// The values of a tag group by row. A function of the engine thread.
Result<MapGroups> mapGroupsOf(const Catalog &catalog, const std::string &tagGroup);

} // namespace modalens
