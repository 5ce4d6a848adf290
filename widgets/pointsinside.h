// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace modalens {

class PointCells;

/// Indices of exactly the points inside of a rectangle, its edges included, ascending. Only points in cells
/// that an edge touches are looked at one by one: O(cells touched + points inside + points / 8).
std::vector<quint32> pointsInside(const PointCells &cells, const QRectF &world);

/// The same for a closed polygon, by the even-odd rule; it may cross itself. Fewer than three corners hold
/// nothing. Beside the cells, each row of them costs O(corners).
std::vector<quint32> pointsInside(const PointCells &cells, const QPolygonF &world);

} // namespace modalens
