// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace modalens {

class GlyphButton;

/// "0:03", "1:02:09".
QString durationText(double seconds);

/// Play or stop, the time, and what it is; or the reason why it cannot be played.
class PlayControl : public QWidget
{
    Q_OBJECT

public:
    explicit PlayControl(const QString &label, QWidget *parent = nullptr);
    void setDuration(double seconds);
    /// `positionS` below 0: stopped.
    void setPosition(double positionS) { setPosition(positionS, positionS >= 0); }
    /// Stopped in the middle where `isPlaying` is false and `positionS` is not below 0.
    void setPosition(double positionS, bool isPlaying);
    bool isPlaying() const { return m_isPlaying; }
    /// Plays or stops, as the button does.
    void toggle();
    /// Takes ownership; stands at the right end.
    void addButton(GlyphButton *button);
    /// Said after the time: "frame 31 of 100".
    void setDetail(const QString &detail);
    /// Added after the label: "no sound device".
    void setNote(const QString &note);
    /// Replaces everything by a badge.
    void setBroken(const QString &reason);
    bool isBroken() const { return m_isBroken; }
    QString text() const;

Q_SIGNALS:
    void playRequested();
    void stopRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void colourBadge();

    QString m_name;
    QString m_note;
    QString m_detail;
    QHBoxLayout *m_layout;
    GlyphButton *m_button;
    QLabel *m_label;
    double m_durationS = 0;
    double m_positionS = -1;
    bool m_isPlaying = false;
    bool m_isBroken = false;
};

} // namespace modalens
