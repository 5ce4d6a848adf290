// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows; mapviewpaint.cpp says how it is painted, mapviewcamera.cpp
// where it looks, mapviewinput.cpp and mapviewkeys.cpp what mouse and keys do.
#include "widgets/mapview.h"

#include "widgets/mapoverlay.h"
#include "widgets/mapregion.h"
#include "widgets/media.h"
#include "widgets/motion.h"
#include "widgets/pointbox.h"
#include "widgets/pointlayer.h"
#include "widgets/pointsinside.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace modalens {

namespace {

constexpr double kCloseZoom = 1.25; ///< Of the zoom that shows everything: from there on pictures may appear.
constexpr double kCloseShare = 0.62; ///< Of the distance that even spread would give.
constexpr double kMinClosePx = 28, kMaxClosePx = 96;
constexpr int kPicturesRestMs = 80;
constexpr int kFadeMs = 150;

} // namespace

MapView::MapView(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_layer(std::make_unique<PointLayer>())
    , m_overlay(std::make_unique<MapOverlay>(media))
    , m_grid(std::make_shared<const PointGrid>())
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Map"));
    m_hoverTimer.setSingleShot(true);
    m_hoverTimer.setInterval(kHoverDelayMs);
    connect(&m_hoverTimer, &QTimer::timeout, this, &MapView::pickHovered);
    m_overlay->colourOf = [this](qint64 item) {
        const qint64 index = indexOf(item);
        return index < 0 ? QColor() : QColor::fromRgb(m_colours[index]);
    };
    m_picturesTimer.setSingleShot(true);
    m_picturesTimer.setInterval(kPicturesRestMs);
    connect(&m_picturesTimer, &QTimer::timeout, this,
            [this] { Q_EMIT picturesWanted(m_overlay->closeItems); });
    m_fade.setDuration(kFadeMs);
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_overlay->closeOpacity = value.toDouble();
        update();
    });
    if (media)
        connect(media, &MediaSource::thumbnailReady, this, qOverload<>(&QWidget::update));
}

MapView::~MapView() = default;

void MapView::setPoints(SharedMapPoints points, std::shared_ptr<const PointGrid> grid)
{
    if (points && points->xy.size() != points->items.size() * 2) {
        points.reset();
        grid.reset();
    }
    m_points = std::move(points);
    m_grid = grid ? std::move(grid) : std::make_shared<const PointGrid>(m_points);
    m_index = PointIndex(m_points);
    m_selection.setPoints(m_points);
    m_walkedTo = -1;
    m_box = m_points ? robustBox(*m_points) : QRectF();
    if (m_isFitted && hardlyFits())
        fit();
    setColours({});
    setHovered(-1, {});
    announceCount();
    Q_EMIT pointsChanged();
}

void MapView::setColours(std::vector<quint32> argb, std::vector<bool> isFaint)
{
    m_colours = std::move(argb);
    m_isFaint = std::move(isFaint);
    if (m_isFaint.size() != m_colours.size() || qint64(m_isFaint.size()) != pointCount())
        m_isFaint.clear();
    if (qint64(m_colours.size()) != pointCount()) {
        QColor plain = themeOf(this).tertiary;
        plain.setAlphaF(0.75f);
        m_colours.assign(pointCount(), plain.rgba());
        m_hasOwnColours = false;
    } else {
        m_hasOwnColours = true;
    }
    m_layer->outdate();
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

void MapView::setPictureOrder(const QVector<qint64> &items)
{
    m_pictureOrder.clear();
    for (int i = 0; i < items.size(); ++i)
        m_pictureOrder.insert(items.at(i), i);
    m_overlay->closeItems.clear(); // put into order with the next frame
    update();
}

/// Points so few and so far apart that their pictures have room, best items first.
void MapView::updateCloseUps()
{
    QVector<qint64> items;
    const QRectF view(m_camera.worldFromScreen({0.0, double(height())}, size()),
                      m_camera.worldFromScreen({double(width()), 0.0}, size()));
    const bool isClose = m_camera.zoom >= kCloseZoom * fittedCamera().zoom;
    if (isClose && m_grid->countNear(view) <= 2 * kMaxCloseUps)
        for (const quint32 index : pointsInside(m_grid->cells(), view.normalized()))
            if (!isFaint(index))
                items << m_points->items[index];
    if (items.size() > kMaxCloseUps)
        items.clear();
    const auto placeOf = [this](qint64 item) {
        return m_pictureOrder.value(item, std::numeric_limits<int>::max());
    };
    std::stable_sort(items.begin(), items.end(), [&](qint64 a, qint64 b) { return placeOf(a) < placeOf(b); });
    const double room = double(width()) * height() / std::max<double>(1, double(items.size()));
    m_overlay->closeSidePx = std::clamp(kCloseShare * std::sqrt(room), kMinClosePx, kMaxClosePx);
    if (items == m_overlay->closeItems)
        return;
    const bool areNew = m_overlay->closeItems.isEmpty();
    m_overlay->closeItems = items;
    if (items.isEmpty())
        return m_picturesTimer.stop();
    m_picturesTimer.start();
    m_overlay->closeOpacity = 1;
    if (areNew && !isMotionReduced())
        m_fade.start();
}

void MapView::setSelection(const QVector<qint64> &items)
{
    if (!m_selection.setItems(items))
        return;
    m_layer->outdate();
    update();
}

void MapView::changeSelection(const QVector<qint64> &items, SelectionChange how)
{
    if (!m_selection.change(items, how))
        return;
    m_layer->outdate();
    update();
    Q_EMIT selectionChanged(m_selection.items());
}

void MapView::setTool(MapTool tool)
{
    if (tool == m_tool)
        return;
    m_tool = tool;
    m_region.reset();
    setCursor(tool == MapTool::Pan ? Qt::ArrowCursor : Qt::CrossCursor);
    update();
    Q_EMIT toolChanged(tool);
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
    if (item == m_walkedTo)
        m_walkedTo = -1;
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

void MapView::setMarked(qint64 item)
{
    m_overlay->hovered = item;
    m_overlay->cardItem = -1;
    update();
}

void MapView::hideCard()
{
    m_overlay->cardItem = -1;
    update();
}

qint64 MapView::pointCount() const
{
    return m_points ? qint64(m_points->items.size()) : 0;
}

qint64 MapView::indexOf(qint64 item) const
{
    return m_index.indexOf(item);
}

void MapView::announceCount()
{
    setAccessibleDescription(tr("%1 points").arg(QLocale().toString(pointCount())));
}

void MapView::changeEvent(QEvent *event)
{
    // Grey depends on the theme; the caller's own colours are replaced by the caller.
    if (event->type() == QEvent::PaletteChange) {
        if (!m_hasOwnColours)
            setColours({});
        m_layer->outdate();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace modalens
