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
/// no state but its TrackView. Keys: up/down 0.01, page 0.1, Home 0, End 1, digits ("7" is 0.7, "74" typed at
/// once 0.74), M, S; Escape takes a drag back.
class ChannelStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ChannelStrip(QWidget *parent = nullptr);
    void setTrack(const TrackView &track);
    const TrackView &track() const { return m_track; }
    void setShare(double share);
    /// Another strip is solo: this one is drawn as silent.
    void setSilenced(bool isSilenced);
    bool isDragging() const { return m_isDragging; }
    /// "muted, solo, moves 29%": what a screen reader says after the weight.
    QString stateText() const;
    /// What a double click on the fader goes back to.
    void setDefaultWeight(double weight);
    void setWeight(double weight); ///< As the keyboard does: emits changed().
    StripGeometry geometryNow() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changing(); ///< Every move of a drag.
    void changed();  ///< Released, key, wheel, mute, solo: worth an undo step.

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Part { None, Mute, Solo, Fader };
    Part partAt(const QPointF &position) const;
    void moveTo(double weight);
    void toggleMute();
    void toggleSolo();
    void typeDigit(int digit, quint64 timeMs);
    void setHovered(Part part);
    QString toolTipAt(const QPointF &position) const;
    void announce();
    void paintButton(QPainter *painter, const QRectF &rect, const QString &letter, bool isOn,
                     bool isHovered) const;
    void paintFader(QPainter *painter, const StripGeometry &at, const QColor &colour) const;
    void paintTexts(QPainter *painter, const StripGeometry &at) const;

    TrackView m_track;
    double m_defaultWeight = 1.0;
    double m_grabOffsetPx = 0.0;
    double m_weightAtPress = 0.0;
    int m_wheelRest = 0;
    int m_typed = -1; ///< First typed digit, or -1.
    quint64 m_typedAtMs = 0;
    bool m_isDragging = false;
    bool m_isSilenced = false;
    Part m_hovered = Part::None;
};

} // namespace modalens
