// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/filedescriptor.h"
#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace modalens {

/// A file read forward in pieces of 256 KiB, so that its size costs no memory. A UTF-8 byte order mark is
/// passed over. A read error ends the stream; ask error() after the end.
class ByteStream
{
public:
    static Result<ByteStream> open(const std::filesystem::path &path);

    static constexpr int kEnd = -1;
    /// The next byte, or kEnd.
    int get()
    {
        if (m_at == m_size && !refill())
            return kEnd;
        return static_cast<unsigned char>(m_buffer[m_at++]);
    }
    int peek()
    {
        if (m_at == m_size && !refill())
            return kEnd;
        return static_cast<unsigned char>(m_buffer[m_at]);
    }
    /// Buffered bytes that can be taken without another read; empty only at the end. take() consumes from its
    /// front.
    std::string_view buffered()
    {
        if (m_at == m_size && !refill())
            return {};
        return {m_buffer.data() + m_at, m_size - m_at};
    }
    void take(std::size_t count) { m_at += count; }

    std::int64_t position() const { return m_bufferStart + static_cast<std::int64_t>(m_at); }
    void seek(std::int64_t position);
    std::int64_t sizeBytes() const { return m_file.sizeBytes; }
    const Status &error() const { return m_error; }

private:
    ByteStream(OpenFile file, std::string path);
    bool refill();

    OpenFile m_file;
    std::string m_path;
    std::vector<char> m_buffer;
    std::size_t m_at = 0;
    std::size_t m_size = 0;
    std::int64_t m_bufferStart = 0; ///< File position of m_buffer[0].
    Status m_error;
};

} // namespace modalens
