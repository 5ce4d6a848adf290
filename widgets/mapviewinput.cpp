// SPDX-License-Identifier: GPL-3.0-or-later
// The map under the mouse; mapviewkeys.cpp has the keys.
#include "widgets/mapview.h"

#include "widgets/densitypass.h"
#include "widgets/mapoverlay.h"
#include "widgets/mapregion.h"
#include "widgets/pointsinside.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace modalens {

namespace {

constexpr double kWheelNotch = 120;
constexpr double kZoomPerNotch = 1.2;
constexpr double kDragThresholdPx = 4;
SelectionChange changeOf(Qt::KeyboardModifiers modifiers)
{
    return modifiers & Qt::ShiftModifier ? SelectionChange::Add
           : modifiers & Qt::AltModifier ? SelectionChange::Subtract
                                         : SelectionChange::Replace;
}

/// What a drag does: the chosen tool, or by the modifiers.
MapTool toolOf(MapTool chosen, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ControlModifier)
        return MapTool::Lasso;
    const bool selects = modifiers & (Qt::ShiftModifier | Qt::AltModifier);
    return selects && chosen == MapTool::Pan ? MapTool::Rectangle : chosen;
}

} // namespace

qint64 MapView::itemAt(const QPointF &position) const
{
    if (const qint64 item = m_overlay->itemAt(position); item >= 0)
        return item;
    const QPointF world = m_camera.worldFromScreen(position, size());
    const double radius = kPickRadiusPx / m_camera.pixelsPerUnit(size());
    qint64 index = m_grid->nearest(world, radius, m_isFaint);
    if (index < 0 && !m_isFaint.empty())
        index = m_grid->nearest(world, radius);
    return index < 0 ? -1 : m_points->items[index];
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_isPressed = true;
    m_isPanning = false;
    m_pressPosition = m_lastPosition = event->position();
    m_pressModifiers = event->modifiers();
    m_hoverTimer.stop();
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF position = event->position();
    if (!m_isPressed) {
        m_lastPosition = position;
        // What is left is let go at once; what is reached waits until the pointer rests.
        if (m_overlay->hovered >= 0 && itemAt(position) != m_overlay->hovered)
            setHovered(-1, position.toPoint());
        m_hoverTimer.start();
        return;
    }
    if (m_isPanning || m_region || (position - m_pressPosition).manhattanLength() >= kDragThresholdPx)
        dragged(position);
}

void MapView::dragged(const QPointF &position)
{
    if (!m_isPanning && !m_region) {
        setHovered(-1, position.toPoint());
        const MapTool tool = toolOf(m_tool, m_pressModifiers);
        if (tool == MapTool::Pan) {
            m_isPanning = true;
            setCursor(Qt::ClosedHandCursor);
        } else {
            m_region.emplace(tool, changeOf(m_pressModifiers), m_pressPosition);
        }
    }
    if (m_region) {
        m_region->extend(position);
        update();
    } else {
        setCamera(m_camera.panned(position - m_lastPosition, size()));
    }
    m_lastPosition = position;
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isPressed)
        return;
    m_isPressed = false;
    setCursor(m_tool == MapTool::Pan ? Qt::ArrowCursor : Qt::CrossCursor);
    if (const std::optional<MapRegion> region = std::exchange(m_region, std::nullopt)) {
        selectInside(*region);
        update();
    } else if (!m_isPanning) {
        clicked(event->position(), event->modifiers());
    }
}

void MapView::clicked(const QPointF &position, Qt::KeyboardModifiers modifiers)
{
    const qint64 item = itemAt(position);
    if (item < 0)
        return;
    if (const qint64 index = indexOf(item); modifiers && index >= 0 && isFaint(quint32(index)))
        return;
    if (modifiers & Qt::ControlModifier)
        return changeSelection({item}, SelectionChange::Toggle);
    if (modifiers & (Qt::ShiftModifier | Qt::AltModifier))
        return changeSelection({item}, changeOf(modifiers));
    Q_EMIT itemClicked(item);
}

void MapView::selectInside(const MapRegion &region)
{
    const QPolygonF outline = region.outline();
    QPolygonF world;
    for (const QPointF &corner : outline)
        world << m_camera.worldFromScreen(corner, size());
    const std::vector<quint32> inside = region.isRectangle()
                                            ? pointsInside(m_grid->cells(), world.boundingRect())
                                            : pointsInside(m_grid->cells(), world);
    QVector<qint64> items;
    items.reserve(qsizetype(inside.size()));
    for (const quint32 index : inside)
        if (!isFaint(index))
            items << m_points->items[index];
    changeSelection(items, region.how());
}

void MapView::selectInView()
{
    MapRegion view(MapTool::Rectangle, SelectionChange::Replace, QPointF(0, 0));
    view.extend(QPointF(width(), height()));
    selectInside(view);
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const qint64 item = itemAt(event->position()); item >= 0)
        Q_EMIT itemActivated(item);
}

void MapView::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / kWheelNotch;
    if (notches != 0)
        setCamera(m_camera.zoomedAt(event->position(), std::pow(kZoomPerNotch, notches), size()));
    event->accept();
}

void MapView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPointF place = screenOf(current());
    const bool isOnItem = isByKey && std::isfinite(place.x()) && rect().contains(place.toPoint());
    const qint64 item = isByKey ? current() : itemAt(event->pos());
    m_hoverTimer.stop();
    Q_EMIT menuRequested(item, isOnItem ? mapToGlobal(place.toPoint()) : event->globalPos());
}

void MapView::leaveEvent(QEvent *event)
{
    m_hoverTimer.stop();
    setHovered(-1, {});
    QWidget::leaveEvent(event);
}

void MapView::pickHovered()
{
    if (!m_isPressed)
        setHovered(itemAt(m_lastPosition), m_lastPosition.toPoint());
}

void MapView::setHovered(qint64 item, const QPoint &position)
{
    if (m_overlay->hovered == item)
        return;
    m_overlay->hovered = item;
    m_overlay->cardItem = -1;
    update();
    Q_EMIT itemHovered(item, position);
}

} // namespace modalens
