// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/mediafile.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace modalens::media {

/// Numbers from anywhere in a file, for the header readers. Reads through one 4 KiB window; whatever lies
/// past the end is nullopt, so a reader of a cut file simply stops.
class HeaderSource
{
public:
    /// \param file must outlive this.
    explicit HeaderSource(const MediaFile &file)
        : m_file(&file)
    {
    }

    std::int64_t sizeBytes() const { return m_file->sizeBytes(); }

    /// False (and `out` undefined) when the file ends before.
    bool read(std::int64_t offset, std::span<std::uint8_t> out);
    bool matches(std::int64_t offset, std::string_view bytes);

    std::optional<std::uint32_t> u8(std::int64_t offset) { return number<1, true>(offset); }
    std::optional<std::uint32_t> be16(std::int64_t offset) { return number<2, true>(offset); }
    std::optional<std::uint32_t> be32(std::int64_t offset) { return number<4, true>(offset); }
    std::optional<std::uint32_t> le16(std::int64_t offset) { return number<2, false>(offset); }
    std::optional<std::uint32_t> le24(std::int64_t offset) { return number<3, false>(offset); }
    std::optional<std::uint32_t> le32(std::int64_t offset) { return number<4, false>(offset); }

private:
    template <int bytes, bool bigEndian>
    std::optional<std::uint32_t> number(std::int64_t offset)
    {
        std::array<std::uint8_t, bytes> raw{};
        if (!read(offset, raw))
            return std::nullopt;
        std::uint32_t value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | raw[bigEndian ? i : bytes - 1 - i];
        return value;
    }

    const MediaFile *m_file;
    std::array<std::uint8_t, 4096> m_window{};
    std::int64_t m_windowOffset = 0;
    std::size_t m_windowBytes = 0;
};

} // namespace modalens::media
