// SPDX-License-Identifier: GPL-3.0-or-later
// How the map is painted; mapview.cpp says what it shows, mapviewinput.cpp how it is moved and picked.
#include "widgets/mapview.h"

#include "widgets/densitypass.h"
#include "widgets/mapoverlay.h"
#include "widgets/mapregion.h"
#include "widgets/pointpainter.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kMinPointPx = 2.8;
constexpr double kMaxPointPx = 5.6;
constexpr double kPointShare = 0.13; ///< Of the distance that even spread would give.
constexpr double kDensityBinPx = 2;
constexpr double kWashBinPx = 9;
constexpr double kWashMarginPx = 120; // points just outside still tint the edge
constexpr double kSelectedPx = 4.5;   ///< How much wider the disc of a selected point is.

} // namespace

/// Few points on a large map are drawn larger, many on a small one smaller; zooming in makes room.
double MapView::pointPx() const
{
    const double room = double(width()) * height() / std::max<double>(1.0, double(pointCount()));
    return std::clamp(kPointShare * std::sqrt(room) * m_camera.zoom, kMinPointPx, kMaxPointPx);
}

/// All that changes only with camera, size, points or colours.
void MapView::prepareFrame()
{
    const double ratio = devicePixelRatioF();
    if (!m_isStale && m_frame.devicePixelRatio() == ratio)
        return;
    m_isStale = false;
    const qint64 inView = pointCount() <= kMaxDrawnPoints ? pointCount() : m_grid->countNear(worldInView());
    if (m_isDensity != (inView > kMaxDrawnPoints)) {
        m_isDensity = !m_isDensity;
        // Not while painting: who hears it may want to lay something out.
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT densityChanged(m_isDensity); }, Qt::QueuedConnection);
    }
    if (m_frame.size() != size() * ratio)
        m_frame = QImage(size() * ratio, QImage::Format_RGB32);
    m_frame.setDevicePixelRatio(ratio);
    m_frame.fill(themeOf(this).mapGround);
    m_drawnCount = 0;
    if (pointCount() == 0 || m_frame.isNull())
        return;
    if (m_isDensity) {
        paintDensity();
        return;
    }
    paintWash();
    paintAllPoints();
    paintSelection();
}

void MapView::paintDensity()
{
    QPainter painter(&m_frame);
    const auto paint = [&] {
        const QImage picture = m_densityPass->pointsPicture();
        painter.drawImage(QRectF(0, 0, picture.width() * kDensityBinPx, picture.height() * kDensityBinPx),
                          picture);
    };
    m_densityPass->bin(m_points->xy, m_colours, themeOf(this).tertiary, m_camera, size(), kDensityBinPx);
    m_drawnCount = m_densityPass->bins().inView;
    paint();
    if (m_selection.points().empty())
        return;
    // The selected points in their colour, over the picture of all.
    std::vector<float> xy;
    xy.reserve(m_selection.points().size() * 2);
    for (const quint32 i : m_selection.points())
        xy.insert(xy.end(), {m_points->xy[2 * i], m_points->xy[2 * i + 1]});
    m_densityPass->bin(xy, {}, themeOf(this).selection, m_camera, size(), kDensityBinPx);
    paint();
}

/// A soft tint around points of the caller's own colours, where they are few.
void MapView::paintWash()
{
    if (!m_hasOwnColours || pointCount() > kMaxDrawnPoints)
        return;
    const QSizeF padded(width() + 2 * kWashMarginPx, height() + 2 * kWashMarginPx);
    Camera camera = m_camera; // the same scale although the padded size is larger
    camera.zoom *= m_camera.pixelsPerUnit(size()) / m_camera.pixelsPerUnit(padded);
    m_densityPass->bin(m_points->xy, m_colours, themeOf(this).tertiary, camera, padded, kWashBinPx);
    const QImage wash = m_densityPass->washPicture(themeOf(this).isDark ? 0.20 : 0.24);
    QPainter painter(&m_frame);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(
        QRectF(-kWashMarginPx, -kWashMarginPx, wash.width() * kWashBinPx, wash.height() * kWashBinPx), wash);
}

void MapView::paintAllPoints()
{
    if (pointCount() <= kMaxDrawnPoints) {
        m_drawnCount = pointCount();
        paintPoints(&m_frame, m_points->xy, m_colours, m_camera, pointPx());
        return;
    }
    const std::vector<quint32> indices = m_grid->indicesNear(worldInView());
    std::vector<float> xy(indices.size() * 2);
    std::vector<quint32> colours(indices.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
        xy[2 * i] = m_points->xy[2 * indices[i]];
        xy[2 * i + 1] = m_points->xy[2 * indices[i] + 1];
        colours[i] = m_colours[indices[i]];
    }
    paintPoints(&m_frame, xy, colours, m_camera, pointPx());
    m_drawnCount = qint64(indices.size());
}

/// Selected points are drawn again over the others: a disc in the colour of selections, and a smaller one in
/// their own colour on it.
void MapView::paintSelection()
{
    if (m_selection.points().empty())
        return;
    std::vector<float> xy;
    std::vector<quint32> rings, colours;
    const QRectF view = worldInView();
    const QRgb ring = themeOf(this).selection.rgba();
    for (const quint32 i : m_selection.points()) {
        const float x = m_points->xy[2 * i], y = m_points->xy[2 * i + 1];
        if (!(x >= view.left() && x <= view.right() && y >= view.top() && y <= view.bottom()))
            continue;
        xy.insert(xy.end(), {x, y});
        rings.push_back(ring);
        colours.push_back(m_colours[i] | 0xff000000u);
    }
    paintPoints(&m_frame, xy, rings, m_camera, pointPx() + kSelectedPx);
    paintPoints(&m_frame, xy, colours, m_camera, pointPx());
}

void MapView::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    prepareFrame();
    updateCloseUps();
    QPainter painter(this);
    painter.drawImage(QPointF(0, 0), m_frame);
    m_overlay->paint(
        &painter, size(), devicePixelRatioF(), theme,
        [this](qint64 item, QPointF *place) { return placeOf(item, place); },
        [this](const MapLabel &label) {
            return m_camera.screenFromWorld(QPointF(label.x, label.y), size());
        });
    if (m_region)
        m_region->paint(&painter, theme);
    if (hasFocus()) {
        painter.setPen(QPen(theme.selection, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace modalens
