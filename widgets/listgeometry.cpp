// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listgeometry.h"

#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <algorithm>
#include <limits>

namespace modalens {

namespace {

constexpr int kTilePx = 108; // at least as wide
constexpr int kTileHeightPx = 148;
constexpr int kTableRowPx = 30;

} // namespace

int ListGeometry::perLine() const
{
    return style == ListStyle::Grid ? std::max(1, widthPx / scaled(kTilePx)) : 1;
}

int ListGeometry::lineHeightPx() const
{
    switch (style) {
    case ListStyle::Grid:
        return scaled(kTileHeightPx);
    case ListStyle::Table:
        return scaled(kTableRowPx);
    case ListStyle::List:
        break;
    }
    return scaled(metrics::kRowPx);
}

int ListGeometry::heightPx() const
{
    const qint64 lines = (qint64(rowCount) + perLine() - 1) / perLine();
    return int(std::min<qint64>(lines * lineHeightPx(), std::numeric_limits<int>::max()));
}

QRect ListGeometry::rectOf(int row) const
{
    const int count = perLine(), line = row / count, column = row % count;
    const int left = widthPx * column / count, right = widthPx * (column + 1) / count;
    return {left, line * lineHeightPx(), right - left, lineHeightPx()};
}

int ListGeometry::rowAt(const QPoint &content) const
{
    if (content.x() < 0 || content.y() < 0 || content.x() >= widthPx)
        return -1;
    const int count = perLine();
    int column = content.x() * count / widthPx;
    if (column + 1 < count && content.x() >= widthPx * (column + 1) / count)
        ++column; // the division above rounds down
    const qint64 row = qint64(content.y() / lineHeightPx()) * count + column;
    return row < rowCount ? int(row) : -1;
}

std::pair<int, int> ListGeometry::rowsBetween(int topPx, int bottomPx) const
{
    if (bottomPx <= topPx)
        return {0, 0};
    const auto rowsAbove = [this](int line) {
        return int(std::min<qint64>(qint64(line) * perLine(), rowCount));
    };
    const int first = std::max(0, topPx) / lineHeightPx();
    const int end = (std::max(0, bottomPx) + lineHeightPx() - 1) / lineHeightPx();
    return {rowsAbove(first), rowsAbove(end)};
}

} // namespace modalens
