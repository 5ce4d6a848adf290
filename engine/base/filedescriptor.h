// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <utility>

namespace modalens {

/// Owns a file descriptor and closes it; -1 is "none". Movable.
class FileDescriptor
{
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd)
        : m_fd(fd)
    {
    }
    FileDescriptor(FileDescriptor &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    FileDescriptor &operator=(FileDescriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~FileDescriptor();

    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

struct OpenFile
{
    FileDescriptor fd;
    std::int64_t sizeBytes = 0;
};

/// Opens a file from outside for reading. A folder, a device or a pipe is `Unsupported`, and no pipe holds
/// the caller up.
Result<OpenFile> openRegularFile(const std::filesystem::path &path);

} // namespace modalens
