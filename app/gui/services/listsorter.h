// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/rank/fusion.h"
#include "widgets/listvalues.h"

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace modalens {

/// Of what the list shows the whole: the columns of an answer with the mix they were ranked by. Immutable
/// once shared.
struct ListQuestion
{
    std::vector<SharedColumn> columns;
    std::vector<std::string> signalNames; ///< One per column.
    std::vector<double> weights;
    Normalisation normalisation = Normalisation::ZScore;
    MissingPolicy missing = MissingPolicy::Renormalise;
    Bitmap rows;           ///< That may appear.
    bool isRanked = false; ///< False: all of `rows`, as the catalog has them.
    ListSort sort;

    FusionRequest fusion() const { return {columns, weights, normalisation, missing, &rows, 0}; }
};

/// Score and contributions of one item, whether or not it may appear.
RankedItem rankedItem(const ListQuestion &question, ItemId item);

/// Puts the items of a list in order: by rank, or by a column of the table, then ties stand by rank. Keeps
/// what it read of the catalog until forget(). Belongs to one thread.
class ListSorter
{
public:
    /// \param language of titles and of their order; see windowSummaries().
    explicit ListSorter(std::string language);
    void forget() { m_keys.clear(); }
    /// \param part hears how much of the reading is done, 0 to 1, where that takes long: names and titles.
    using PartDone = std::function<void(double part)>;
    Result<SharedListOrder> order(const Catalog &catalog, const ListQuestion &question, std::stop_token stop,
                                  const PartDone &part = {});

private:
    using Keys = std::vector<double>; ///< By row; NaN where there is none.
    Result<std::vector<ItemId>> byRank(const ListQuestion &question, std::stop_token stop);
    Result<const Keys *> keysOf(const Catalog &catalog, const std::string &column, std::stop_token stop,
                                const PartDone &part);
    Result<Keys> read(const Catalog &catalog, const std::string &column, std::stop_token stop,
                      const PartDone &part);
    Result<Keys> nameKeys(const Catalog &catalog, bool areTitles, std::stop_token stop, const PartDone &part);
    /// As they are shown: in the reader's language.
    Status translate(const Catalog &catalog, std::vector<std::string> &titles, std::stop_token stop,
                     const PartDone &part);
    Result<Keys> tagKeys(const Catalog &catalog, const std::string &group, std::stop_token stop);

    std::string m_language;
    std::optional<ThreadTeam> m_team; ///< Made with the first question.
    std::unordered_map<std::string, Keys> m_keys;
};

} // namespace modalens
