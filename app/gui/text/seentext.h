// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/types.h"
#include "engine/models/encoder.h"
#include "widgets/seen.h"

#include <vector>

namespace modalens {

/// What an encoder saw, for the window: names and measures translated, the words of a text with their
/// weights; or the error in its place. Thread-safe.
SeenSpace seenSpace(const SpaceInfo &space, const Result<std::vector<SeenPart>> &parts);
/// The same of an item that has nothing in the space's modality, or of a space whose vectors were imported.
SeenSpace nothingSeen(const SpaceInfo &space);
bool isImported(const SpaceInfo &space);

} // namespace modalens
