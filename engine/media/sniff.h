// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/modality.h"
#include "engine/base/result.h"

#include <filesystem>
#include <optional>

namespace modalens {

/// The modality of a file by its content (first 4 KiB, FFmpeg's probe for sound and video); nullopt when it
/// is none that Modalens reads. Animated pictures are Image here; probeImage() says that they move.
Result<std::optional<Modality>> sniffModality(const std::filesystem::path &file);

} // namespace modalens
