// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/image.h"

#include <QImage>
#include <QString>

namespace modalens {

/// A deep copy in a format that paints fast.
QImage qImageFrom(const Image &image);

/// A PNG with an alpha channel, at most `maxSide` pixels a side and still transparent, so that it stands on
/// the window's own ground; null for anything else. The engine composites on grey, which is right for
/// encoders and wrong for eyes. Sizes are bounded before anything is allocated. Thread-safe.
QImage transparentPicture(const QString &path, int maxSide);

} // namespace modalens
