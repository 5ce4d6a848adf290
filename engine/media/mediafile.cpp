// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/mediafile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace modalens::media {

Result<MediaFile> MediaFile::open(const std::filesystem::path &path, const MediaLimits &limits)
{
    MediaFile file;
    file.m_name = path.string();
    // O_NONBLOCK: a pipe without a writer would block the open itself.
    file.m_fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file.m_fd < 0)
        return Unexpected<Error>(errorFromErrno(errno, "open the file", file.m_name));
    struct stat status
    {
    };
    if (::fstat(file.m_fd, &status) != 0)
        return Unexpected<Error>(errorFromErrno(errno, "inspect the file", file.m_name));
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::Unsupported, "not a regular file", file.m_name);
    if (status.st_size > limits.maxFileBytes)
        return fail(ErrorCode::TooLarge, "the file is larger than the limit", file.m_name);
    file.m_sizeBytes = status.st_size;
    return file;
}

Result<MediaFile> MediaFile::duplicate() const
{
    MediaFile copy;
    copy.m_name = m_name;
    copy.m_sizeBytes = m_sizeBytes;
    copy.m_fd = ::fcntl(m_fd, F_DUPFD_CLOEXEC, 0);
    if (copy.m_fd < 0)
        return Unexpected<Error>(errorFromErrno(errno, "open the file", m_name));
    return copy;
}

MediaFile::MediaFile(MediaFile &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_sizeBytes(other.m_sizeBytes)
    , m_name(std::move(other.m_name))
{
}

MediaFile &MediaFile::operator=(MediaFile &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_sizeBytes, other.m_sizeBytes);
    std::swap(m_name, other.m_name);
    return *this;
}

MediaFile::~MediaFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

std::size_t MediaFile::readAt(std::int64_t offset, std::span<std::uint8_t> out) const
{
    std::size_t filled = 0;
    while (offset >= 0 && filled < out.size()) {
        const ssize_t count = ::pread(m_fd, out.data() + filled, out.size() - filled,
                                      static_cast<off_t>(offset + static_cast<std::int64_t>(filled)));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    return filled;
}

Result<std::vector<std::uint8_t>> MediaFile::readAll(std::int64_t maxBytes) const
{
    if (m_sizeBytes > maxBytes)
        return fail(ErrorCode::TooLarge, "the file is larger than the limit for its kind", m_name);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(m_sizeBytes));
    bytes.resize(readAt(0, bytes));
    return bytes;
}

} // namespace modalens::media
