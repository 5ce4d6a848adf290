// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QColor>
#include <QRectF>

class QIcon;
class QImage;
class QPainter;

namespace modalens {

/// How much of what a picture shows is too dark or too light to be seen on a ground that is as dark or as
/// light. Both 0 for a picture that brings its own ground.
struct PictureInk
{
    double darkShare = 0;  ///< 0..1 of the opaque pixels.
    double lightShare = 0; ///< 0..1 of the opaque pixels.
};

/// Looks at no more than 4096 pixels, so it costs microseconds however large the picture is. Pure.
PictureInk pictureInk(const QImage &image);

/// The ground that a transparent picture needs to be seen on a surface of `theme`: black lines get a light
/// one in the dark theme, white lines a dark one in the light theme. Invalid where the surface does. The
/// picture is looked at once and remembered. GUI thread.
QColor pictureGround(const QImage &image, const Theme &theme);

/// Paints the picture into `target`, corners rounded by `radius`, on the ground it needs. Everything that
/// shows pictures of items paints them by this.
void paintOnGround(QPainter *painter, const QRectF &target, const QImage &image, const Theme &theme,
                   double radius);

/// The same as an icon of the picture's size.
QIcon pictureIcon(const QImage &image, const Theme &theme);

/// The largest of that shape inside of a box, in its middle.
QRectF fitted(const QSizeF &size, const QRectF &box);

} // namespace modalens
