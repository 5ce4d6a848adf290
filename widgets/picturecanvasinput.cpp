// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse, touch and keys do to a picture.
#include "widgets/picturecanvas.h"

#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>

#include <cmath>

namespace modalens {

namespace {

constexpr double kKeyFactor = 1.25;
constexpr double kKeyPanPx = 40;
constexpr double kWheelNotch = 120; ///< Eighths of a degree; a notch enlarges like a key.

QPointF panOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {kKeyPanPx, 0};
    case Qt::Key_Right:
        return {-kKeyPanPx, 0};
    case Qt::Key_Up:
        return {0, kKeyPanPx};
    case Qt::Key_Down:
        return {0, -kKeyPanPx};
    default:
        return {};
    }
}

} // namespace

bool PictureCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(1 + gesture->value(), gesture->position());
            return true;
        }
    } else if (event->type() == QEvent::Gesture) {
        const auto *gesture = static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture);
        if (const auto *pinch = static_cast<const QPinchGesture *>(gesture)) {
            zoomAt(pinch->scaleFactor(), mapFromGlobal(pinch->hotSpot()));
            return true;
        }
    }
    return QWidget::event(event);
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    const bool isMeant =
        m_takesWheel || hasFocus() || m_zoom.isZoomed() || event->modifiers().testFlag(Qt::ControlModifier);
    if (!isMeant || event->angleDelta().y() == 0)
        return event->ignore(); // the panel scrolls
    zoomAt(std::pow(kKeyFactor, event->angleDelta().y() / kWheelNotch), event->position());
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_isDragged = m_zoom.isZoomed();
    m_grip = event->position();
    if (m_isDragged)
        setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragged)
        return;
    m_zoom.panBy(event->position() - m_grip);
    m_grip = event->position();
    update();
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mouseReleaseEvent(event);
    m_isDragged = false;
    setCursor(m_zoom.isZoomed() ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT activated();
}

void PictureCanvas::keyPressEvent(QKeyEvent *event)
{
    const QPointF pan = event->modifiers().testFlag(Qt::ShiftModifier) ? panOf(event->key()) : QPointF();
    if (!pan.isNull()) {
        m_zoom.panBy(pan);
        update();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: // + without Shift
        return zoomBy(kKeyFactor);
    case Qt::Key_Minus:
        return zoomBy(1 / kKeyFactor);
    case Qt::Key_0:
        return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT activated();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace modalens
