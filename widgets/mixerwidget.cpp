// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mixerwidget.h"

#include "widgets/channelstrip.h"
#include "widgets/emptystate.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr int kLeastPx = 70; ///< What does not fit is scrolled.

} // namespace

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
    m_scroll->setMinimumHeight(kLeastPx);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    // The panel's colour shines through: a scroll area would paint its own.
    m_scroll->viewport()->setAutoFillBackground(false);
    host->setAutoFillBackground(false);
    m_empty->setText(tr("No signal has data yet. Open a catalog, or choose Catalog > Embed what is new."));
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
        connect(strip, &ChannelStrip::changing, this, [this] {
            showBuses();
            Q_EMIT mixChanging();
        });
        connect(strip, &ChannelStrip::changed, this,
                [this, strip](bool isStep) { commit(isStep ? strip->track().signal.name : QString()); });
        connect(strip, &ChannelStrip::renamed, this, [this, strip](const QString &name) {
            Q_EMIT trackRenamed(strip->track().signal.name, name);
        });
        m_strips << strip;
    }
    m_scroll->setVisible(count > 0);
    m_empty->setVisible(count == 0);
}

void MixerWidget::setTracks(const QVector<StripView> &tracks)
{
    const auto before = m_strips.size();
    setStripCount(int(tracks.size()));
    for (int i = 0; i < tracks.size(); ++i)
        m_strips.at(i)->setTrack(tracks.at(i));
    const QVector<MixBus> buses = busesOf(tracks);
    if (before != tracks.size() || buses != m_arrangement)
        placeStrips(buses);
    showBuses();
    showSilenced();
}

void MixerWidget::commit(const QString &fader)
{
    showBuses();
    showSilenced();
    Q_EMIT mixChanged(fader);
}

ChannelStrip *MixerWidget::makeBusStrip(const QString &key)
{
    auto *strip = new ChannelStrip(m_scroll->widget());
    connect(strip, &ChannelStrip::changing, this, [this, key] {
        followBus(key);
        Q_EMIT mixChanging();
    });
    connect(strip, &ChannelStrip::changed, this, [this, key](bool isStep) {
        followBus(key);
        commit(isStep ? QStringLiteral("bus:") + key : QString());
    });
    connect(strip, &ChannelStrip::foldToggled, this, [this, key] { toggleFold(key); });
    return strip;
}

/// Bus strips stand before those of their tracks; Tab walks as the eye does.
void MixerWidget::placeStrips(const QVector<MixBus> &buses)
{
    m_arrangement = buses;
    std::vector<Bus> kept = std::exchange(m_buses, {});
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    QVector<ChannelStrip *> order;
    for (const MixBus &bus : buses) {
        if (bus.members.size() > 1) {
            const auto known =
                std::find_if(kept.begin(), kept.end(), [&bus](const Bus &old) { return old.key == bus.key; });
            Bus next = known == kept.end() ? Bus{} : std::exchange(*known, {});
            next.key = bus.key;
            next.members = bus.members;
            if (!next.strip)
                next.strip = makeBusStrip(bus.key);
            order << next.strip;
            m_buses.push_back(std::move(next));
        }
        for (int member : bus.members)
            order << m_strips.at(member);
    }
    for (const Bus &gone : kept)
        delete gone.strip;
    for (int i = 0; i < order.size(); ++i) {
        m_layout->addWidget(order.at(i));
        if (i > 0)
            setTabOrder(order.at(i - 1), order.at(i));
        order.at(i)->show();
        order.at(i)->setGrouped(false);
    }
    m_layout->addStretch(1);
}

void MixerWidget::showSilenced()
{
    const auto isSolo = [this](int index) { return m_strips.at(index)->track().isSolo; };
    const bool hasSolo = std::any_of(m_strips.begin(), m_strips.end(),
                                     [](ChannelStrip *strip) { return strip->track().isSolo; });
    for (ChannelStrip *strip : m_strips)
        strip->setSilenced(hasSolo && !strip->track().isSolo);
    for (const Bus &bus : m_buses)
        bus.strip->setSilenced(hasSolo && std::none_of(bus.members.begin(), bus.members.end(), isSolo));
}

void MixerWidget::setShares(const QVector<double> &shares)
{
    const int count = int(std::min(shares.size(), m_strips.size()));
    for (int i = 0; i < count; ++i)
        m_strips.at(i)->setShare(shares.at(i));
    for (const Bus &bus : m_buses) {
        double share = 0.0;
        for (const int member : bus.members)
            share += m_strips.at(member)->track().share;
        bus.strip->setShare(share);
    }
}

QVector<StripView> MixerWidget::tracks() const
{
    QVector<StripView> tracks;
    tracks.reserve(m_strips.size());
    for (const ChannelStrip *strip : m_strips)
        tracks << strip->track();
    return tracks;
}

ChannelStrip *MixerWidget::busStrip(const QString &bus) const
{
    for (const Bus &known : m_buses)
        if (known.key == bus)
            return known.strip;
    return nullptr;
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
