// SPDX-License-Identifier: GPL-3.0-or-later
// How the map is painted; mapview.cpp says what it shows, mapviewinput.cpp how it is moved and picked.
#include "widgets/mapview.h"

#include "widgets/mapoverlay.h"
#include "widgets/mapregion.h"
#include "widgets/pointlayer.h"
#include "widgets/theme.h"

#include <QPainter>

#include <utility>

namespace modalens {

void MapView::paintPoints(QPainter *painter)
{
    PointScene scene;
    if (m_points)
        scene = {m_points->xy, m_colours, m_grid.get(), m_selection.points(), m_hasOwnColours, &m_isFaint};
    const auto before = std::pair(m_layer->isDensity(), m_layer->whyNoOpenGl());
    m_layer->paint(painter, scene, m_camera, size(), themeOf(this));
    if (before !=
        std::pair(m_layer->isDensity(), m_layer->whyNoOpenGl())) // not while painting: it may lay out
        QMetaObject::invokeMethod(this, &MapView::drawingChanged, Qt::QueuedConnection);
}

void MapView::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    updateCloseUps();
    QPainter painter(this);
    paintPoints(&painter);
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
