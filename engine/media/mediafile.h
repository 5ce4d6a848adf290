// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/filedescriptor.h"
#include "engine/base/result.h"
#include "engine/media/limits.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace modalens::media {

/// A regular file open for reading. Opening never blocks: folders, pipes and devices are refused
/// (`Unsupported`). Every decoder reads through one of these, so that the file that was judged is the file
/// that is decoded. Reads are positional and thread-safe; the descriptor is closed with the object.
class MediaFile
{
public:
    static Result<MediaFile> open(const std::filesystem::path &path, const MediaLimits &limits);

    /// A second handle on the same open file.
    Result<MediaFile> duplicate() const;

    std::int64_t sizeBytes() const { return m_file.sizeBytes; }
    /// For error messages.
    const std::string &name() const { return m_name; }

    /// Fills `out` from `offset` on; fewer bytes at the end of the file or after a read error. \return bytes
    /// read.
    std::size_t readAt(std::int64_t offset, std::span<std::uint8_t> out) const;

    /// The whole file, or `TooLarge` without allocating.
    Result<std::vector<std::uint8_t>> readAll(std::int64_t maxBytes) const;

private:
    MediaFile() = default;

    OpenFile m_file;
    std::string m_name;
};

} // namespace modalens::media
