// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mixbus.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QScrollArea;

namespace modalens {

class ChannelStrip;
class EmptyState;

/// The channel strips side by side, 1 to 12 or more (scrolls sideways). Where several tracks are of one bus
/// (StripView::bus) a strip of the bus stands before theirs: its fader scales them in proportion, its buttons
/// do what all of theirs do. Folded, which a bus is at first, it stands for them. The caller passes only
/// signals that have data.
class MixerWidget : public QWidget
{
    Q_OBJECT

public:
    explicit MixerWidget(QWidget *parent = nullptr);
    /// Strips of signals that stay keep their widget and focus. A strip that is being dragged keeps its
    /// weight.
    void setTracks(const QVector<StripView> &tracks);
    /// One per track, in order; 0..1.
    void setShares(const QVector<double> &shares);
    QVector<StripView> tracks() const;
    int stripCount() const; ///< One per track; those of buses are apart.
    ChannelStrip *strip(int index) const;
    ChannelStrip *busStrip(const QString &bus) const; ///< nullptr where a bus has one track or none.
    /// Buses whose strips are shown, also such as are not there at the moment.
    const QStringList &unfoldedBuses() const { return m_unfolded; }
    void setUnfoldedBuses(const QStringList &buses);
    QSize sizeHint() const override;

Q_SIGNALS:
    void mixChanging(); ///< During a drag, every move.
    /// Committed: released, key, wheel, mute, solo, lock. \param fader whose it was by one key or notch of a
    /// row; empty for everything else.
    void mixChanged(const QString &fader = {});
    void trackRenamed(const QString &signal, const QString &name); ///< Empty: its own name again.
    void foldsChanged();

private:
    /// A bus of several tracks.
    struct Bus
    {
        QString key;
        QVector<int> members;
        ChannelStrip *strip = nullptr;
        BusShape shape;
        QStringList mutedBefore; ///< Tracks that were muted when the bus was.
    };
    void setStripCount(int count);
    void placeStrips(const QVector<MixBus> &buses);
    ChannelStrip *makeBusStrip(const QString &key);
    Bus *findBus(const QString &key);
    StripView busView(Bus &bus) const;
    void followBus(const QString &key);
    void moveMembers(Bus &bus, double level);
    void toggleFold(const QString &key);
    void showBuses();
    void showSilenced();
    void commit(const QString &fader);

    QVector<ChannelStrip *> m_strips; ///< One per track.
    QVector<MixBus> m_arrangement;
    std::vector<Bus> m_buses;
    QStringList m_unfolded;
    QScrollArea *m_scroll;
    QHBoxLayout *m_layout;
    EmptyState *m_empty;
};

} // namespace modalens
