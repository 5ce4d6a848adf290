// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/camera.h"

#include <algorithm>

namespace modalens {

namespace {

constexpr double kFitHalfExtent = 1.1;
constexpr double kMaxFitZoom = 8;  ///< A single point fills no map.
constexpr double kFitShare = 0.86; ///< Of the width and height that a fitted box takes.

} // namespace

double Camera::pixelsPerUnit(const QSizeF &size) const
{
    const double shorter = std::max(1.0, std::min(size.width(), size.height()));
    return zoom * shorter / (2 * kFitHalfExtent);
}

QPointF Camera::screenFromWorld(const QPointF &world, const QSizeF &size) const
{
    const double scale = pixelsPerUnit(size);
    return {size.width() / 2 + (world.x() - centre.x()) * scale,
            size.height() / 2 - (world.y() - centre.y()) * scale};
}

QPointF Camera::worldFromScreen(const QPointF &screen, const QSizeF &size) const
{
    const double scale = pixelsPerUnit(size);
    return {centre.x() + (screen.x() - size.width() / 2) / scale,
            centre.y() - (screen.y() - size.height() / 2) / scale};
}

Camera Camera::zoomedAt(const QPointF &screen, double factor, const QSizeF &size) const
{
    const QPointF fixed = worldFromScreen(screen, size);
    Camera result = *this;
    result.zoom = std::clamp(zoom * factor, kMinZoom, kMaxZoom);
    result.centre = fixed + (centre - fixed) * (zoom / result.zoom);
    return result;
}

Camera Camera::resized(const QSizeF &from, const QSizeF &to) const
{
    Camera result = *this;
    result.zoom *= pixelsPerUnit(from) / pixelsPerUnit(to);
    return result;
}

Camera Camera::fitting(const QRectF &world, const QSizeF &size)
{
    Camera result;
    if (world.isNull())
        return result;
    result.centre = world.center();
    const double unit = result.pixelsPerUnit(size);
    const double across = kFitShare * size.width() / std::max(1e-9, world.width() * unit);
    const double down = kFitShare * size.height() / std::max(1e-9, world.height() * unit);
    result.zoom = std::clamp(std::min(across, down), kMinZoom, kMaxFitZoom);
    return result;
}

Camera Camera::panned(const QPointF &screenDelta, const QSizeF &size) const
{
    const double scale = pixelsPerUnit(size);
    Camera result = *this;
    result.centre += QPointF(-screenDelta.x() / scale, screenDelta.y() / scale);
    return result;
}

} // namespace modalens
