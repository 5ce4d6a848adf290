// SPDX-License-Identifier: GPL-3.0-or-later
// The map by keyboard.
#include "widgets/mapview.h"

#include "widgets/densitypass.h"
#include "widgets/mapoverlay.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr double kZoomPerKey = 1.25;
constexpr double kPanPerKeyPx = 48;
constexpr double kWalkPx = 4;      ///< A neighbour closer than this looks like the same place.
constexpr double kWalkEdgePx = 40; ///< What is walked to stays this far inside.

} // namespace

/// Leaves what was begun last: a region, the selection, a tool.
void MapView::escape()
{
    if (m_region) {
        m_region.reset();
        m_isPressed = false;
        update();
    } else if (!selection().isEmpty()) {
        changeSelection({}, SelectionChange::Replace);
    } else {
        setTool(MapTool::Pan);
    }
}

bool MapView::event(QEvent *event)
{
    // Keys that mean something here are not shortcuts of the window while the map has the keyboard.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isPlain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
        const bool isEscape = key->key() == Qt::Key_Escape && (m_region || !selection().isEmpty());
        if (isEscape || key->matches(QKeySequence::SelectAll) ||
            (isPlain && (key->key() == Qt::Key_R || key->key() == Qt::Key_L || key->key() == Qt::Key_F)))
            event->accept();
    }
    return QWidget::event(event);
}

/// Arrows. Walking without a current item on this map is panning.
bool MapView::keyMoves(const QKeyEvent &event)
{
    QPointF way; // world, y up
    switch (event.key()) {
    case Qt::Key_Left:
        way = {-1, 0};
        break;
    case Qt::Key_Right:
        way = {1, 0};
        break;
    case Qt::Key_Up:
        way = {0, 1};
        break;
    case Qt::Key_Down:
        way = {0, -1};
        break;
    default:
        return false;
    }
    const bool pans = event.modifiers() & Qt::ShiftModifier;
    if (pans || !walk(way))
        setCamera(m_camera.panned(QPointF(-way.x(), way.y()) * kPanPerKeyPx, size()));
    return true;
}

/// False when there is no item to start from. Where no neighbour lies that way nothing happens.
bool MapView::walk(const QPointF &direction)
{
    const qint64 from = indexOf(m_walkedTo >= 0 ? m_walkedTo : current());
    if (from < 0 || !std::isfinite(m_points->xy[2 * from] + m_points->xy[2 * from + 1]))
        return false;
    const QPointF place(m_points->xy[2 * from], m_points->xy[2 * from + 1]);
    const qint64 next = m_grid->next(place, direction, kWalkPx / m_camera.pixelsPerUnit(size()), m_isFaint);
    if (next < 0)
        return true;
    m_walkedTo = m_points->items[next];
    m_overlay->current = m_walkedTo;
    showItem(m_walkedTo);
    update();
    Q_EMIT itemClicked(m_walkedTo);
    return true;
}

/// Pans as little as it takes.
void MapView::showItem(qint64 item)
{
    const QPointF place = screenOf(item);
    const QRectF inside = QRectF(rect()).adjusted(kWalkEdgePx, kWalkEdgePx, -kWalkEdgePx, -kWalkEdgePx);
    const QPointF wanted(std::clamp(place.x(), inside.left(), std::max(inside.left(), inside.right())),
                         std::clamp(place.y(), inside.top(), std::max(inside.top(), inside.bottom())));
    if (wanted != place)
        setCamera(m_camera.panned(wanted - place, size()));
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    const QPointF middle(width() / 2.0, height() / 2.0);
    if (event->matches(QKeySequence::SelectAll))
        return selectInView();
    if (keyMoves(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setCamera(m_camera.zoomedAt(middle, kZoomPerKey, size()));
    case Qt::Key_Minus:
        return setCamera(m_camera.zoomedAt(middle, 1 / kZoomPerKey, size()));
    case Qt::Key_0:
    case Qt::Key_F:
        return showAll();
    case Qt::Key_R:
        return setTool(m_tool == MapTool::Rectangle ? MapTool::Pan : MapTool::Rectangle);
    case Qt::Key_L:
        return setTool(m_tool == MapTool::Lasso ? MapTool::Pan : MapTool::Lasso);
    case Qt::Key_Escape:
        return escape();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_overlay->current >= 0)
            Q_EMIT itemActivated(m_overlay->current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace modalens
