// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

namespace modalens {

/// Where the parts of a strip lie, in widget pixels. Pure, so that tests can check pixels against weights.
struct StripGeometry
{
    QRectF name, mute, solo, groove, knob, weight, share;

    static StripGeometry of(const QSize &size, double weight);
    /// The weight, 0..1, whose knob is centred at `y`.
    double weightAt(double y) const;
};

/// One fader of the mixer: name, mute, solo, tall fader, weight and effective share. Painted by hand; holds
/// no state but its TrackView. Keys: up/down 0.01, page 0.1, Home 0, End 1, digits ("74" is 0.74, "1." starts
/// over), M, S.
class ChannelStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ChannelStrip(QWidget *parent = nullptr);
    void setTrack(const TrackView &track);
    const TrackView &track() const { return m_track; }
    void setShare(double share);
    /// What a double click on the fader goes back to.
    void setDefaultWeight(double weight);
    void setWeight(double weight); ///< As the keyboard does: emits changed().
    StripGeometry geometryNow() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changing(); ///< Every move of a drag.
    void changed();  ///< Released, key, wheel, mute, solo: worth an undo step.

private:
    enum class Part { None, Mute, Solo, Fader };
    Part partAt(const QPointF &position) const;
    void moveTo(double weight);
    void toggleMute();
    void toggleSolo();
    bool typeDigit(const QString &text);
    QString toolTipAt(const QPointF &position) const;
    void announce();

    TrackView m_track;
    double m_defaultWeight = 1.0;
    double m_grabOffsetPx = 0.0;
    double m_weightAtPress = 0.0;
    int m_wheelRest = 0;
    bool m_isDragging = false;
    Part m_hovered = Part::None;
    QString m_typed;
};

} // namespace modalens
