// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/channelstrip.h"

#include "widgets/theme.h"

namespace modalens {

ChannelStrip::ChannelStrip(QWidget *parent)
    : QWidget(parent)
{
}
void ChannelStrip::setTrack(const TrackView &track)
{
    m_track = track;
    update();
}
void ChannelStrip::setShare(double share)
{
    m_track.share = share;
    update();
}
void ChannelStrip::setDefaultWeight(double weight)
{
    m_defaultWeight = weight;
}
void ChannelStrip::setWeight(double weight)
{
    m_track.weight = weight;
    update();
    Q_EMIT changed();
}
QSize ChannelStrip::sizeHint() const
{
    return {56, 320};
}
QSize ChannelStrip::minimumSizeHint() const
{
    return {52, 200};
}
} // namespace modalens
