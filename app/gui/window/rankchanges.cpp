// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/rankchanges.h"

namespace modalens {

namespace {

int rankIn(const QHash<qint64, int> &ranks, const SharedListOrder &order, qint64 item)
{
    const int rank = ranks.value(item);
    return rank > 0 || !order ? rank : order->rankOf(item);
}

} // namespace

void RankChanges::beginChange()
{
    m_base = m_now;
    m_baseOrder = m_nowOrder;
}

void RankChanges::forget()
{
    m_baseOrder.reset();
    m_nowOrder.reset();
    m_base.clear();
    m_now.clear();
}

void RankChanges::show(const QVector<qint64> &items)
{
    m_nowOrder.reset();
    m_now.clear();
    m_now.reserve(items.size());
    for (int i = 0; i < items.size(); ++i)
        m_now.insert(items.at(i), i + 1);
}

int RankChanges::changeOf(qint64 item) const
{
    const int before = rankIn(m_base, m_baseOrder, item), now = rankIn(m_now, m_nowOrder, item);
    return before > 0 && now > 0 ? before - now : 0;
}

} // namespace modalens
