// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QVector>

namespace modalens {

/// A name that wants to stand in the middle of what it names.
struct LabelWish
{
    QPointF anchor;
    QSizeF size;
    qint64 weight = 0; ///< How many it names: the heavier one is placed first.
};

/// A place for each name inside `area`, overlapping neither another name nor anything in `taken`: around its
/// anchor, or at most one and a half lines away. Null where the anchor lies outside of the area or no place
/// is left. Equal weights keep their order, so that names do not jump from frame to frame. O(n²).
QVector<QRectF> placedLabels(const QVector<LabelWish> &wishes, const QRectF &area,
                             const QVector<QRectF> &taken);

} // namespace modalens
