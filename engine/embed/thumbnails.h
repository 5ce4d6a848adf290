// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/image.h"

#include <cstdint>
#include <filesystem>

namespace modalens {

/// Small pictures of media files, cached on disk as JPEG under a folder bounded in bytes (least recently used goes
/// first). Keyed by path, size, time and side, so a changed file gets a new one. Thread-safe.
class ThumbnailCache
{
public:
    ThumbnailCache(std::filesystem::path folder, std::int64_t maxBytes = std::int64_t{512} << 20);
    /// Longer side at most `side` pixels. Images and videos (a frame from the first third); an error for anything else.
    Result<Image> thumbnail(const std::filesystem::path &file, int side);
    std::int64_t sizeBytes() const;

private:
    std::filesystem::path m_folder;
    std::int64_t m_maxBytes;
};

} // namespace modalens
