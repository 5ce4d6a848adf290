// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/headers/formats.h"

#include <algorithm>
#include <string_view>

namespace modalens::media {

namespace {

constexpr int kMaxBoxes = 4096; // in one parent

/// One ISO-BMFF box: its content lies in [begin, end).
struct Box
{
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

/// Calls visit(headerOffset, box) for the boxes in a range until it returns false or the range makes no
/// sense.
template <class Visit>
void forEachBox(HeaderSource &source, Box range, Visit visit)
{
    std::int64_t offset = range.begin;
    for (int count = 0; count < kMaxBoxes && offset + 8 <= range.end; ++count) {
        const auto size32 = source.be32(offset);
        if (!size32)
            return;
        std::int64_t size = *size32;
        std::int64_t headerBytes = 8;
        if (size == 0) {
            size = range.end - offset;
        } else if (size == 1) {
            const auto high = source.be32(offset + 8);
            const auto low = source.be32(offset + 12);
            if (!high || !low || *high > 0x7fff)
                return;
            size = std::int64_t{*high} << 32 | *low;
            headerBytes = 16;
        }
        if (size < headerBytes || size > range.end - offset)
            return;
        if (!visit(offset, Box{offset + headerBytes, offset + size}))
            return;
        offset += size;
    }
}

std::optional<Box> findBox(HeaderSource &source, Box range, std::string_view type)
{
    std::optional<Box> found;
    forEachBox(source, range, [&](std::int64_t offset, Box box) {
        if (source.matches(offset + 4, type))
            found = box;
        return !found;
    });
    return found;
}

} // namespace

std::optional<PictureFormat> heifFormat(HeaderSource &source)
{
    const auto size = source.be32(0);
    if (!size || *size < 16 || *size > 4096 || !source.matches(4, "ftyp"))
        return std::nullopt;
    std::optional<PictureFormat> format;
    for (std::int64_t offset = 8; offset + 4 <= std::int64_t{*size}; offset += 4) {
        if (offset == 12)
            continue; // minor version
        if (source.matches(offset, "avif") || source.matches(offset, "avis"))
            return PictureFormat::Avif;
        for (std::string_view brand : {"heic", "heix", "heim", "heis", "mif1"})
            if (source.matches(offset, brand))
                format = PictureFormat::Heic;
    }
    return format;
}

std::optional<PictureHeader> readHeifHeader(HeaderSource &source)
{
    PictureHeader header;
    header.format = heifFormat(source).value_or(PictureFormat::Heic);
    const Box whole{0, source.sizeBytes()};
    auto meta = findBox(source, whole, "meta");
    if (!meta)
        return std::nullopt;
    meta->begin += 4; // version and flags
    const auto properties = findBox(source, *meta, "iprp");
    const auto container = properties ? findBox(source, *properties, "ipco") : std::nullopt;
    if (!container)
        return std::nullopt;
    forEachBox(source, *container, [&](std::int64_t offset, Box box) {
        if (source.matches(offset + 4, "ispe")) {
            header.width = std::max<std::int64_t>(header.width, source.be32(box.begin + 4).value_or(0));
            header.height = std::max<std::int64_t>(header.height, source.be32(box.begin + 8).value_or(0));
        }
        return true;
    });
    header.isAnimated = header.format == PictureFormat::Avif && findBox(source, whole, "moov").has_value();
    return header;
}

} // namespace modalens::media
