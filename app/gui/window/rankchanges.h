// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/listvalues.h"

#include <QHash>
#include <QVector>

namespace modalens {

/// By how many places each item moved since the mix was last touched. A gesture or a key press begins at the
/// ranks that were shown before it; another query begins afresh.
class RankChanges
{
public:
    /// The next answer is compared with the present one, not with an older.
    void beginChange();
    void forget();
    /// Takes the items of a new answer, best first.
    void show(const QVector<qint64> &items);
    /// The ranks of all items, once they are known for the answer shown.
    void setOrder(SharedListOrder order) { m_nowOrder = std::move(order); }
    /// The rank of an item that show() did not have: a pinned one.
    void place(qint64 item, int rank) { m_now.insert(item, rank); }
    /// Positive: up. 0 for an item whose rank was not known before.
    int changeOf(qint64 item) const;

private:
    QHash<qint64, int> m_base, m_now; ///< Ranks from 1.
    SharedListOrder m_baseOrder, m_nowOrder;
};

} // namespace modalens
