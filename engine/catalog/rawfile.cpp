// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/rawfile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace modalens {

namespace {

Unexpected<Error> lastError(std::string_view doing, const std::filesystem::path &path)
{
    return Unexpected<Error>(errorFromErrno(errno == EFBIG ? ENOSPC : errno, doing, path.string()));
}

} // namespace

Result<RawFile> RawFile::open(const std::filesystem::path &path, int flags)
{
    FileDescriptor fd(::open(path.c_str(), flags | O_CLOEXEC, 0644));
    if (!fd && errno == ENOENT)
        return fail(ErrorCode::Damaged, "the file is missing; embed this space again", path.string());
    if (!fd)
        return lastError("open the file", path);
    return RawFile(std::move(fd), path);
}

Result<RawFile> RawFile::create(const std::filesystem::path &path)
{
    return open(path, O_RDWR | O_CREAT | O_TRUNC);
}

Result<RawFile> RawFile::openForUpdate(const std::filesystem::path &path)
{
    return open(path, O_RDWR);
}

Result<RawFile> RawFile::openForReading(const std::filesystem::path &path)
{
    return open(path, O_RDONLY);
}

Result<std::int64_t> RawFile::size() const
{
    struct stat status
    {
    };
    if (::fstat(m_fd.get(), &status) != 0)
        return lastError("inspect the file", m_path);
    return static_cast<std::int64_t>(status.st_size);
}

Status RawFile::writeAt(std::int64_t offset, std::span<const std::byte> bytes) const
{
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(m_fd.get(), bytes.data(), bytes.size(), offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return lastError("write the file", m_path);
        offset += count;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

Status RawFile::readAt(std::int64_t offset, std::span<std::byte> bytes) const
{
    while (!bytes.empty()) {
        const ssize_t count = ::pread(m_fd.get(), bytes.data(), bytes.size(), offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return lastError("read the file", m_path);
        if (count == 0)
            return fail(ErrorCode::Damaged,
                        "the file is shorter than the catalog says; embed this space again", m_path.string());
        offset += count;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

Status RawFile::truncate(std::int64_t sizeBytes) const
{
    if (::ftruncate(m_fd.get(), sizeBytes) != 0)
        return lastError("shorten the file", m_path);
    return {};
}

Status RawFile::sync() const
{
    if (::fdatasync(m_fd.get()) != 0)
        return lastError("flush the file to disk", m_path);
    return {};
}

Status syncFolder(const std::filesystem::path &folder)
{
    const FileDescriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd)
        return lastError("open the folder", folder);
    if (::fsync(fd.get()) != 0)
        return lastError("flush the folder to disk", folder);
    return {};
}

} // namespace modalens
