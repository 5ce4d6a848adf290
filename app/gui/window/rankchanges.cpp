// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/rankchanges.h"

namespace modalens {

void RankChanges::forget()
{
    m_base.clear();
    m_now.clear();
}

void RankChanges::show(const QVector<qint64> &items)
{
    m_now.clear();
    m_now.reserve(items.size());
    for (int i = 0; i < items.size(); ++i)
        m_now.insert(items.at(i), i + 1);
}

int RankChanges::changeOf(qint64 item) const
{
    const int before = m_base.value(item), now = m_now.value(item);
    return before > 0 && now > 0 ? before - now : 0;
}

} // namespace modalens
