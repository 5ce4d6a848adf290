// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/progress.h"
#include "engine/base/threadteam.h"
#include "engine/catalog/catalogscan.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace modalens {

/// Visits all assets of a catalog, shared by the team: each member has a connection and sees the assets of
/// whole items, in ranges of some thousand rows. `visit(member, asset)` must only touch what belongs to its
/// member. Reports "inspect.assets"; `Cancelled` within one range.
Status visitAssets(const std::filesystem::path &catalogFolder, ThreadTeam &team, ProgressSink &progress,
                   const std::stop_token &stop,
                   const std::function<void(int member, const ScannedAsset &asset)> &visit);

/// Whether the folder of a path exists: asked once for neighbours in one folder, so that a vanished drive
/// costs one question for each of its folders. Belongs to one thread.
class FolderMemo
{
public:
    bool folderExists(std::string_view path);

private:
    std::string m_folder;
    bool m_exists = false;
};

} // namespace modalens
