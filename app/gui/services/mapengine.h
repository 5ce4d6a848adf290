// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/project/maps.h"
#include "engine/rank/signals/signalset.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace modalens {

/// The fused map of equal weights, which an import ends with; and the newest one of other weights: one of
/// them, so that a session comes back with its own map and no catalog fills with maps.
inline constexpr std::string_view kFusedLayout = "fused", kMixedLayout = "fused.last";

/// Finds or makes the maps of one open catalog. Belongs to one thread; knows no Qt. Stored layouts are taken
/// as long as they were made of the same vectors and weights; maps of complete spaces are stored.
class MapEngine
{
public:
    /// \param weights one per space of `signalSet` that has vectors, in order; only for the fused map.
    struct Request
    {
        std::shared_ptr<const SignalSet> signalSet;
        std::string signal; ///< Empty: fused.
        std::vector<double> weights;
    };
    Result<Layout> layout(const Catalog &catalog, const Request &request, std::stop_token stop);
    /// Stores the map that the last layout() made, if it made one: apart, so that it can be shown before.
    void keepLast(const Catalog &catalog);

private:
    struct Made
    {
        std::string name;
        std::uint64_t source = 0;
        Layout layout;
    };
    Result<Layout> spaceLayout(const Catalog &catalog, const SharedVectors &space, std::stop_token stop);
    Result<Layout> fusedLayout(const Catalog &catalog, const Request &request, std::stop_token stop);

    std::shared_ptr<const SignalSet> m_fusedOf; ///< That m_fused was begun for.
    std::optional<FusedMap> m_fused;
    Layout m_lastFused;
    std::optional<Made> m_toKeep;
};

/// The spaces of a set that have vectors, in order, with their names.
std::vector<SharedVectors> spacesOf(const SignalSet &signalSet);

/// Makes and stores every map of the catalog that is missing or out of date: what an import ends with.
Status updateMaps(Catalog &catalog, ProgressSink &progress, std::stop_token stop);

} // namespace modalens
