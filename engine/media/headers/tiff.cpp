// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/headers/formats.h"

#include <algorithm>

namespace modalens::media {

namespace {

constexpr std::uint32_t kTagWidth = 256;
constexpr std::uint32_t kTagHeight = 257;
constexpr std::uint32_t kTagOrientation = 274;

/// A classic TIFF structure at `base`: byte order, then a directory of 12-byte entries.
class TiffDirectory
{
public:
    TiffDirectory(HeaderSource &source, std::int64_t base)
        : m_source(source)
        , m_base(base)
        , m_isLittleEndian(source.matches(base, "II"))
    {
    }

    /// Calls visit(tag, value) for every entry of the first directory that is one small number.
    template <class Visit>
    bool forEach(Visit visit)
    {
        if (!m_isLittleEndian && !m_source.matches(m_base, "MM"))
            return false;
        const auto first = u32(m_base + 4);
        const auto count = first ? u16(m_base + *first) : std::nullopt;
        if (!count)
            return false;
        for (std::uint32_t i = 0; i < *count; ++i) {
            const std::int64_t entry = m_base + *first + 2 + std::int64_t{12} * i;
            const auto tag = u16(entry);
            if (!tag)
                return false;
            if (const auto value = entryValue(entry))
                visit(*tag, *value);
        }
        return true;
    }

private:
    std::optional<std::uint32_t> u16(std::int64_t at)
    {
        return m_isLittleEndian ? m_source.le16(at) : m_source.be16(at);
    }
    std::optional<std::uint32_t> u32(std::int64_t at)
    {
        return m_isLittleEndian ? m_source.le32(at) : m_source.be32(at);
    }

    std::optional<std::uint32_t> entryValue(std::int64_t entry)
    {
        switch (u16(entry + 2).value_or(0)) {
        case 1:
            return m_source.u8(entry + 8);
        case 3:
            return u16(entry + 8);
        case 4:
            return u32(entry + 8);
        default:
            return std::nullopt;
        }
    }

    HeaderSource &m_source;
    std::int64_t m_base;
    bool m_isLittleEndian;
};

} // namespace

int readExifOrientation(HeaderSource &source, std::int64_t offset)
{
    int orientation = 1;
    TiffDirectory(source, offset).forEach([&](std::uint32_t tag, std::uint32_t value) {
        if (tag == kTagOrientation && value >= 1 && value <= 8)
            orientation = static_cast<int>(value);
    });
    return orientation;
}

std::optional<PictureHeader> readTiffHeader(HeaderSource &source)
{
    PictureHeader header;
    header.format = PictureFormat::Tiff;
    const bool isWhole = TiffDirectory(source, 0).forEach([&](std::uint32_t tag, std::uint32_t value) {
        // A tag that is given twice counts with its largest value, whichever of them a decoder believes.
        if (tag == kTagWidth)
            header.width = std::max<std::int64_t>(header.width, value);
        else if (tag == kTagHeight)
            header.height = std::max<std::int64_t>(header.height, value);
        else if (tag == kTagOrientation && value >= 1 && value <= 8)
            header.orientation = static_cast<int>(value);
    });
    return isWhole ? std::optional(header) : std::nullopt;
}

} // namespace modalens::media
