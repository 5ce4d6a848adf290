// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/media/image.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>

namespace modalens {

/// Where every program of Modalens keeps its thumbnails, and the one size it keeps them in (smaller ones are
/// scaled from these), so that what embedding decoded is what the window finds.
/// "$XDG_CACHE_HOME/modalens/thumbnails", by default under ~/.cache; empty when there is no home.
std::filesystem::path defaultThumbnailFolder();
inline constexpr int kThumbnailSide =
    160; ///< Longer side, pixels: what encoders of pictures and videos decode.

/// Small pictures of media files, cached on disk as JPEG under a folder bounded in bytes (least recently used
/// goes first). Keyed by path, size, time and side, so a changed file gets a new one. Several threads and
/// several processes may share a folder; files that are not ours are left alone, damaged ones are made again,
/// and a folder that cannot be written only costs time. A hit costs one small JPEG, a miss the decoding of
/// the file.
class ThumbnailCache
{
public:
    /// An empty folder keeps nothing.
    explicit ThumbnailCache(std::filesystem::path folder, std::int64_t maxBytes = std::int64_t{512} << 20);
    /// Longer side at most `side` pixels (1 to 4096). Images and videos (a frame from the first third); an
    /// error for anything else. Thread-safe; two threads that miss the same file at once both decode it.
    Result<Image> thumbnail(const std::filesystem::path &file, int side);
    /// Keeps a thumbnail made from `decoded`, a picture of the file that was decoded for another purpose;
    /// true when there is one now. Nothing happens (false) where that picture is smaller than the thumbnail
    /// would be; `decodedMaxSide` is the limit it was decoded under (0: none), so a smaller picture under
    /// that limit has its own size. Costs a few ms for one that was missing, two system calls otherwise.
    /// Thread-safe.
    bool put(const std::filesystem::path &file, const Image &decoded, int decodedMaxSide, int side);
    /// Bytes of thumbnails in the folder, as far as this object knows: exact at first and after each clearing
    /// out.
    std::int64_t sizeBytes() const;

private:
    Result<std::filesystem::path> entryOf(const std::filesystem::path &file, int side) const;
    void store(const std::filesystem::path &entry, const Image &image);
    void countOnce() const; ///< m_mutex is held.
    void clearOut();        ///< m_mutex is held.

    std::filesystem::path m_folder;
    std::int64_t m_maxBytes;
    mutable std::mutex m_mutex;
    mutable std::optional<std::int64_t> m_bytes; ///< Unknown until the folder was counted.
};

} // namespace modalens
