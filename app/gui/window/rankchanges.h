// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QVector>

namespace modalens {

/// By how many places each item moved since the mix was last touched. A gesture or a key press begins at the
/// ranks that were shown before it; another query begins afresh.
class RankChanges
{
public:
    /// The next answer is compared with the present one, not with an older.
    void beginChange() { m_base = m_now; }
    void forget();
    /// Takes the items of a new answer, best first.
    void show(const QVector<qint64> &items);
    /// Positive: up. 0 for an item that was not listed before.
    int changeOf(qint64 item) const;

private:
    QHash<qint64, int> m_base, m_now; ///< Ranks from 1.
};

} // namespace modalens
