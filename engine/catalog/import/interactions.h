// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import/importrun.h"
#include "engine/catalog/import/rowdraft.h"
#include "engine/catalog/import/tablereader.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace modalens {

/// Which columns of a table say who did what with which item when. -1: there is none.
struct InteractionColumns
{
    int user = -1;
    int item = -1;
    int value = -1; ///< 1 for each row without it.
    int time = -1;
    int tag = -1; ///< A word that the user gave instead of a value.
};

/// By the names of the columns; nullopt when there is no user or no item among them. A file without a header
/// counts when its first three or four columns are all there are ("column 1" ...).
std::optional<InteractionColumns> findInteractionColumns(const std::vector<std::string> &columns);

struct RawInteraction
{
    std::string user;
    std::string item;
    std::string tag;
    double value = 1.0;
    std::int64_t timeMs = 0;
};

/// Unix time in seconds, milliseconds, microseconds or nanoseconds (by its size), or a date "2020-01-31" with
/// an optional time of day (UTC), as milliseconds; nullopt for anything else.
std::optional<std::int64_t> timeMsFrom(std::string_view text);

/// Visits each row of an interactions file. Bad rows become failures in `report` (none when it is null).
/// `visit` may end it with an error.
Status readInteractions(const std::filesystem::path &file, ImportReport *report, std::stop_token stop,
                        const std::function<Status(const RawInteraction &, std::int64_t row)> &visit);

/// The words that users gave to items, as tags of the group "tag" by item key. Bad rows become failures.
Result<ItemTags> collectUserTags(const std::filesystem::path &tags, ImportReport &report,
                                 std::stop_token stop);

/// The numbers "ratings" (how many) and "rating mean" of every item that anybody did something with, over all
/// interactions of the catalog, whichever file they came from.
Status summariseInteractions(Catalog &catalog);

/// The stage of importInteractions that stores and summarises.
Status storeInteractions(ImportRun &run, const std::filesystem::path &file);

} // namespace modalens
