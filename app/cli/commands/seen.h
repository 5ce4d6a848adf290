// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

namespace modalens::cli {

/// What every encoder of the catalog saw in one item: texts are printed, pictures written into `folder` as
/// SPACE-NUMBER-LABEL.jpg (made when missing; not written when `folder` is empty). `NotFound` names a key
/// that no item has.
Result<int> showSeen(Session &session, const Catalog &catalog, const std::string &key,
                     const std::filesystem::path &folder);

} // namespace modalens::cli
