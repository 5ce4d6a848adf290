// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mixerwidget.h"

#include "widgets/channelstrip.h"
#include "widgets/emptystate.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace modalens {

MixerWidget::MixerWidget(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_empty(new EmptyState(this))
{
    setAccessibleName(tr("Mixer"));
    auto *host = new QWidget(m_scroll);
    m_layout = new QHBoxLayout(host);
    m_layout->setContentsMargins(6, 0, 6, 4);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_scroll->setWidget(host);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    // The panel's colour shines through: a scroll area would paint its own.
    m_scroll->viewport()->setAutoFillBackground(false);
    host->setAutoFillBackground(false);
    m_empty->setText(tr("No signal has data yet"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    layout->addWidget(m_empty);
    m_scroll->hide();
}

void MixerWidget::setStripCount(int count)
{
    while (m_strips.size() > count)
        delete m_strips.takeLast();
    while (m_strips.size() < count) {
        auto *strip = new ChannelStrip(m_scroll->widget());
        connect(strip, &ChannelStrip::changing, this, &MixerWidget::mixChanging);
        connect(strip, &ChannelStrip::changed, this, [this] {
            showSilenced();
            Q_EMIT mixChanged();
        });
        m_layout->insertWidget(int(m_strips.size()), strip);
        m_strips << strip;
    }
    m_scroll->setVisible(count > 0);
    m_empty->setVisible(count == 0);
}

void MixerWidget::setTracks(const QVector<TrackView> &tracks)
{
    setStripCount(int(tracks.size()));
    for (int i = 0; i < tracks.size(); ++i)
        m_strips.at(i)->setTrack(tracks.at(i));
    showSilenced();
}

void MixerWidget::showSilenced()
{
    const bool hasSolo = std::any_of(m_strips.begin(), m_strips.end(),
                                     [](ChannelStrip *strip) { return strip->track().isSolo; });
    for (ChannelStrip *strip : m_strips)
        strip->setSilenced(hasSolo && !strip->track().isSolo);
}

void MixerWidget::setShares(const QVector<double> &shares)
{
    const int count = int(std::min(shares.size(), m_strips.size()));
    for (int i = 0; i < count; ++i)
        m_strips.at(i)->setShare(shares.at(i));
}

QVector<TrackView> MixerWidget::tracks() const
{
    QVector<TrackView> tracks;
    tracks.reserve(m_strips.size());
    for (const ChannelStrip *strip : m_strips)
        tracks << strip->track();
    return tracks;
}

int MixerWidget::stripCount() const
{
    return int(m_strips.size());
}

ChannelStrip *MixerWidget::strip(int index) const
{
    return m_strips.value(index, nullptr);
}

QSize MixerWidget::sizeHint() const
{
    return {290, 420};
}

} // namespace modalens
