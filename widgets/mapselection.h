// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pointindex.h"
#include "widgets/values.h"

#include <QVector>

#include <span>
#include <vector>

namespace modalens {

/// What a selecting gesture does to what is selected already.
enum class SelectionChange { Replace, Add, Subtract, Toggle };

/// The selected items of a map: the items themselves, whether or not this map has a point for them, and the
/// points that stand for them. Every operation is O(points + items).
class MapSelection
{
public:
    /// Ascending, each once.
    const QVector<qint64> &items() const { return m_items; }
    /// In any order. False when nothing changes.
    bool setItems(QVector<qint64> items);
    /// `items` in any order. False when nothing changes.
    bool change(QVector<qint64> items, SelectionChange how);
    /// Finds the points of the selected items again.
    void setPoints(SharedMapPoints points);
    /// Indices of the selected points, ascending.
    const std::vector<quint32> &points() const { return m_selected; }
    bool contains(qint64 item) const;

private:
    void findPoints();

    QVector<qint64> m_items;
    SharedMapPoints m_points;
    PointIndex m_index;
    std::vector<quint32> m_selected;
};

} // namespace modalens
