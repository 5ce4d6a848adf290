// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointlayer.h"

#include "widgets/openglpoints.h"
#include "widgets/pointpainter.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace modalens {

namespace {

constexpr double kMinPointPx = 2.8, kMaxPointPx = 5.6;
constexpr double kPointShare = 0.13; ///< Of the distance that even spread would give.
constexpr double kDensityBinPx = 2, kWashBinPx = 9;
constexpr double kWashMarginPx = 120; // points just outside still tint the edge
constexpr double kEdgePx = 8;         ///< Discs of points that lie outside reach in.
constexpr int kMostMarginPx = 256;    ///< Drawn beyond each edge while the map is dragged.
constexpr double kSelectedPx = 4.5;   ///< How much wider the disc of a selected point is.

} // namespace

struct PointLayer::Frame
{
    const PointScene &scene;
    Camera camera;
    QSize size; ///< Of the picture with its margins, logical.
    QSize view; ///< Without them.
    const Theme &theme;

    qint64 count() const { return qint64(scene.argb.size()); }
    QRectF world() const { return worldOf(size); }
    QRectF worldInView() const { return worldOf(view); }
    /// What a window of this size around the middle shows.
    QRectF worldOf(const QSizeF &part) const
    {
        const double unit = camera.pixelsPerUnit(size);
        const QSizeF extent((part.width() + 2 * kEdgePx) / unit, (part.height() + 2 * kEdgePx) / unit);
        return QRectF(camera.centre - QPointF(extent.width(), extent.height()) / 2, extent);
    }
    /// Few points on a large map are drawn larger, many on a small one smaller; zooming in makes room.
    double pointPx() const
    {
        const double room = double(view.width()) * view.height() / std::max(1.0, double(count()));
        return std::clamp(kPointShare * std::sqrt(room) * camera.resized(size, view).zoom, kMinPointPx,
                          kMaxPointPx);
    }
};

PointLayer::PointLayer() = default;
PointLayer::~PointLayer() = default;

void PointLayer::outdate()
{
    m_isStale = true;
    m_isUploaded = false;
    m_byPlace = {};
}

void PointLayer::paint(QPainter *painter, const PointScene &scene, const Camera &camera, const QSize &size,
                       const Theme &theme)
{
    if (m_choice != pointDrawing() && !scene.argb.empty())
        chooseDrawer();
    const double ratio = painter->device()->devicePixelRatioF();
    const bool isSameView =
        !m_isStale && size == m_size && camera.zoom == m_camera.zoom && m_picture.devicePixelRatio() == ratio;
    QPointF moved = m_camera.screenFromWorld(QPointF(), size) - camera.screenFromWorld(QPointF(), size);
    if (!isSameView || std::max(std::abs(moved.x()), std::abs(moved.y())) > m_margin) {
        m_margin = isSameView ? std::min({kMostMarginPx, size.width() / 3, size.height() / 3}) : 0;
        m_camera = camera;
        m_size = size;
        draw(scene, camera, size, ratio, theme);
        moved = {};
    }
    // Whole pixels: what was drawn sharp stays so.
    const QPointF offset(std::round(moved.x() * ratio), std::round(moved.y() * ratio));
    painter->drawImage(-QPointF(m_margin, m_margin) - offset / ratio, m_picture);
}

