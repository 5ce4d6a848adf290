// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/bytestream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace modalens {

static constexpr std::size_t kBufferBytes = 256 << 10;

ByteStream::ByteStream(int fd, std::int64_t sizeBytes, std::string path)
    : m_fd(fd)
    , m_sizeBytes(sizeBytes)
    , m_path(std::move(path))
    , m_buffer(kBufferBytes)
{
}

ByteStream::ByteStream(ByteStream &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_sizeBytes(other.m_sizeBytes)
    , m_path(std::move(other.m_path))
    , m_buffer(std::move(other.m_buffer))
    , m_at(other.m_at)
    , m_size(other.m_size)
    , m_bufferStart(other.m_bufferStart)
    , m_error(std::move(other.m_error))
{
}

ByteStream::~ByteStream()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<ByteStream> ByteStream::open(const std::filesystem::path &path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return Unexpected<Error>(errorFromErrno(errno, "open the file", path.string()));
    struct stat status
    {
    };
    const bool isKnown = ::fstat(fd, &status) == 0;
    ByteStream stream(fd, status.st_size, path.string());
    if (!isKnown || !S_ISREG(status.st_mode))
        return fail(ErrorCode::Unsupported, "not a regular file", path.string());
    if (stream.buffered().starts_with("\xEF\xBB\xBF"))
        stream.take(3);
    const std::string_view start = stream.buffered();
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
        return fail(ErrorCode::Unsupported, "the file is UTF-16; save it as UTF-8 and import it again",
                    path.string());
    MODALENS_CHECK(stream.error());
    return stream;
}

void ByteStream::seek(std::int64_t position)
{
    const std::int64_t inBuffer = position - m_bufferStart;
    if (inBuffer >= 0 && inBuffer <= static_cast<std::int64_t>(m_size)) {
        m_at = static_cast<std::size_t>(inBuffer);
        return;
    }
    m_bufferStart = position;
    m_at = 0;
    m_size = 0;
}

bool ByteStream::refill()
{
    m_bufferStart += static_cast<std::int64_t>(m_size);
    m_at = 0;
    m_size = 0;
    ssize_t count = -1;
    do
        count = ::pread(m_fd, m_buffer.data(), m_buffer.size(), m_bufferStart);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        m_error = Unexpected<Error>(errorFromErrno(errno, "read the file", m_path));
    m_size = count > 0 ? static_cast<std::size_t>(count) : 0;
    return m_size > 0;
}

} // namespace modalens
