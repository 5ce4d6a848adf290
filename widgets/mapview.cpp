// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapview.h"
#include <limits>
namespace modalens {
class PointPass
{
};
class DensityPass
{
};
class MapOverlay
{
};
MapView::MapView(MediaSource *, QWidget *parent)
    : QOpenGLWidget(parent)
{
}
MapView::~MapView() = default;
void MapView::setPoints(SharedMapPoints points)
{
    m_points = std::move(points);
    m_grid = PointGrid(m_points);
    update();
}
void MapView::setColours(std::vector<quint32> argb)
{
    m_colours = std::move(argb);
    update();
}
void MapView::setEmphasis(const QVector<qint64> &)
{
}
void MapView::setPicturePaths(const QHash<qint64, QString> &)
{
}
void MapView::setCurrent(qint64 item)
{
    m_current = item;
    update();
}
void MapView::setQueryItems(const QVector<qint64> &)
{
}
void MapView::setCamera(const Camera &camera)
{
    if (camera == m_camera)
        return;
    m_camera = camera;
    update();
    Q_EMIT cameraChanged(m_camera);
}
bool MapView::centreOn(qint64)
{
    return false;
}
qint64 MapView::itemAt(const QPointF &position) const
{
    const qint64 i = m_grid.nearest(m_camera.worldFromScreen(position, size()),
                                    kPickRadiusPx / m_camera.pixelsPerUnit(size()));
    return i < 0 ? -1 : m_points->items[i];
}
qint64 MapView::pointCount() const
{
    return m_points ? qint64(m_points->items.size()) : 0;
}
bool MapView::isDensity() const
{
    return pointCount() > kMaxGlPoints;
}
void MapView::showCard(const HoverCard &)
{
}
void MapView::hideCard()
{
}
QPointF MapView::screenOf(qint64) const
{
    const double n = std::numeric_limits<double>::quiet_NaN();
    return {n, n};
}
} // namespace modalens
