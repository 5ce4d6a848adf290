// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/threadteam.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/view.h"
#include "engine/models/encoder.h"
#include "engine/rank/fusion.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace modalens {

enum class SignalKind { Space, Field, Score };

struct SignalInfo
{
    std::string name; ///< "text", "image"; fields are "field:NAME", external scores "score:NAME".
    SignalKind kind = SignalKind::Space;
    Modality modality = Modality::Joint;
    std::int64_t presentCount = 0; ///< Items with a value (for scores: 0, it depends on the query).
    int dimension = 0;
};

/// The columns of one query, one per signal of the set, same order.
struct QueryColumns
{
    std::vector<SharedColumn> columns;
    std::vector<bool> isReached;      ///< False: this query says nothing to that signal; its column is all missing.
    std::vector<std::string> reasons; ///< Why not reached, English; empty when it is.
    std::vector<ItemId> queryItems;   ///< Rows of the query's items, to be left out of the ranking.
};

/// What can be ranked by in one catalog, loaded once: mapped spaces, their fitted encoders, field names. Immutable after
/// load(), so queries may run in several threads, each with its own Catalog object.
class SignalSet
{
public:
    static Result<SignalSet> load(const Catalog &catalog);

    const std::vector<SignalInfo> &signalInfos() const { return m_infos; }
    /// Index by name, or -1.
    int indexOf(std::string_view name) const;
    std::int64_t rowCount() const { return m_rowCount; }
    SharedVectors vectors(int signal) const; ///< nullptr unless a space.

    /// Query vector per space: Rocchio over terms (mean of liked minus mean of disliked unit vectors, normalised), items by their
    /// stored vector, text and files through the space's encoder where the modality fits (a video file also reaches the
    /// audio space by its sound). `NotFound` names an unknown item or file.
    Result<QueryColumns> columns(const Catalog &catalog, const Query &query, ThreadTeam &team,
                                 std::stop_token stop = {}) const;

private:
    std::int64_t m_rowCount = 0;
    std::vector<SignalInfo> m_infos;
    std::vector<SharedVectors> m_vectors;
    std::vector<std::shared_ptr<const Encoder>> m_encoders; // nullptr when the space cannot encode queries
};

} // namespace modalens
