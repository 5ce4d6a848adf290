// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/fusionoptions.h"
#include "engine/base/result.h"
#include "engine/catalog/types.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// One thing a query is made of.
struct QueryTerm
{
    enum class Kind { Item, Text, File };
    Kind kind = Kind::Item;
    std::string value;   ///< Item key, words, or absolute path.
    bool isLiked = true; ///< False: away from this one (Rocchio).
    bool operator==(const QueryTerm &) const = default;
};

using Query = std::vector<QueryTerm>;

/// "item:KEY", "text:WORDS", "file:PATH", with a leading '-' for disliked; the syntax of the command line and
/// of views.
Result<QueryTerm> parseQueryTerm(std::string_view text);
std::string toString(const QueryTerm &term);

/// Longer names are cut when a view is read.
inline constexpr int kMaxTrackLabel = 64;

struct MixerTrack
{
    std::string signal;
    double weight = 1.0;
    bool isMuted = false;
    bool isSolo = false;
    bool isLocked = false; ///< The weight stays when the mix is reset or its bus moves.
    std::string label{}; ///< What the analyst calls the signal, at most kMaxTrackLabel characters; empty: its
                         ///< own name.
    bool operator==(const MixerTrack &) const = default;
};

struct MapCamera
{
    double centerX = 0, centerY = 0, zoom = 1; ///< Layout coordinates; zoom 1 shows everything.
    bool operator==(const MapCamera &) const = default;
};

/// How the list of the ranking stands on the desk.
struct ListLook
{
    std::string style;      ///< "list", "grid" or "table"; empty: the program's choice.
    std::string sortColumn; ///< "title", "score", "signal:NAME", "tag:GROUP", "number:FIELD"; empty: by rank.
    bool isDescending = false;
    bool operator==(const ListLook &) const = default;
};

inline constexpr std::size_t kMaxViewBytes = 1 << 20; ///< Of a view's JSON.
/// Of more marked items, and of a filter to more of them by name, a view keeps none.
inline constexpr std::size_t kMaxMarked = 20'000;

/// The whole state of the desk as one value: how it is saved, shared, undone and rendered. JSON object;
/// unknown members are kept out, missing ones take defaults, wrong types are `Malformed`. At most
/// kMaxViewBytes.
struct View
{
    Query query;
    std::vector<MixerTrack> tracks;
    std::string method = "late-fusion";
    Normalisation normalisation = Normalisation::ZScore;
    MissingPolicy missing = MissingPolicy::Renormalise;
    Filter filter;
    std::vector<std::string> selection; ///< Item keys.
    std::vector<std::string> pinned;    ///< Item keys, in the order in which they stand above the list.
    std::vector<std::string> marked;    ///< Item keys. Only of a view at rest: on the desk marks are rows.
    ListLook list;
    std::string mapSignal; ///< Empty: the fused map.
    /// What the map's colours mean: "tag:GROUP", "number:FIELD", "similarity:SIGNAL", "contribution:SIGNAL"
    /// or "none"; empty: the program's choice.
    std::string mapColour;
    std::map<std::string, MapCamera> cameras;
    std::string note;
    bool operator==(const View &) const = default;
};

std::string toJson(const View &view);
Result<View> viewFromJson(std::string_view json);

/// Weight of each track after mute and solo: 0 when muted, or when another is solo and it is not.
double effectiveWeight(const MixerTrack &track, bool anySolo);

} // namespace modalens
