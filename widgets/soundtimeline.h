// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/spectrogram.h"

#include <QVector>
#include <QWidget>

#include <optional>

namespace modalens {

struct Theme;

struct TimeRange
{
    double fromS = 0, toS = 0;
    bool operator==(const TimeRange &) const = default;
};

/// A sound from left to right, as bars or as a spectrogram, with what has been played, its loudest second and
/// the range to be repeated. A click or Left and Right ask for another place, a drag or [ and ] for a range,
/// Space for play or stop, Escape for no range.
class SoundTimeline : public QWidget
{
    Q_OBJECT

public:
    explicit SoundTimeline(QWidget *parent = nullptr);
    void setSamples(const QVector<float> &samples, int sampleRate); ///< Not kept.
    void setSpectrogram(const Spectrogram &spectrogram);
    const Spectrogram &spectrogram() const { return m_spectrogram; }
    /// Bars until there is a spectrogram.
    void setSpectrogramShown(bool isShown);
    bool isSpectrogramShown() const { return m_isSpectrogramShown; }
    void setPosition(double positionS); ///< Below 0 while nothing plays.
    void setRange(const std::optional<TimeRange> &range);
    const std::optional<TimeRange> &range() const { return m_range; }
    double durationS() const { return m_durationS; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void seekRequested(double positionS);
    void rangeChosen(const std::optional<modalens::TimeRange> &range);
    void toggleRequested();
    void loopRequested(); ///< L: repeat or not.

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    double timeAt(double x) const;
    double xAt(double timeS) const;
    bool isPlayedAt(double timeS) const { return m_positionS < 0 || timeS < m_positionS; }
    void setEdge(bool isStart);
    void paintBars(QPainter *painter, const Theme &theme);
    void paintSpectrogram(QPainter *painter, const Theme &theme);
    void paintMarks(QPainter *painter, const Theme &theme) const;

    QVector<float> m_peaks;    ///< Of many equal stretches.
    QVector<float> m_envelope; ///< For the width that was painted last.
    Spectrogram m_spectrogram;
    QImage m_picture; ///< In the theme's colours; null until painted.
    std::optional<TimeRange> m_range;
    double m_durationS = 0;
    double m_positionS = -1;
    double m_pressedX = -1;
    bool m_isDragged = false;
    bool m_isSpectrogramShown = false;
};

} // namespace modalens
