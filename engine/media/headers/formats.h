// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/headers/headersource.h"
#include "engine/media/headers/pictureheader.h"

#include <optional>

namespace modalens::media {

// One reader per format. Each is called when the signature fits and returns nullopt when the header is cut or
// makes no sense; sizes are not judged here. Every walk over chunks, boxes or directory entries is bounded.

std::optional<PictureHeader> readJpegHeader(HeaderSource &source); // ITU-T T.81, annex B
std::optional<PictureHeader> readPngHeader(HeaderSource &source);  // W3C PNG, APNG
std::optional<PictureHeader> readGifHeader(HeaderSource &source);  // GIF89a
std::optional<PictureHeader> readBmpHeader(HeaderSource &source);
std::optional<PictureHeader> readPnmHeader(HeaderSource &source);  // P1..P6
std::optional<PictureHeader> readTiffHeader(HeaderSource &source); // TIFF 6.0, first directory
std::optional<PictureHeader> readWebpHeader(HeaderSource &source); // RFC 9649

/// AVIF and HEIC: the largest `ispe` property (ISO/IEC 23008-12), so that a grid counts whole.
std::optional<PictureHeader> readHeifHeader(HeaderSource &source);
/// By the brands of the `ftyp` box; nullopt for films and everything else.
std::optional<PictureFormat> heifFormat(HeaderSource &source);

/// EXIF orientation (1..8, else 1) from a TIFF structure that starts at `offset`.
int readExifOrientation(HeaderSource &source, std::int64_t offset);

} // namespace modalens::media
