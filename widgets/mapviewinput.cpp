// SPDX-License-Identifier: GPL-3.0-or-later
// How the map is moved and picked; mapview.cpp says what it shows.
#include "widgets/mapview.h"

#include "widgets/densitypass.h"
#include "widgets/mapoverlay.h"
#include "widgets/pointpass.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <cmath>

namespace modalens {

namespace {

constexpr double kWheelNotch = 120;
constexpr double kZoomPerNotch = 1.2;
constexpr double kZoomPerKey = 1.25;
constexpr double kPanPerKeyPx = 48;
constexpr double kDragThresholdPx = 4;

} // namespace

qint64 MapView::itemAt(const QPointF &position) const
{
    if (const qint64 item = m_overlay->itemAt(position); item >= 0)
        return item;
    const QPointF world = m_camera.worldFromScreen(position, size());
    const qint64 index = m_grid->nearest(world, kPickRadiusPx / m_camera.pixelsPerUnit(size()));
    return index < 0 ? -1 : m_points->items[index];
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QOpenGLWidget::mousePressEvent(event);
    m_isPressed = true;
    m_isPanning = false;
    m_pressPosition = m_lastPosition = event->position();
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
    if (!m_isPanning && (position - m_pressPosition).manhattanLength() < kDragThresholdPx)
        return;
    if (!m_isPanning) {
        m_isPanning = true;
        setCursor(Qt::ClosedHandCursor);
        setHovered(-1, position.toPoint());
    }
    setCamera(m_camera.panned(position - m_lastPosition, size()));
    m_lastPosition = position;
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isPressed)
        return;
    m_isPressed = false;
    unsetCursor();
    if (m_isPanning)
        return;
    if (const qint64 item = itemAt(event->position()); item >= 0)
        Q_EMIT itemClicked(item);
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

void MapView::keyPressEvent(QKeyEvent *event)
{
    const QPointF middle(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Left:
        return setCamera(m_camera.panned({kPanPerKeyPx, 0}, size()));
    case Qt::Key_Right:
        return setCamera(m_camera.panned({-kPanPerKeyPx, 0}, size()));
    case Qt::Key_Up:
        return setCamera(m_camera.panned({0, kPanPerKeyPx}, size()));
    case Qt::Key_Down:
        return setCamera(m_camera.panned({0, -kPanPerKeyPx}, size()));
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setCamera(m_camera.zoomedAt(middle, kZoomPerKey, size()));
    case Qt::Key_Minus:
        return setCamera(m_camera.zoomedAt(middle, 1 / kZoomPerKey, size()));
    case Qt::Key_0:
        return setCamera(fittedCamera());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_overlay->current >= 0)
            Q_EMIT itemActivated(m_overlay->current);
        return;
    default:
        QOpenGLWidget::keyPressEvent(event);
    }
}

void MapView::leaveEvent(QEvent *event)
{
    m_hoverTimer.stop();
    setHovered(-1, {});
    QOpenGLWidget::leaveEvent(event);
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
