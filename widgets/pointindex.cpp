// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pointindex.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace modalens {

PointIndex::PointIndex(SharedMapPoints points)
    : m_points(std::move(points))
{
    if (!m_points || std::is_sorted(m_points->items.begin(), m_points->items.end()))
        return;
    const std::vector<qint64> &items = m_points->items;
    m_order.resize(items.size());
    std::iota(m_order.begin(), m_order.end(), 0u);
    std::sort(m_order.begin(), m_order.end(), [&items](quint32 a, quint32 b) { return items[a] < items[b]; });
}

qint64 PointIndex::indexOf(qint64 item) const
{
    if (!m_points)
        return -1;
    const std::vector<qint64> &items = m_points->items;
    if (m_order.empty()) {
        const auto found = std::lower_bound(items.begin(), items.end(), item);
        return found != items.end() && *found == item ? found - items.begin() : -1;
    }
    const auto found =
        std::lower_bound(m_order.begin(), m_order.end(), item,
                         [&items](quint32 index, qint64 value) { return items[index] < value; });
    return found != m_order.end() && items[*found] == item ? qint64(*found) : -1;
}

} // namespace modalens
