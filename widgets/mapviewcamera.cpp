// SPDX-License-Identifier: GPL-3.0-or-later
// Where the map looks, and what lies where on the screen.
#include "widgets/mapview.h"

#include "widgets/mapoverlay.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr double kCentreZoom = 4;
constexpr double kMaxInsetShare = 0.25;

} // namespace

void MapView::setCamera(const Camera &camera)
{
    m_isFitted = false;
    if (camera == m_camera)
        return;
    m_camera = camera;
    cameraMoved();
}

void MapView::fit()
{
    m_isFitted = true;
    m_camera = fittedCamera();
    update();
}

/// The camera that would fit differs from the one there is by more than the eye forgives.
bool MapView::hardlyFits() const
{
    const Camera fitted = fittedCamera();
    const double ratio = fitted.zoom / m_camera.zoom;
    const QPointF shift = m_camera.screenFromWorld(fitted.centre, size()) - QRectF(rect()).center();
    return ratio < 0.87 || ratio > 1.15 ||
           std::hypot(shift.x(), shift.y()) > 0.06 * std::min(width(), height());
}

Camera MapView::fittedCamera() const
{
    const double inset = std::min(double(m_topInsetPx), kMaxInsetShare * height());
    const QSizeF below(width(), height() - inset);
    Camera camera = Camera::fitting(m_box, below).resized(below, size());
    camera.centre.ry() += inset / 2 / camera.pixelsPerUnit(size());
    return camera;
}

void MapView::setTopInset(int px)
{
    if (px == m_topInsetPx)
        return;
    m_topInsetPx = px;
    if (m_isFitted)
        fit();
}

void MapView::cameraMoved()
{
    update();
    Q_EMIT cameraChanged(m_camera);
}

bool MapView::centreOn(qint64 item)
{
    const qint64 index = indexOf(item);
    if (index < 0)
        return false;
    Camera camera = m_camera;
    camera.centre = QPointF(m_points->xy[2 * index], m_points->xy[2 * index + 1]);
    if (!std::isfinite(camera.centre.x()) || !std::isfinite(camera.centre.y()))
        return false;
    camera.zoom = std::max(camera.zoom, kCentreZoom);
    setCamera(camera);
    return true;
}

bool MapView::placeOf(qint64 item, QPointF *place) const
{
    const qint64 index = item < 0 ? -1 : indexOf(item);
    if (index < 0)
        return false;
    *place = m_camera.screenFromWorld(QPointF(m_points->xy[2 * index], m_points->xy[2 * index + 1]), size());
    // QRectF takes what is no number for a place inside.
    return std::isfinite(place->x()) && std::isfinite(place->y()) &&
           QRectF(rect()).adjusted(-40, -40, 40, 40).contains(*place);
}

qint64 MapView::countUnder(const QRectF &place) const
{
    const QPointF corner = m_camera.worldFromScreen(place.bottomLeft(), size());
    const QPointF opposite = m_camera.worldFromScreen(place.topRight(), size());
    return m_grid->countNear(QRectF(corner, opposite).normalized());
}

void MapView::showAll()
{
    setCamera(fittedCamera());
}

QPointF MapView::screenOf(qint64 item) const
{
    const qint64 index = indexOf(item);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if (index < 0)
        return {nan, nan};
    return m_camera.screenFromWorld(QPointF(m_points->xy[2 * index], m_points->xy[2 * index + 1]), size());
}

void MapView::resizeEvent(QResizeEvent *)
{
    if (m_isFitted)
        fit();
}

} // namespace modalens
