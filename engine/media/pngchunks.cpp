// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/pngchunks.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace modalens::media {

namespace {

constexpr std::size_t kSignatureBytes = 8;
constexpr std::size_t kFrameBytes = 12; // length, type, checksum
constexpr std::uint8_t kAncillary = 0x20;

} // namespace

void dropAncillaryChunks(std::vector<std::uint8_t> &png)
{
    std::size_t read = std::min(kSignatureBytes, png.size()), write = read;
    while (png.size() - read >= kFrameBytes) {
        const std::uint8_t *chunk = png.data() + read;
        const std::size_t length = std::size_t{chunk[0]} << 24 | std::size_t{chunk[1]} << 16 |
                                   std::size_t{chunk[2]} << 8 | std::size_t{chunk[3]};
        if (length > png.size() - read - kFrameBytes)
            break;
        const bool isKept = (chunk[4] & kAncillary) == 0 || std::memcmp(chunk + 4, "tRNS", 4) == 0;
        if (isKept && write != read)
            std::memmove(png.data() + write, chunk, length + kFrameBytes);
        read += length + kFrameBytes;
        write += isKept ? length + kFrameBytes : 0;
    }
    png.erase(png.begin() + static_cast<std::ptrdiff_t>(write),
              png.begin() + static_cast<std::ptrdiff_t>(read));
}

} // namespace modalens::media
