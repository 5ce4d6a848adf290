// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rankingdelegate.h"

#include "widgets/theme.h"

namespace modalens {

RankingDelegate::RankingDelegate(MediaSource *media, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_media(media)
{
}

QSize RankingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, metrics::kRowPx};
}

} // namespace modalens
