// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/ids.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/base/threadteam.h"
#include "engine/catalog/catalog.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

enum class BrokenKind {
    MissingFile,    ///< There is no such file any more.
    UnreadableFile, ///< It is there, but may not be read, or is no regular file.
    EmptyFile,
    NotEncoded, ///< An encoder could make nothing of it.
    NotImported ///< The last import of its source refused it; belongs to no item.
};

struct BrokenMedia
{
    BrokenKind kind = BrokenKind::MissingFile;
    std::optional<ItemId> item;
    std::string subject; ///< The path, the name of the space, or what the import names.
    std::string reason;  ///< English sentence; empty where the kind says it all.
};

/// What is wrong with the media of a catalog: files that are gone, may not be read or are empty (asks the
/// file system once for each file, once for all files of a folder that is gone), what encoders failed on,
/// what the newest import could not read. In this order, by item. Files are looked at by the team, at most
/// `maxFindings` are kept. Reports "inspect.assets"; `Cancelled` within some thousand files.
Result<std::vector<BrokenMedia>> brokenMedia(const Catalog &catalog, ThreadTeam &team, ProgressSink &progress,
                                             std::stop_token stop, std::size_t maxFindings = 100'000);

} // namespace modalens
