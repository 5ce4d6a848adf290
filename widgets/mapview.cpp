// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows; mapviewinput.cpp says how it is moved and picked.
#include "widgets/mapview.h"

#include "widgets/densitypass.h"
#include "widgets/mapoverlay.h"
#include "widgets/media.h"
#include "widgets/pointbox.h"
#include "widgets/pointpass.h"

#include <QEvent>
#include <QLocale>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr double kMinPointPx = 2.8;
constexpr double kMaxPointPx = 5.6;
constexpr double kPointShare = 0.13; ///< Of the distance that even spread would give.
constexpr double kDensityBinPx = 2;
constexpr double kWashBinPx = 9;
constexpr double kWashMarginPx = 120; // points just outside still tint the edge
constexpr double kCentreZoom = 4;

bool isSoftwareRenderer()
{
    const auto *name = reinterpret_cast<const char *>(
        QOpenGLContext::currentContext()->functions()->glGetString(GL_RENDERER));
    const QByteArray renderer = QByteArray(name).toLower();
    return renderer.contains("llvmpipe") || renderer.contains("softpipe") || renderer.contains("swiftshader");
}

} // namespace

MapView::MapView(MediaSource *media, QWidget *parent)
    : QOpenGLWidget(parent)
    , m_densityPass(std::make_unique<DensityPass>())
    , m_overlay(std::make_unique<MapOverlay>(media))
    , m_grid(std::make_shared<const PointGrid>())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Map"));
    m_hoverTimer.setSingleShot(true);
    m_hoverTimer.setInterval(kHoverDelayMs);
    connect(&m_hoverTimer, &QTimer::timeout, this, &MapView::pickHovered);
    if (media)
        connect(media, &MediaSource::thumbnailReady, this, qOverload<>(&QWidget::update));
}

MapView::~MapView()
{
    releaseGl();
    // The base class destroys the context after this object is no MapView any more.
    if (context())
        context()->disconnect(this);
}

void MapView::initializeGL()
{
    // Moving the widget into another window replaces its context: this runs again there.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &MapView::releaseGl, Qt::UniqueConnection);
    m_pointPass = std::make_unique<PointPass>();
    m_pointLimit = isSoftwareRenderer() ? kMaxSoftwarePoints : kMaxGlPoints;
    if (!m_pointPass->create())
        m_pointLimit = 0; // no shaders: every point goes through the bins, none is lost
    m_areAllUploaded = false;
    m_isStale = true;
}

void MapView::releaseGl()
{
    if (!m_pointPass || !context())
        return;
    makeCurrent();
    m_pointPass.reset();
    doneCurrent();
}

void MapView::setPoints(SharedMapPoints points, std::shared_ptr<const PointGrid> grid)
{
    if (points && points->xy.size() != points->items.size() * 2) {
        points.reset();
        grid.reset();
    }
    m_points = std::move(points);
    m_grid = grid ? std::move(grid) : std::make_shared<const PointGrid>(m_points);
    m_index = PointIndex(m_points);
    m_box = m_points ? robustBox(*m_points) : QRectF();
    if (m_isFitted && hardlyFits())
        fit();
    m_areAllUploaded = false;
    setColours({});
    setHovered(-1, {});
    announceCount();
}

void MapView::setColours(std::vector<quint32> argb)
{
    m_colours = std::move(argb);
    if (qint64(m_colours.size()) != pointCount()) {
        QColor plain = themeOf(this).tertiary;
        plain.setAlphaF(0.75f);
        m_colours.assign(pointCount(), plain.rgba());
        m_hasOwnColours = false;
    } else {
        m_hasOwnColours = true;
    }
    m_areAllUploaded = false;
    m_isStale = true;
    update();
}

void MapView::setEmphasis(const QVector<qint64> &topItems)
{
    m_overlay->topItems = topItems;
    update();
}

void MapView::setPicturePaths(const QHash<qint64, QString> &paths)
{
    m_overlay->picturePaths = paths;
    update();
}

void MapView::setLabels(const QVector<MapLabel> &labels)
{
    m_overlay->labels = labels;
    update();
}

QVector<QRectF> MapView::labelRects() const
{
    return m_overlay->labelRects();
}

void MapView::setCovered(const QVector<QRectF> &rects)
{
    if (rects == m_overlay->covered)
        return;
    m_overlay->covered = rects;
    update();
}

