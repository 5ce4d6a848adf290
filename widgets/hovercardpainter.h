// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QFont>
#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QStringList>
#include <QVector>

class QPainter;

namespace modalens {

struct Theme;

inline constexpr double kCardPicturePx = 52; ///< A side, logical.

/// Paints a card about what lies at `anchor` on a map of `size`, where cardRect() says: its picture, a title
/// of at most two lines, the rest in a line each. `image` may be null.
void paintHoverCard(QPainter *painter, const HoverCard &card, const QImage &image, const QPointF &anchor,
                    const QSizeF &size, const QVector<QRectF> &covered, const Theme &theme);

/// Beside `anchor` without leaving `size` or covering the anchor: right of it where there is room, else left,
/// else above or below, and shifted where it would lie on one of `covered`. Where all is full it covers as
/// little as can be.
QRectF cardRect(const QPointF &anchor, const QSizeF &cardSize, const QSizeF &size,
                const QVector<QRectF> &covered = {});
/// A text as at most `count` lines, broken between words where that is possible; what is left over is elided
/// in the last one.
QStringList wrapped(const QString &text, const QFont &font, double widthPx, int count);

} // namespace modalens
