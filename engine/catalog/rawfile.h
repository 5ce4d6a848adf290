// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/filedescriptor.h"
#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>

namespace modalens {

/// A file read and written at offsets, for the append-only files of a space. Movable, closes itself.
class RawFile
{
public:
    static Result<RawFile> create(const std::filesystem::path &path);
    static Result<RawFile> openForUpdate(const std::filesystem::path &path);
    static Result<RawFile> openForReading(const std::filesystem::path &path);

    Result<std::int64_t> size() const;
    /// All of `bytes`, or an error.
    Status writeAt(std::int64_t offset, std::span<const std::byte> bytes) const;
    /// Fills `bytes`, or `Damaged` when the file ends before.
    Status readAt(std::int64_t offset, std::span<std::byte> bytes) const;
    Status truncate(std::int64_t sizeBytes) const;
    /// Returns when what was written is on the disk.
    Status sync() const;
    const std::filesystem::path &path() const { return m_path; }

private:
    RawFile(FileDescriptor fd, std::filesystem::path path)
        : m_fd(std::move(fd))
        , m_path(std::move(path))
    {
    }
    static Result<RawFile> open(const std::filesystem::path &path, int flags);
    FileDescriptor m_fd;
    std::filesystem::path m_path;
};

/// Makes names created in a folder survive a power cut.
Status syncFolder(const std::filesystem::path &folder);

} // namespace modalens