void PointLayer::draw(const PointScene &scene, const Camera &camera, const QSize &size, double ratio,
                      const Theme &theme)
{
    const QSize padded = size + QSize(2 * m_margin, 2 * m_margin);
    const QSize pixels = padded * ratio;
    if (m_picture.size() != pixels)
        m_picture = QImage(pixels, QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(theme.mapGround);
    m_isStale = false;
    m_drawnCount = 0;
    m_isDensity = false;
    if (!scene.argb.empty() && !m_picture.isNull())
        drawPoints({scene, camera.resized(size, padded), padded, size, theme});
}

void PointLayer::chooseDrawer()
{
    m_choice = pointDrawing();
    m_openGl.reset();
    m_whyNoOpenGl.clear();
    if (*m_choice != PointDrawing::Processor)
        m_openGl = OpenGlPoints::create(*m_choice == PointDrawing::OpenGl, &m_whyNoOpenGl);
    outdate();
}

void PointLayer::drawPoints(const Frame &frame)
{
    const qint64 inView =
        frame.count() <= limit() ? frame.count() : frame.scene.grid->countNear(frame.worldInView());
    m_isDensity = inView > limit();
    if (m_isDensity)
        return paintDensity(frame);
    paintWash(frame);
    paintAll(frame);
    paintSelection(frame);
}

PointLayer::Pile PointLayer::pileOf(const PointScene &scene, std::span<const quint32> indices)
{
    Pile pile;
    pile.xy.reserve(indices.size() * 2);
    pile.argb.reserve(indices.size());
    const auto add = [&](quint32 i) {
        pile.xy.insert(pile.xy.end(), {scene.xy[2 * i], scene.xy[2 * i + 1]});
        pile.argb.push_back(scene.argb[i]);
    };
    if (scene.hasFaint())
        for (const quint32 i : indices)
            if ((*scene.isFaint)[i])
                add(i);
    pile.beneath = pile.argb.size();
    for (const quint32 i : indices)
        if (!scene.hasFaint() || !(*scene.isFaint)[i])
            add(i);
    return pile;
}

void PointLayer::paintDensity(const Frame &frame)
{
    const auto paint = [&](std::span<const float> xy, std::span<const quint32> argb, const QColor &plain) {
        m_density.bin(xy, argb, plain, frame.camera, frame.size, kDensityBinPx);
        const QImage cells = m_density.pointsPicture();
        QPainter(&m_picture)
            .drawImage(QRectF(0, 0, cells.width() * kDensityBinPx, cells.height() * kDensityBinPx), cells);
    };
    if (m_byPlace.argb.empty())
        m_byPlace = pileOf(frame.scene, frame.scene.grid->byPlace());
    // Each for itself: in one cell with many that are kept out a few would be lost.
    const std::span<const float> xy(m_byPlace.xy);
    const std::span<const quint32> argb(m_byPlace.argb);
    const std::size_t beneath = m_byPlace.beneath;
    qint64 drawnBeneath = 0;
    if (beneath > 0) {
        paint(xy.first(2 * beneath), argb.first(beneath), frame.theme.tertiary);
        drawnBeneath = m_density.bins().inView;
    }
    paint(xy.subspan(2 * beneath), argb.subspan(beneath), frame.theme.tertiary);
    m_drawnCount = drawnBeneath + m_density.bins().inView;
    if (frame.scene.selected.empty())
        return;
    // The selected points in their colour, over the picture of all.
    paint(pileOf(frame.scene, frame.scene.selected).xy, {}, frame.theme.selection);
}

/// A soft tint around points of the caller's own colours, where they are few.
void PointLayer::paintWash(const Frame &frame)
{
    if (!frame.scene.isTinted || frame.count() > limit())
        return;
    const QSizeF padded(frame.size.width() + 2 * kWashMarginPx, frame.size.height() + 2 * kWashMarginPx);
    m_density.bin(frame.scene.xy, frame.scene.argb, frame.theme.tertiary,
                  frame.camera.resized(frame.size, padded), padded, kWashBinPx);
    const QImage wash = m_density.washPicture(frame.theme.isDark ? 0.20 : 0.24);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(
        QRectF(-kWashMarginPx, -kWashMarginPx, wash.width() * kWashBinPx, wash.height() * kWashBinPx), wash);
}

void PointLayer::paintAll(const Frame &frame)
{
    const PointScene &scene = frame.scene;
    const auto paint = [&](std::span<const float> xy, std::span<const quint32> argb) {
        m_drawnCount = std::ssize(argb);
        if (!paintWithOpenGl(frame, xy, argb))
            paintPoints(&m_picture, xy, argb, frame.camera, frame.pointPx());
    };
    const bool areAll = frame.count() <= limit();
    if (areAll && !scene.hasFaint())
        return paint(scene.xy, scene.argb);
    std::vector<quint32> indices(areAll ? std::size_t(frame.count()) : 0);
    std::iota(indices.begin(), indices.end(), 0u);
    if (!areAll)
        indices = scene.grid->indicesNear(frame.world());
    const Pile pile = pileOf(scene, indices);
    m_isUploaded = m_isUploaded && areAll;
    paint(pile.xy, pile.argb);
    m_isUploaded = m_isUploaded && areAll; // another part of the map has other points
}

/// False: the processor has to.
bool PointLayer::paintWithOpenGl(const Frame &frame, std::span<const float> xy, std::span<const quint32> argb)
{
    if (!m_openGl)
        return false;
    if ((m_isUploaded || m_openGl->setPoints(xy, argb)) &&
        m_openGl->paint(&m_picture, frame.camera, frame.pointPx())) {
        m_isUploaded = true;
        return true;
    }
    m_openGl.reset(); // the card was taken away, or its driver began anew
    m_whyNoOpenGl = OpenGlPoints::lostContext();
    return false;
}

/// Selected points are drawn again over the others: a disc in the colour of selections, and a smaller one in
/// their own colour on it.
void PointLayer::paintSelection(const Frame &frame)
{
    if (frame.scene.selected.empty())
        return;
    std::vector<float> xy;
    std::vector<quint32> rings, colours;
    const QRectF view = frame.world();
    const QRgb ring = frame.theme.selection.rgba();
    for (const quint32 i : frame.scene.selected) {
        const float x = frame.scene.xy[2 * i], y = frame.scene.xy[2 * i + 1];
        if (!(x >= view.left() && x <= view.right() && y >= view.top() && y <= view.bottom()))
            continue;
        xy.insert(xy.end(), {x, y});
        rings.push_back(ring);
        colours.push_back(frame.scene.argb[i] | 0xff000000u);
    }
    paintPoints(&m_picture, xy, rings, frame.camera, frame.pointPx() + kSelectedPx);
    paintPoints(&m_picture, xy, colours, frame.camera, frame.pointPx());
}

} // namespace modalens
