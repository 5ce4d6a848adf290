// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listvalues.h"

#include <QRect>

namespace modalens {

/// Where the rows of a list, grid or table lie, by arithmetic alone: a million rows cost nothing. Content
/// coordinates: (0, 0) is the top left of the first row. Pure.
struct ListGeometry
{
    ListStyle style = ListStyle::List;
    int rowCount = 0;
    int widthPx = 0; ///< Of the viewport; of all columns together in the table, where that is more.

    int perLine() const; ///< Rows side by side: more than one in the grid alone.
    int lineHeightPx() const;
    int heightPx() const; ///< Of all lines, at most what an int holds.
    QRect rectOf(int row) const;
    int rowAt(const QPoint &content) const; ///< -1 where there is none.
    /// First row and the one behind the last that show in [top, bottom).
    std::pair<int, int> rowsBetween(int topPx, int bottomPx) const;
};

} // namespace modalens