qint64 MapView::current() const
{
    return m_overlay->current;
}

void MapView::setCurrent(qint64 item)
{
    m_overlay->current = item;
    update();
}

void MapView::setQueryItems(const QVector<qint64> &items)
{
    m_overlay->queryItems = items;
    update();
}

void MapView::showCard(const HoverCard &card)
{
    m_overlay->card = card;
    m_overlay->cardItem = m_overlay->hovered;
    update();
}

void MapView::hideCard()
{
    m_overlay->cardItem = -1;
    update();
}

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
    m_isStale = true;
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
    return Camera::fitting(m_box, size());
}

/// Few points on a large map are drawn larger, many on a small one smaller; zooming in makes room.
double MapView::pointPx() const
{
    const double room = double(width()) * height() / std::max<double>(1.0, double(pointCount()));
    return std::clamp(kPointShare * std::sqrt(room) * m_camera.zoom, kMinPointPx, kMaxPointPx);
}

void MapView::cameraMoved()
{
    m_isStale = true;
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

qint64 MapView::pointCount() const
{
    return m_points ? qint64(m_points->items.size()) : 0;
}

qint64 MapView::indexOf(qint64 item) const
{
    return m_index.indexOf(item);
}

bool MapView::placeOf(qint64 item, QPointF *place) const
{
    const qint64 index = item < 0 ? -1 : indexOf(item);
    if (index < 0)
        return false;
    *place = m_camera.screenFromWorld(QPointF(m_points->xy[2 * index], m_points->xy[2 * index + 1]), size());
    return QRectF(rect()).adjusted(-40, -40, 40, 40).contains(*place);
}

QPointF MapView::screenOf(qint64 item) const
{
    const qint64 index = indexOf(item);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if (index < 0)
        return {nan, nan};
    return m_camera.screenFromWorld(QPointF(m_points->xy[2 * index], m_points->xy[2 * index + 1]), size());
}

QRectF MapView::worldInView() const
{
    const QPointF topLeft = m_camera.worldFromScreen(QPointF(-8, -8), size());
    const QPointF bottomRight = m_camera.worldFromScreen(QPointF(width() + 8, height() + 8), size());
    return QRectF(topLeft, bottomRight).normalized();
}

void MapView::announceCount()
{
    setAccessibleDescription(tr("%1 points").arg(QLocale().toString(pointCount())));
}

void MapView::resizeGL(int, int)
{
    m_isStale = true;
    if (m_isFitted)
        fit();
}

void MapView::prepareFrame()
{
    if (!m_isStale)
        return;
    m_isStale = false;
    const qint64 inView = pointCount() <= m_pointLimit ? pointCount() : m_grid->countNear(worldInView());
    m_isDensity = inView > m_pointLimit;
    m_density = m_wash = QImage();
    if (pointCount() == 0)
        return;
    const QColor plain = themeOf(this).tertiary;
    if (m_isDensity) {
        m_densityPass->bin(m_points->xy, m_colours, plain, m_camera, size(), kDensityBinPx);
        m_drawnCount = m_densityPass->bins().inView;
        m_density = m_densityPass->pointsPicture();
        return;
    }
    uploadPoints();
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
    }
}

void MapView::paintGL()
{
    const Theme &theme = themeOf(this);
    prepareFrame();
    // Not QPainter(this): while a parent is grabbed into a picture that one paints beside the framebuffer, so
    // that the points would come to lie over everything.
    QOpenGLPaintDevice device(size() * devicePixelRatioF());
    device.setDevicePixelRatio(devicePixelRatioF());
    {
        QPainter painter(&device);
        painter.fillRect(rect(), theme.mapGround);
        paintPictures(&painter);
    }
    if (!m_isDensity)
        m_pointPass->draw(m_camera, size(), devicePixelRatioF(), pointPx());
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
    if (hasFocus()) {
        painter.setPen(QPen(theme.selection, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void MapView::changeEvent(QEvent *event)
{
    // Grey depends on the theme; the caller's own colours are replaced by the caller.
    if (event->type() == QEvent::PaletteChange) {
        if (!m_hasOwnColours)
            setColours({});
        m_isStale = true;
        update();
    }
    QOpenGLWidget::changeEvent(event);
}

} // namespace modalens
