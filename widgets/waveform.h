// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QVector>
#include <QWidget>

namespace modalens {

/// Loudest sample of each of `count` equal stretches, scaled so that the loudest of all is 1. Silence is all
/// 0. Pure.
QVector<float> soundEnvelope(const QVector<float> &samples, int count);

/// The sound as bars in a square of `side` pixels, transparent around them: a thumbnail. Thread-safe.
QImage waveformPicture(const QVector<float> &samples, int side, const QColor &colour);

/// A sound as bars; shows how far it has played. A click or the arrow keys ask for another place.
class Waveform : public QWidget
{
    Q_OBJECT

public:
    explicit Waveform(QWidget *parent = nullptr);
    void setSamples(const QVector<float> &samples);
    /// 0..1, or -1 while nothing plays.
    void setPosition(double position);
    QSize sizeHint() const override;

Q_SIGNALS:
    void seekRequested(double position); ///< 0..1

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVector<float> m_samples;
    QVector<float> m_envelope; ///< For the width that was painted last.
    double m_position = -1;
};

} // namespace modalens
