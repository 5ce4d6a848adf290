// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapselection.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace modalens {

namespace {

void makeSet(QVector<qint64> &items)
{
    if (!std::is_sorted(items.cbegin(), items.cend()))
        std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

QVector<qint64> combined(const QVector<qint64> &before, const QVector<qint64> &items, SelectionChange how)
{
    QVector<qint64> after;
    const auto out = std::back_inserter(after);
    switch (how) {
    case SelectionChange::Replace:
        return items;
    case SelectionChange::Add:
        std::set_union(before.begin(), before.end(), items.begin(), items.end(), out);
        break;
    case SelectionChange::Subtract:
        std::set_difference(before.begin(), before.end(), items.begin(), items.end(), out);
        break;
    case SelectionChange::Toggle:
        std::set_symmetric_difference(before.begin(), before.end(), items.begin(), items.end(), out);
        break;
    }
    return after;
}

} // namespace

bool MapSelection::setItems(QVector<qint64> items)
{
    return change(std::move(items), SelectionChange::Replace);
}

bool MapSelection::change(QVector<qint64> items, SelectionChange how)
{
    makeSet(items);
    QVector<qint64> after = combined(m_items, items, how);
    if (after == m_items)
        return false;
    m_items = std::move(after);
    findPoints();
    return true;
}

void MapSelection::setPoints(SharedMapPoints points)
{
    m_points = std::move(points);
    m_index = PointIndex(m_points);
    findPoints();
}

bool MapSelection::contains(qint64 item) const
{
    return std::binary_search(m_items.begin(), m_items.end(), item);
}

void MapSelection::findPoints()
{
    m_selected.clear();
    if (!m_points)
        return;
    const std::vector<qint64> &items = m_points->items;
    if (std::is_sorted(items.begin(), items.end())) { // as stored maps are: one walk through both
        auto wanted = m_items.begin();
        for (std::size_t i = 0; i < items.size() && wanted != m_items.end(); ++i) {
            while (wanted != m_items.end() && *wanted < items[i])
                ++wanted;
            if (wanted != m_items.end() && *wanted == items[i])
                m_selected.push_back(quint32(i));
        }
        return;
    }
    for (const qint64 item : std::as_const(m_items))
        if (const qint64 index = m_index.indexOf(item); index >= 0)
            m_selected.push_back(quint32(index));
    std::sort(m_selected.begin(), m_selected.end());
}

} // namespace modalens
