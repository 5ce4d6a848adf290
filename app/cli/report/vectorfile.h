// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"

#include <filesystem>

namespace modalens::cli {

/// Writes a space as NumPy's .npy (its own dtype, one row per item in the order of the catalog, C order) and
/// the keys of its rows beside it, one a line, as FILE with ".keys.txt" for ".npy". Lines cannot hold line
/// breaks: a key with one is `Unsupported`. Both files appear whole or not at all.
Status writeVectors(const Catalog &catalog, const SpaceVectors &vectors, const std::filesystem::path &file);
std::filesystem::path keysFileFor(const std::filesystem::path &file);

} // namespace modalens::cli
