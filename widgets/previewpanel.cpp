// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/previewpanel.h"
#include "widgets/audioplayer.h"
#include "widgets/media.h"
namespace modalens {
PreviewPanel::PreviewPanel(MediaSource *media, AudioPlayer *player, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
    , m_player(player)
{
}
void PreviewPanel::setItem(const PreviewItem &item)
{
    m_item = item;
}
void PreviewPanel::setEmptyText(const QString &)
{
}
} // namespace modalens
