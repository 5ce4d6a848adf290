// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/headers/headersource.h"

#include <algorithm>
#include <vector>

namespace modalens::media {

bool HeaderSource::read(std::int64_t offset, std::span<std::uint8_t> out)
{
    const auto count = static_cast<std::int64_t>(out.size());
    if (offset < 0 || offset > sizeBytes() - count)
        return false;
    if (out.size() > m_window.size())
        return m_file->readAt(offset, out) == out.size();
    const bool isInWindow = offset >= m_windowOffset &&
                            offset + count <= m_windowOffset + static_cast<std::int64_t>(m_windowBytes);
    if (!isInWindow) {
        m_windowOffset = offset;
        m_windowBytes = m_file->readAt(offset, m_window);
        if (m_windowBytes < out.size())
            return false;
    }
    std::copy_n(m_window.begin() + (offset - m_windowOffset), count, out.begin());
    return true;
}

bool HeaderSource::matches(std::int64_t offset, std::string_view bytes)
{
    std::vector<std::uint8_t> found(bytes.size());
    return read(offset, found) &&
           std::equal(found.begin(), found.end(), bytes.begin(),
                      [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
}

} // namespace modalens::media
