// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/ids.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/base/threadteam.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace modalens {

enum class DuplicateKind {
    File, ///< A content file of theirs has the same bytes.
    Text  ///< All their texts together are the same, but for case, width and white space.
};

struct DuplicateGroup
{
    DuplicateKind kind = DuplicateKind::File;
    std::vector<ItemId> items;  ///< At least two, ascending, each once.
    std::int64_t sizeBytes = 0; ///< Of the file; 0 for texts.
};

/// Items whose content is the same byte for byte, or word for word: files first, groups by their first item.
/// One pass over the assets, shared by the team. Files are read only where sizes are equal, first their
/// beginning and then, where that is equal too, all of it; a file that cannot be read equals none. Files are
/// what is on disk now, not what was imported. Equal means an equal 64-bit hash. Reports "inspect.assets" and
/// "inspect.files"; `Cancelled` within some thousand assets or 1 MiB of a file.
Result<std::vector<DuplicateGroup>> exactDuplicates(const std::filesystem::path &catalogFolder,
                                                    ThreadTeam &team, ProgressSink &progress,
                                                    std::stop_token stop);

} // namespace modalens
