// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <vector>

namespace modalens {

/// Finds the point of an item. Items that ascend, as those of stored maps do, cost nothing to index; others
/// are sorted once, O(n log n). Shares the points.
class PointIndex
{
public:
    PointIndex() = default;
    explicit PointIndex(SharedMapPoints points);
    /// -1 when the item has no point; one of its points when it has several. O(log n).
    qint64 indexOf(qint64 item) const;

private:
    SharedMapPoints m_points;
    std::vector<quint32> m_order; ///< Indices by item; empty while the items ascend.
};

} // namespace modalens
