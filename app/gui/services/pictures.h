// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/image.h"

#include <QImage>
#include <QString>

namespace modalens {

/// A deep copy in a format that paints fast.
QImage qImageFrom(const Image &image);

/// A still picture with transparent parts (PNG, SVG, WebP, AVIF, HEIC), at most `maxSide` pixels a side and
/// still transparent, so that it stands on the window's own ground; null for anything else. Decodes twice:
/// the engine composites on a grey, which is right for encoders and wrong for eyes. Thread-safe.
QImage transparentPicture(const QString &path, int maxSide);

} // namespace modalens
