// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelplacement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace modalens {

namespace {

constexpr double kGapPx = 2;

/// Offsets from the anchor in heights (y) and half widths (x), nearest first. Further away a name would seem
/// to belong to something else.
constexpr std::array<std::pair<double, double>, 11> kOffsets{{{0, 0},
                                                              {0, -1},
                                                              {0, 1},
                                                              {-0.6, 0},
                                                              {0.6, 0},
                                                              {-0.6, -1},
                                                              {0.6, -1},
                                                              {-0.6, 1},
                                                              {0.6, 1},
                                                              {0, -1.5},
                                                              {0, 1.5}}};

QRectF movedInto(QRectF rect, const QRectF &area)
{
    rect.moveLeft(std::clamp(rect.left(), area.left(), std::max(area.left(), area.right() - rect.width())));
    rect.moveTop(std::clamp(rect.top(), area.top(), std::max(area.top(), area.bottom() - rect.height())));
    return rect;
}

bool isFree(const QRectF &rect, const QVector<QRectF> &taken)
{
    return std::none_of(taken.begin(), taken.end(),
                        [&rect](const QRectF &other) { return other.intersects(rect); });
}

QRectF placeFor(const LabelWish &wish, const QRectF &area, const QVector<QRectF> &taken)
{
    const bool isPlace = std::isfinite(wish.anchor.x()) && std::isfinite(wish.anchor.y());
    if (!isPlace || !area.contains(wish.anchor) || wish.size.width() > area.width() ||
        wish.size.height() > area.height())
        return {};
    for (const auto &[x, y] : kOffsets) {
        QRectF rect(QPointF(), wish.size);
        rect.moveCenter(wish.anchor + QPointF(x * wish.size.width() / 2, y * wish.size.height()));
        rect = movedInto(rect, area);
        if (isFree(rect, taken))
            return rect;
    }
    return {};
}

} // namespace

QVector<QRectF> placedLabels(const QVector<LabelWish> &wishes, const QRectF &area,
                             const QVector<QRectF> &taken)
{
    QVector<qsizetype> order(wishes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&wishes](qsizetype a, qsizetype b) {
        return wishes.at(a).weight > wishes.at(b).weight;
    });
    QVector<QRectF> places(wishes.size());
    QVector<QRectF> occupied = taken;
    for (const qsizetype index : order) {
        const QRectF place = placeFor(wishes.at(index), area, occupied);
        if (place.isNull())
            continue;
        places[index] = place;
        occupied << place.adjusted(-kGapPx, -kGapPx, kGapPx, kGapPx);
    }
    return places;
}

} // namespace modalens
