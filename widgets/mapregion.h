// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapselection.h"

#include <QPolygonF>

class QPainter;

namespace modalens {

struct Theme;

/// What dragging on the map does.
enum class MapTool { Pan, Rectangle, Lasso };

/// A region being drawn on the map: a rectangle or a free line around something, in widget pixels.
class MapRegion
{
public:
    MapRegion(MapTool tool, SelectionChange how, const QPointF &start);
    void extend(const QPointF &to);
    bool isRectangle() const { return m_isRectangle; }
    SelectionChange how() const { return m_how; }
    /// Closed by its straight line back to the start.
    QPolygonF outline() const;
    void paint(QPainter *painter, const Theme &theme) const;

private:
    bool m_isRectangle;
    SelectionChange m_how;
    QPolygonF m_path; ///< Of a rectangle two opposite corners.
};

} // namespace modalens
