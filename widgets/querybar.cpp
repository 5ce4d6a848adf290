// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querybar.h"
#include <QLineEdit>
namespace modalens {
QueryBar::QueryBar(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
    , m_edit(new QLineEdit(this))
{
}
void QueryBar::setChips(const QVector<QueryChip> &chips)
{
    m_chips = chips;
}
void QueryBar::setSuggestions(const QString &, const QVector<Suggestion> &)
{
}
} // namespace modalens
