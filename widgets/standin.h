// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QRectF>

class QPainter;

namespace modalens {

/// What stands where an item without a picture would have one: a sign for its modality ("audio", "text",
/// "video", "user") in the colour of that signal, on a quiet tile. Any other modality gives the tile alone.
void paintStandIn(QPainter *painter, const QRectF &place, const QString &modality, const Theme &theme);

} // namespace modalens
