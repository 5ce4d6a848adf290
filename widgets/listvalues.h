// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

#include <memory>
#include <vector>

// Plain values of the ranking list beside its rows: how it is shown, in which order, with which columns.

namespace modalens {

enum class ListStyle { List, Grid, Table };

/// All items of the list in the order shown. Immutable once shared; 12 to 16 bytes an item.
struct ListOrder
{
    std::vector<qint64> items;
    std::vector<qint32> places; ///< By item: its index in `items`, -1 for one that is not listed.
    std::vector<qint32> ranks;  ///< By item, 1 is best; empty where the order is that of the ranks.

    int placeOf(qint64 item) const { return valueOf(places, item, -1); }
    int rankOf(qint64 item) const { return ranks.empty() ? placeOf(item) + 1 : valueOf(ranks, item, 0); }

private:
    static int valueOf(const std::vector<qint32> &values, qint64 item, int otherwise)
    {
        return item >= 0 && item < qint64(values.size()) ? values[std::size_t(item)] : otherwise;
    }
};
using SharedListOrder = std::shared_ptr<const ListOrder>;

/// One column of the table.
struct ListColumn
{
    QString name;  ///< Stable: "rank", "title", "key", "score", "signal:text", "tag:folder", "number:year".
    QString label; ///< Translated.
    int widthPx = 80;
    bool isNumber = false; ///< Set right; sorted from large to small first.
    bool isShown = true;
    bool operator==(const ListColumn &) const = default;
};

/// What the list is sorted by; no column: by rank.
struct ListSort
{
    QString column;
    bool isDescending = false;
    bool operator==(const ListSort &) const = default;
};

} // namespace modalens
