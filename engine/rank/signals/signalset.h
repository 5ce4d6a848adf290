// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/threadteam.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/view.h"
#include "engine/models/encoder.h"
#include "engine/rank/fusion.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

struct ResolvedTerm;

enum class SignalKind { Space, Field, Score };

struct SignalInfo
{
    std::string name; ///< "text", "image"; fields are "field:NAME", external scores "score:NAME".
    SignalKind kind = SignalKind::Space;
    Modality modality = Modality::Joint;
    /// Vectors of a space. 0 for fields, whose values are read when first used, and for scores, which depend
    /// on the query.
    std::int64_t presentCount = 0;
    int dimension = 0;
};

/// A space whose vectors cannot be read. They can be made again; nothing else depends on them.
struct UnreadableSpace
{
    SpaceInfo space;
    Error error; ///< Names the file.
};

/// What becomes of a set with such a space: an error, or a set without it.
enum class UnreadableSpaces { Refuse, LeaveOut };

/// What `NotFound` says of a query for a key that no item has; its subject is the key.
inline constexpr char kNoSuchItem[] = "no item of the catalog has this key";

/// The columns of one query, one per signal of the set, same order.
struct QueryColumns
{
    std::vector<SharedColumn> columns; ///< nullptr where the signal was not asked for.
    std::vector<bool>
        isReached; ///< False: this query says nothing to that signal; its column is all missing.
    std::vector<std::string> reasons; ///< Why not reached, English; empty when it is.
    std::vector<ItemId> queryItems;   ///< Rows of the query's items, to be left out of the ranking.
};

/// What can be ranked by in one catalog, loaded once (spaces as Catalog::spaces() has them, then fields, then
/// scores): mapped spaces, their fitted encoders, field names. The values of a field are read when a query
/// first asks for them and kept. Else immutable after load(), so queries may run in several threads, each
/// with its own Catalog object.
class SignalSet
{
public:
    static Result<SignalSet> load(const Catalog &catalog,
                                  UnreadableSpaces unreadable = UnreadableSpaces::Refuse);
    /// What was left out; its names are in no list of signals.
    const std::vector<UnreadableSpace> &unreadable() const { return m_unreadable; }

    const std::vector<SignalInfo> &signalInfos() const { return m_infos; }
    /// Index by name, or -1.
    int indexOf(std::string_view name) const;
    std::int64_t rowCount() const { return m_rowCount; }
    SharedVectors vectors(int signal) const; ///< nullptr unless a space.
    /// Encodes new queries and shows what it saw; nullptr unless a space made by an encoder that is
    /// available.
    std::shared_ptr<const Encoder> encoder(int signal) const;

    /// A field signal's column is the field itself, whatever the query. A score signal's column is the mean
    /// of its scores for the query terms (their value: key, words or path), disliked terms subtracted. Query
    /// vector per space: Rocchio over terms (mean of liked minus mean of disliked unit vectors, normalised),
    /// items by their stored vector, text and files through the space's encoder where the modality fits (a
    /// video file also reaches the audio space by its sound). `NotFound` names an unknown item or file.
    Result<QueryColumns> columns(const Catalog &catalog, const Query &query, ThreadTeam &team,
                                 std::stop_token stop = {}) const;
    /// The same for the signals wanted (indexes) alone: the others have no column and cost nothing.
    Result<QueryColumns> columns(const Catalog &catalog, const Query &query, std::span<const int> wanted,
                                 ThreadTeam &team, std::stop_token stop = {}) const;

private:
    /// A column that is made when first asked for, by one thread while others wait.
    class LazyColumn;

    /// What stands behind one signal; only the members of its kind are set.
    struct Source
    {
        SharedVectors vectors;
        std::shared_ptr<const Encoder> encoder; ///< nullptr when the space cannot encode queries.
        std::string whyNoEncoder;
        std::shared_ptr<LazyColumn> field;
    };

    struct SignalColumn
    {
        SharedColumn column; ///< nullptr when not reached.
        std::string whyNot;
    };

    Result<SignalColumn> columnOf(std::size_t signal, const Catalog &catalog,
                                  std::span<const ResolvedTerm> terms, ThreadTeam &team,
                                  std::stop_token stop) const;
    Result<SignalColumn> spaceColumn(const Source &source, std::span<const ResolvedTerm> terms,
                                     ThreadTeam &team, std::stop_token stop) const;
    Result<SignalColumn> fieldColumn(std::size_t signal, const Catalog &catalog) const;
    Result<SignalColumn> scoreColumn(const Catalog &catalog, std::string_view name,
                                     std::span<const ResolvedTerm> terms) const;
    Status addSpaces(const Catalog &catalog, UnreadableSpaces unreadable);
    Status addSpace(const Catalog &catalog, const SpaceInfo &space);
    Status addFields(const Catalog &catalog);
    Status addScores(const Catalog &catalog);

    std::int64_t m_rowCount = 0;
    std::vector<SignalInfo> m_infos;
    std::vector<UnreadableSpace> m_unreadable;
    std::vector<Source> m_sources;
    std::shared_ptr<LazyColumn> m_nothing; ///< All missing: the column of every signal that is not reached.
};

} // namespace modalens
