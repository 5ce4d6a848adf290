// SPDX-License-Identifier: GPL-3.0-or-later
// How the map is painted; mapview.cpp says what it shows, mapviewinput.cpp how it is moved and picked.
#include "widgets/mapview.h"

#include "widgets/densitypass.h"
#include "widgets/mapoverlay.h"
#include "widgets/mapregion.h"
#include "widgets/pointpass.h"
#include "widgets/theme.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLPaintDevice>
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

bool isSoftwareRenderer()
{
    const auto *name = reinterpret_cast<const char *>(
        QOpenGLContext::currentContext()->functions()->glGetString(GL_RENDERER));
    const QByteArray renderer = QByteArray(name).toLower();
    return renderer.contains("llvmpipe") || renderer.contains("softpipe") || renderer.contains("swiftshader");
}

} // namespace

void MapView::initializeGL()
{
    // Moving the widget into another window replaces its context: this runs again there.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &MapView::releaseGl, Qt::UniqueConnection);
    m_pointPass = std::make_unique<PointPass>();
    m_ringPass = std::make_unique<PointPass>();
    m_selectedPass = std::make_unique<PointPass>();
    m_pointLimit = isSoftwareRenderer() ? kMaxSoftwarePoints : kMaxGlPoints;
    if (!m_pointPass->create() || !m_ringPass->create() || !m_selectedPass->create())
        m_pointLimit = 0; // no shaders: every point goes through the bins, none is lost
    m_areAllUploaded = false;
    m_isStale = true;
}

void MapView::releaseGl()
{
    if (!m_pointPass || !context())
        return;
    makeCurrent();
    for (auto *pass : {&m_pointPass, &m_ringPass, &m_selectedPass})
        pass->reset();
    doneCurrent();
}

/// Few points on a large map are drawn larger, many on a small one smaller; zooming in makes room.
double MapView::pointPx() const
{
    const double room = double(width()) * height() / std::max<double>(1.0, double(pointCount()));
    return std::clamp(kPointShare * std::sqrt(room) * m_camera.zoom, kMinPointPx, kMaxPointPx);
}

void MapView::prepareFrame()
{
    if (!m_isStale)
        return;
    m_isStale = false;
    const qint64 inView = pointCount() <= m_pointLimit ? pointCount() : m_grid->countNear(worldInView());
    if (m_isDensity != (inView > m_pointLimit)) {
        m_isDensity = !m_isDensity;
        // Not while painting: who hears it may want to lay something out.
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT densityChanged(m_isDensity); }, Qt::QueuedConnection);
    }
    m_density = m_wash = m_selectedDensity = QImage();
    if (pointCount() == 0)
        return;
    const QColor plain = themeOf(this).tertiary;
    if (m_isDensity) {
        m_densityPass->bin(m_points->xy, m_colours, plain, m_camera, size(), kDensityBinPx);
        m_drawnCount = m_densityPass->bins().inView;
        m_density = m_densityPass->pointsPicture();
        binSelection();
        return;
    }
    uploadPoints();
    uploadSelection();
    if (!m_hasOwnColours || pointCount() > m_pointLimit)
        return;
    const QSizeF padded(width() + 2 * kWashMarginPx, height() + 2 * kWashMarginPx);
    Camera camera = m_camera; // the same scale although the padded size is larger
    camera.zoom *= m_camera.pixelsPerUnit(size()) / m_camera.pixelsPerUnit(padded);
    m_densityPass->bin(m_points->xy, m_colours, plain, camera, padded, kWashBinPx);
    m_wash = m_densityPass->washPicture(themeOf(this).isDark ? 0.20 : 0.24);
}

void MapView::uploadPoints()
{
    if (pointCount() <= m_pointLimit) {
        m_drawnCount = pointCount();
        if (m_areAllUploaded)
            return;
        m_pointPass->setPositions(m_points->xy);
        m_pointPass->setColours(m_colours);
        m_areAllUploaded = true;
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
    m_pointPass->setPositions(xy);
    m_pointPass->setColours(colours);
    m_drawnCount = qint64(indices.size());
    m_areAllUploaded = false;
}

void MapView::paintPictures(QPainter *painter)
{
    if (!m_wash.isNull()) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(
            QRectF(-kWashMarginPx, -kWashMarginPx, m_wash.width() * kWashBinPx, m_wash.height() * kWashBinPx),
            m_wash);
    }
    if (m_isDensity) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter->drawImage(
            QRectF(0, 0, m_density.width() * kDensityBinPx, m_density.height() * kDensityBinPx), m_density);
        painter->drawImage(QRectF(0, 0, m_selectedDensity.width() * kDensityBinPx,
                                  m_selectedDensity.height() * kDensityBinPx),
                           m_selectedDensity);
    }
}

/// The selected points in their colour, over the picture of all.
void MapView::binSelection()
{
    if (m_selection.points().empty())
        return;
    std::vector<float> xy;
    xy.reserve(m_selection.points().size() * 2);
    for (const quint32 i : m_selection.points())
        xy.insert(xy.end(), {m_points->xy[2 * i], m_points->xy[2 * i + 1]});
    m_densityPass->bin(xy, {}, themeOf(this).selection, m_camera, size(), kDensityBinPx);
    m_selectedDensity = m_densityPass->pointsPicture();
}

/// Selected points are drawn again over the others: a disc in the colour of selections, and a smaller one in
/// their own colour on it.
void MapView::uploadSelection()
{
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
    m_ringPass->setPositions(xy);
    m_ringPass->setColours(rings);
    m_selectedPass->setPositions(xy);
    m_selectedPass->setColours(colours);
}

void MapView::paintGL()
{
    const Theme &theme = themeOf(this);
    prepareFrame();
    updateCloseUps();
    // Not QPainter(this): while a parent is grabbed into a picture that one paints beside the framebuffer, so
    // that the points would come to lie over everything.
    QOpenGLPaintDevice device(size() * devicePixelRatioF());
    device.setDevicePixelRatio(devicePixelRatioF());
    {
        QPainter painter(&device);
        painter.fillRect(rect(), theme.mapGround);
        paintPictures(&painter);
    }
    if (!m_isDensity && pointCount() > 0) {
        m_pointPass->draw(m_camera, size(), devicePixelRatioF(), pointPx());
        if (!m_selection.points().empty()) {
            m_ringPass->draw(m_camera, size(), devicePixelRatioF(), pointPx() + kSelectedPx);
            m_selectedPass->draw(m_camera, size(), devicePixelRatioF(), pointPx());
        }
    }
    paintOverlay();
    QPainter(&device).drawImage(QPointF(0, 0), m_overlayPicture);
}

void MapView::paintOverlay()
{
    // The raster painter draws letters and rings smoothly; OpenGL without multisampling does not.
    const double ratio = devicePixelRatioF();
    if (m_overlayPicture.size() != size() * ratio)
        m_overlayPicture = QImage(size() * ratio, QImage::Format_ARGB32_Premultiplied);
    m_overlayPicture.setDevicePixelRatio(ratio);
    m_overlayPicture.fill(Qt::transparent);
    const Theme &theme = themeOf(this);
    QPainter painter(&m_overlayPicture);
    m_overlay->paint(
        &painter, size(), ratio, theme, [this](qint64 item, QPointF *place) { return placeOf(item, place); },
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
