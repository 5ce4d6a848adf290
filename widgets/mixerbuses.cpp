// SPDX-License-Identifier: GPL-3.0-or-later
// The buses of the mixer: what their strips show and what moving them does to their tracks.
#include "widgets/mixerwidget.h"

#include "widgets/channelstrip.h"

#include <algorithm>

namespace modalens {

MixerWidget::Bus *MixerWidget::findBus(const QString &key)
{
    const auto found =
        std::find_if(m_buses.begin(), m_buses.end(), [&key](const Bus &bus) { return bus.key == key; });
    return found == m_buses.end() ? nullptr : &*found;
}

/// A bus is what all of its tracks are; a locked one has no part in its level unless all are.
StripView MixerWidget::busView(Bus &bus) const
{
    StripView view;
    view.isMuted = view.isSolo = view.isLocked = true;
    view.isReached = false;
    view.defaultWeight = 0.0;
    QStringList names;
    QVector<double> weights;
    for (const int member : bus.members) {
        const StripView &track = m_strips.at(member)->track();
        view.signal.modality = track.signal.modality.section(QLatin1Char('+'), 0, 0); // without its shade
        view.signal.label = view.standardLabel = track.busLabel;
        view.isMuted = view.isMuted && track.isMuted;
        view.isSolo = view.isSolo && track.isSolo;
        view.isLocked = view.isLocked && track.isLocked;
        view.isReached = view.isReached || track.isReached;
        view.notReachedReason = track.notReachedReason;
        view.instead = track.instead;
        view.share += track.share;
        view.defaultWeight = std::max(view.defaultWeight, track.defaultWeight);
        view.weight = std::max(member == bus.members.front() ? 0.0 : view.weight, track.weight);
        if (!track.twinNote.isEmpty() && view.twinNote.isEmpty() && !m_unfolded.contains(bus.key))
            view.twinNote =
                tr("%1: %2", "signal, what its badge says").arg(track.signal.label, track.twinNote);
        if (!track.isLocked) {
            names << track.signal.name;
            weights << track.weight;
        }
    }
    if (view.isReached)
        view.instead.clear();
    view.signal.name = bus.key;
    bus.shape.observe(names, weights);
    if (!view.isLocked)
        view.weight = bus.shape.level();
    return view;
}

void MixerWidget::moveMembers(Bus &bus, double level)
{
    const QVector<double> weights = bus.shape.at(level);
    int next = 0;
    for (const int member : bus.members)
        if (!m_strips.at(member)->track().isLocked)
            m_strips.at(member)->showWeight(weights.at(next++));
}

/// What its strip shows other than its tracks is what the analyst has just done.
void MixerWidget::followBus(const QString &key)
{
    Bus *bus = findBus(key);
    if (!bus)
        return;
    const StripView now = bus->strip->track(), before = busView(*bus);
    if (now.weight != before.weight)
        moveMembers(*bus, now.weight);
    const bool isUnmuted = before.isMuted && !now.isMuted;
    if (!before.isMuted && now.isMuted)
        bus->mutedBefore.clear();
    for (const int member : bus->members) {
        StripView track = m_strips.at(member)->track();
        if (!before.isMuted && now.isMuted && track.isMuted)
            bus->mutedBefore << track.signal.name;
        if (now.isMuted != before.isMuted) // those muted before the bus was stay muted
            track.isMuted = now.isMuted || (isUnmuted && bus->mutedBefore.contains(track.signal.name));
        if (now.isSolo != before.isSolo)
            track.isSolo = now.isSolo;
        if (now.isLocked != before.isLocked)
            track.isLocked = now.isLocked;
        m_strips.at(member)->setTrack(track);
    }
}

void MixerWidget::toggleFold(const QString &key)
{
    if (!m_unfolded.removeOne(key))
        m_unfolded << key;
    showBuses();
    Q_EMIT foldsChanged();
}

void MixerWidget::setUnfoldedBuses(const QStringList &buses)
{
    m_unfolded = buses;
    showBuses();
}

void MixerWidget::showBuses()
{
    for (Bus &bus : m_buses) {
        const bool isFolded = !m_unfolded.contains(bus.key);
        bus.strip->setBus(int(bus.members.size()), isFolded);
        bus.strip->setTrack(busView(bus));
        bus.strip->setGrouped(!isFolded);
        for (const int member : bus.members) {
            if (isFolded && m_strips.at(member)->hasFocus())
                bus.strip->setFocus();
            m_strips.at(member)->setVisible(!isFolded);
            m_strips.at(member)->setGrouped(!isFolded);
        }
    }
}

} // namespace modalens
