// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/bytestream.h"

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace modalens {

static constexpr std::size_t kBufferBytes = 256 << 10;

ByteStream::ByteStream(OpenFile file, std::string path)
    : m_file(std::move(file))
    , m_path(std::move(path))
    , m_buffer(kBufferBytes)
{
}

Result<ByteStream> ByteStream::open(const std::filesystem::path &path)
{
    MODALENS_TRY(file, openRegularFile(path));
    ByteStream stream(std::move(file), path.string());
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
        count = ::pread(m_file.fd.get(), m_buffer.data(), m_buffer.size(), m_bufferStart);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        m_error = Unexpected<Error>(errorFromErrno(errno, "read the file", m_path));
    m_size = count > 0 ? static_cast<std::size_t>(count) : 0;
    return m_size > 0;
}

} // namespace modalens
