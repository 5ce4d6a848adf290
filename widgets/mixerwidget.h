// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QHBoxLayout;
class QScrollArea;

namespace modalens {

class ChannelStrip;
class EmptyState;

/// The channel strips side by side, 1 to 12 or more (scrolls sideways). The caller passes only signals that
/// have data.
class MixerWidget : public QWidget
{
    Q_OBJECT

public:
    explicit MixerWidget(QWidget *parent = nullptr);
    /// Strips of signals that stay keep their widget and focus. A strip that is being dragged keeps its
    /// weight.
    void setTracks(const QVector<TrackView> &tracks);
    /// One per track, in order; 0..1.
    void setShares(const QVector<double> &shares);
    QVector<TrackView> tracks() const;
    int stripCount() const;
    ChannelStrip *strip(int index) const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void mixChanging(); ///< During a drag, every move.
    void mixChanged();  ///< Committed: released, key, wheel, mute, solo.

private:
    void setStripCount(int count);
    void showSilenced();

    QVector<ChannelStrip *> m_strips;
    QScrollArea *m_scroll;
    QHBoxLayout *m_layout;
    EmptyState *m_empty;
};

} // namespace modalens
