// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>

namespace modalens {
class MainWindow;
}

namespace modalens::bench {

/// Opens an empty catalog in `folder`, writes `files` small pictures and as many texts beside it and lets the
/// window import, embed and map them: how late its event loop was meanwhile, by stage of the job.
nlohmann::json watchImport(MainWindow &window, const std::filesystem::path &folder, int files);

} // namespace modalens::bench
