// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/mediafile.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace modalens::media {

Result<MediaFile> MediaFile::open(const std::filesystem::path &path, const MediaLimits &limits)
{
    MediaFile file;
    file.m_name = path.string();
    MODALENS_TRY(opened, openRegularFile(path));
    if (opened.sizeBytes > limits.maxFileBytes)
        return fail(ErrorCode::TooLarge, "the file is larger than the limit", file.m_name);
    file.m_file = std::move(opened);
    return file;
}

Result<MediaFile> MediaFile::duplicate() const
{
    MediaFile copy;
    copy.m_name = m_name;
    copy.m_file.sizeBytes = m_file.sizeBytes;
    copy.m_file.fd = FileDescriptor(::fcntl(m_file.fd.get(), F_DUPFD_CLOEXEC, 0));
    if (!copy.m_file.fd)
        return Unexpected<Error>(errorFromErrno(errno, "open the file", m_name));
    return copy;
}

std::size_t MediaFile::readAt(std::int64_t offset, std::span<std::uint8_t> out) const
{
    std::size_t filled = 0;
    while (offset >= 0 && filled < out.size()) {
        const ssize_t count = ::pread(m_file.fd.get(), out.data() + filled, out.size() - filled,
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
    if (m_file.sizeBytes > maxBytes)
        return fail(ErrorCode::TooLarge, "the file is larger than the limit for its kind", m_name);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(m_file.sizeBytes));
    bytes.resize(readAt(0, bytes));
    return bytes;
}

} // namespace modalens::media
