// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace modalens {

/// How the map is looked at. World: about [-1, 1], y up. Screen: logical pixels, y down. At zoom 1 the square
/// [-1.1, 1.1] just fits the shorter side.
struct Camera
{
    QPointF centre; ///< World.
    double zoom = 1.0;

    static constexpr double kMinZoom = 0.25;
    static constexpr double kMaxZoom = 4096.0;

    double pixelsPerUnit(const QSizeF &size) const;
    QPointF screenFromWorld(const QPointF &world, const QSizeF &size) const;
    QPointF worldFromScreen(const QPointF &screen, const QSizeF &size) const;
    /// Zooms by `factor`, within limits, so that the world point under `screen` stays there.
    Camera zoomedAt(const QPointF &screen, double factor, const QSizeF &size) const;
    Camera panned(const QPointF &screenDelta, const QSizeF &size) const;
    /// Looks at the same place from the same height through a window of another size.
    Camera resized(const QSizeF &from, const QSizeF &to) const;
    /// Shows `world` whole and in the middle, with a margin; a null box is looked at from zoom 1.
    static Camera fitting(const QRectF &world, const QSizeF &size);
    bool operator==(const Camera &) const = default;
};

} // namespace modalens
