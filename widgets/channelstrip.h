// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stripview.h"

#include <QWidget>

#include <optional>

namespace modalens {

/// Where the parts of a strip lie, in widget pixels. Pure, so that tests can check pixels against weights.
struct StripGeometry
{
    QRectF name, mute, solo, lock, twin, groove, knob, weight, share;
    QRectF fold; ///< Null unless the strip is that of a bus.
    bool isShareShort =
        false; ///< One line of it: the strip is low. Where it is lower still the share is null.

    /// Name, weight and a knob that can be moved are there whatever the size, from minimumSizeHint() on.
    static StripGeometry of(const QSize &size, double weight, bool isBus = false);
    /// How far the middle of the knob goes.
    double travel() const;
    /// The weight, 0..1, whose knob is centred at `y`.
    double weightAt(double y) const;
};

/// One fader of the mixer: name, mute, solo, lock, tall fader, weight and effective share; for a bus also its
/// fold. Painted by hand; holds no state but its StripView.
///
/// Keys: up and down 0.01 (with Ctrl 0.001, with Shift 0.1), page 0.1, Home 0, End 1, R the default, a typed
/// number exactly that, M, S, L, F2 renames, Space folds a bus; Escape takes a drag back. The wheel moves as
/// the arrows do. A drag with Shift held moves a tenth as fast.
class ChannelStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ChannelStrip(QWidget *parent = nullptr);
    void setTrack(const StripView &track);
    const StripView &track() const { return m_track; }
    void setShare(double share);
    /// Another strip is solo: this one is drawn as silent.
    void setSilenced(bool isSilenced);
    /// Makes it the strip of a bus of so many signals.
    void setBus(int signalCount, bool isFolded);
    bool isBus() const { return m_signalCount > 0; }
    bool isFolded() const { return m_isFolded; }
    /// Drawn as one of the strips of an open bus.
    void setGrouped(bool isGrouped);
    bool isDragging() const { return m_isDragging; }
    /// "muted, solo, moves 29%": what a screen reader says after the weight.
    QString stateText() const;
    void setWeight(double weight);  ///< As the keyboard does: emits changed(). A locked one stays.
    void showWeight(double weight); ///< As its bus moves it: emits nothing.
    StripGeometry geometryNow() const;

    void toggleMute();
    void toggleSolo();
    void toggleLock();
    void toggleFold(); ///< Of a bus.
    void resetWeight() { setWeight(m_track.defaultWeight); }
    void editName(); ///< Unless it is a bus.
    /// \param typed what the entry begins with; absent: the weight, selected.
    void editWeight(std::optional<QString> typed = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changing(); ///< Every move of a drag.
    /// Released, key, wheel, mute, solo, lock: worth an undo step. \param isStep one key or notch of a row.
    void changed(bool isStep = false);
    void renamed(const QString &name); ///< As typed; empty: its own name again.
    void foldToggled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Part { None, Name, Mute, Solo, Fold, Lock, Twin, Fader, Weight };
    /// Where a drag counts from; a new one whenever its speed changes.
    struct Grip
    {
        double y = 0, weight = 0;
        bool isFine = false;
    };
    Part partAt(const QPointF &position) const;
    bool pressButton(Part part);
    void startDrag(double y, Qt::KeyboardModifiers modifiers);
    bool moveKey(int key, Qt::KeyboardModifiers modifiers);
    bool commandKey(int key);
    void moveTo(double weight);
    void change(double weight, bool isStep);
    /// Says why a locked fader does not move.
    bool refuses();
    void toggle(bool TrackView::*flag);
    void setHovered(std::optional<Part> part);
    QString toolTipAt(const QPointF &position) const;
    QString faderTip() const;
    QString nameTip() const;
    void announce();
    void paintButton(QPainter *painter, const QRectF &rect, const QString &letter, Part part,
                     bool isOn) const;
    void paintLock(QPainter *painter, const QRectF &rect) const;
    void paintTwin(QPainter *painter, const QRectF &rect) const;
    void paintFader(QPainter *painter, const StripGeometry &at, const QColor &colour) const;
    void paintTexts(QPainter *painter, const StripGeometry &at) const;
    QString shareText(bool isShort) const;

    StripView m_track;
    Grip m_grip;
    double m_weightAtPress = 0.0;
    int m_wheelRest = 0;
    int m_signalCount = 0; ///< Of a bus; 0: the strip of one signal.
    bool m_isFolded = true;
    bool m_isGrouped = false;
    bool m_isDragging = false;
    bool m_isSilenced = false;
    std::optional<Part> m_hovered; ///< Absent: the pointer is elsewhere.
};

} // namespace modalens
